/** The canonical form of JSON (RFC 8785): one text for one value, so that a signature can be checked anywhere. */

/** Either half of a surrogate pair without the other. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Members in the order of their UTF-16 units, numbers and strings as ECMAScript writes them; a member that is undefined
 * is left out, as JSON.stringify does. Throws TypeError for what has no such form.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'string' && !LONE_SURROGATE.test(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    members.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${canonical(name)}:${canonical(member)}`).join(',')}}`;
  }
  throw new TypeError(`no canonical form of ${typeof value} ${String(value)}`);
}
