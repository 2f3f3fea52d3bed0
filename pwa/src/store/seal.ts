/** Signs a record as it is being finished. */
import type { Seal } from '../api/types';
import { claimOf } from '../outbox/claim';
import { manifestOf } from '../seal/manifest';
import { signatureOf } from '../seal/signing';
import { deviceKey } from './keys';
import { nonceOf } from './nonces';
import type { StoredPhoto, Visit } from './rows';

/**
 * The seal of a finished visit that is not yet stored, by its person's key. Null where there is no key or the browser
 * fails to sign: an unsigned record is worth more than none.
 */
export async function sealOf(visit: Visit, photos: readonly StoredPhoto[], now_ms: number): Promise<Seal | null> {
  try {
    const [key, held] = await Promise.all([deviceKey(visit.person_id), nonceOf(visit.id, now_ms)]);
    if (!key) return null;
    const part = { key_id: key.key_id, nonce: held?.nonce ?? null, signed_at: new Date(now_ms).toISOString() };
    const manifest = manifestOf({ id: visit.id, claim: claimOf(visit, photos), ...part });
    return { ...part, signature: await signatureOf(key.pair, manifest) };
  } catch {
    return null;
  }
}
