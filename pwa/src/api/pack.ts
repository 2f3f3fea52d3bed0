/** Fetches the field pack: whole once, then what changed since. */
import { mergePack, packMeta, packUnchanged } from '../store/pack';
import { expireSession, mayRequest, session as storedSession } from '../store/session';
import { ask, Refused } from './http';
import type { Pack } from './types';

export type PackOutcome = 'changed' | 'unchanged' | 'sign_in';

/** Brings the pack up to date. Throws Refused or Unreachable; the pack on the phone then stands. */
export async function fetchPack(): Promise<PackOutcome> {
  const session = await storedSession();
  const now_ms = Date.now();
  if (!mayRequest(session, now_ms)) return 'sign_in';
  const meta = await packMeta();
  const known = meta?.person_id === session.person.id ? meta : undefined;
  let response: Response;
  try {
    response = await ask(known ? `pack?since=${encodeURIComponent(known.cursor)}` : 'pack', {
      token: session.token,
      headers: known?.etag ? { 'If-None-Match': known.etag } : {},
    });
  } catch (reason) {
    if (!(reason instanceof Refused) || reason.problem.status !== 401) throw reason;
    await expireSession(session.token);
    return 'sign_in';
  }
  if (response.status === 304) {
    await packUnchanged(now_ms);
    return 'unchanged';
  }
  const bytes = await response.arrayBuffer();
  const pack = JSON.parse(new TextDecoder().decode(bytes)) as Pack;
  await mergePack(pack, { etag: response.headers.get('ETag'), size_bytes: bytes.byteLength, asked_at: now_ms });
  return 'changed';
}
