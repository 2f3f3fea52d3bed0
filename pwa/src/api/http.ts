/** Every request of the phone goes through here: base path, token, language, problems. */
import type { Problem } from './types';

export const API = '/api/v1';

/** The server answered, and the answer is no. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'Refused';
  }
}

/** No answer came: no signal, or the connection broke. */
export class Unreachable extends Error {
  constructor(reason: unknown) {
    super('no answer', { cause: reason });
    this.name = 'Unreachable';
  }
}

/** Reads an RFC 9457 problem; a body of another kind (a proxy's page) becomes `http_<status>`. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const known = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  return {
    code: typeof known.code === 'string' ? known.code : `http_${response.status}`,
    status: response.status,
    title: typeof known.title === 'string' ? known.title : '',
    facts: typeof known.facts === 'object' && known.facts !== null ? known.facts : {},
  };
}

/**
 * One request. Resolves with any answer of the server whose status is below 400 (or 304), throws
 * Refused for a problem and Unreachable where none came within `timeout_ms`.
 */
export async function ask(
  path: string,
  init: RequestInit & { token?: string | undefined; timeout_ms?: number } = {},
): Promise<Response> {
  const { token, timeout_ms = 60_000, headers, ...rest } = init;
  const sent = new Headers(headers);
  if (token) sent.set('Authorization', `Bearer ${token}`);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeout_ms);
  let response: Response;
  try {
    response = await fetch(path.startsWith('/') || /^https?:/.test(path) ? path : `${API}/${path}`, {
      ...rest, headers: sent, signal: stop.signal, credentials: 'omit', cache: 'no-store',
    });
  } catch (reason) {
    throw new Unreachable(reason);
  } finally {
    clearTimeout(timer);
  }
  if (response.status >= 400) throw new Refused(await problemOf(response));
  return response;
}
