/** Lists as files: what can be asked for, and how the server is asked. All throw Refused and Unreachable. */
import { t } from '../../words';
import { client, download, QUIET, type Schemas } from '../api';

export type Exported = Schemas['ExportOut'];
export type ListName = Exported['list'];
export type Format = Exported['format'];
/** The contract's types name every field, since each has a default. */
export type Filter = Partial<Schemas['WantedIn']['filter']>;
export type Counted = Schemas['CountOut'];

export interface Wanted {
  list: ListName;
  filter: Filter;
}

/** A screen's filters as the server wants them: what is empty does not filter. */
export function filterFrom(said: object): Filter {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '' && value !== null && value !== undefined && value !== false && value !== 0));
}

export const isUnderWay = ({ state }: Pick<Exported, 'state'>): boolean => state === 'waiting' || state === 'running';

const WAITS_LONG_MS = 60_000;

/** A worker looks every second, so that one that waits longer has none. */
export function lacksWorker(one: Pick<Exported, 'state' | 'asked_at'>, all: readonly Pick<Exported, 'state'>[], now_ms: number): boolean {
  if (one.state !== 'waiting' || all.some(({ state }) => state === 'running')) return false;
  return now_ms - Date.parse(one.asked_at) > WAITS_LONG_MS;
}

/** Why there is no file; a full disk of the server says other things to a phone. */
export function failureInWords(code: string | null): string {
  if (code === 'storage_full' || code === 'role_not_allowed') return t(`exports.failed_${code}`);
  return t('exports.failed');
}

/** “12.4 MB”; decimal, as files are sold. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

const bodyOf = ({ list, filter }: Wanted) => ({ list, filter: filter as Schemas['WantedIn']['filter'] });

export async function count(wanted: Wanted, signal: AbortSignal): Promise<Counted> {
  return (await client.POST('/api/v1/exports/count', { body: bodyOf(wanted), signal })).data!;
}

export async function ask(wanted: Wanted, format: Format, language: 'zh' | 'en'): Promise<Exported> {
  return (await client.POST('/api/v1/exports', { body: { ...bodyOf(wanted), format, language } })).data!;
}

export async function fetchExports(after: string, signal?: AbortSignal, quiet = false): Promise<Schemas['ExportPage']> {
  const how = { ...(signal && { signal }), ...(quiet && { headers: QUIET }) };
  return (await client.GET('/api/v1/exports', { params: { query: { after, limit: 50 } }, ...how })).data!;
}

export async function remove(export_id: string): Promise<void> {
  await client.DELETE('/api/v1/exports/{export_id}', { params: { path: { export_id } } });
}

export const fetchFile = ({ id, filename }: Exported): Promise<void> => download(`exports/${id}/file`, filename);
