/** A draft of limits as a person types it, and back to the values of the contract. */
import type { Schemas } from '../../api';

export type Limit = Schemas['EditionOut.LimitOut'];
/** Name of a limit → what stands in its field; both days of a window are divided by a bar. */
export type Texts = Record<string, string>;
export type Wrong = 'kind' | 'too_small' | 'too_large' | 'no_day' | 'order' | 'unknown' | 'missing';
export type Change = { limit: Limit; value: unknown };

export function textOf(kind: Limit['kind'], value: unknown): string {
  if (kind === 'days') return (value as string[]).join('|');
  if (kind === 'table') return (value as [string, number][]).map(([name, count]) => `${name} ${count}`).join('\n');
  return String(value);
}

/** The value that `text` says; what says none comes back as it stands, for the server to refuse. */
export function valueOf(kind: Limit['kind'], text: string): unknown {
  const plain = text.trim();
  switch (kind) {
    case 'number':
    case 'integer': return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : plain;
    case 'flag': return plain === 'true';
    case 'days': return plain.split('|');
    case 'table': return plain.split('\n').filter((row) => row.trim() !== '').map(rowOf);
    default: return plain;
  }
}

/** “柑橘 60”: a name and the number at the end. */
function rowOf(row: string): unknown[] {
  const [, name, count] = /^(.*\S)\s+(\S+)$/.exec(row.trim()) ?? [null, row.trim(), ''];
  return [name, valueOf('number', count!)];
}

/** What is wrong before the server is asked; it knows the rest. */
export function wrongOf(limit: Limit, text: string): Wrong | null {
  if (limit.kind !== 'number' && limit.kind !== 'integer') return null;
  const value = valueOf(limit.kind, text);
  if (typeof value !== 'number' || (limit.kind === 'integer' && !Number.isInteger(value))) return 'kind';
  if (limit.low !== null && value < limit.low) return 'too_small';
  return limit.high !== null && value > limit.high ? 'too_large' : null;
}

export function changesOf(limits: Limit[], texts: Texts): Change[] {
  return limits
    .map((limit) => ({ limit, value: valueOf(limit.kind, texts[limit.name] ?? textOf(limit.kind, limit.value)) }))
    .filter(({ limit, value }) => JSON.stringify(value) !== JSON.stringify(limit.value));
}

/** “2026.2” where “2026.1” is there. */
export function nextId(ids: string[], year: number): string {
  const numbers = ids.map((id) => /^(\d{4})\.(\d{1,6})$/.exec(id)).filter((found) => Number(found?.[1]) === year);
  return `${year}.${Math.max(0, ...numbers.map((found) => Number(found![2]))) + 1}`;
}
