/** What the server gave to prove that a visit is no older: one nonce a visit, until it is too old. */
import { database, write } from './db';

export interface HeldNonce {
  visit_id: string;
  nonce: string;
  /** Unix milliseconds by this phone's clock until which it may be signed with. */
  until_ms: number;
}

/** The nonce of the visit, or null where there is none that is good at `now_ms`. */
export async function nonceOf(visit_id: string, now_ms: number): Promise<HeldNonce | null> {
  const held = await (await database()).get('nonces', visit_id);
  return held && held.until_ms > now_ms ? held : null;
}

/** Keeps the nonce in place of the visit's older one, and drops those of other visits that are too old. */
export async function keepNonce(held: HeldNonce, now_ms: number): Promise<void> {
  await write(['nonces'], async (tx) => {
    const store = tx.objectStore('nonces');
    for (const row of await store.getAll()) if (row.until_ms <= now_ms) await store.delete(row.visit_id);
    await store.put(held);
  });
}
