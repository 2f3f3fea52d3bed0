/** Who is signed in, for screens: follows the store. */
import { computed, ref, shallowRef } from 'vue';
import { onChange } from '../store/changes';
import { mayRequest, session, type Session } from '../store/session';

export const who = shallowRef<Session | null>(null);
const now_ms = ref(Date.now());
/** Somebody has signed in, but the server will not take the token any more. */
export const signInDue = computed(() => who.value !== null && !mayRequest(who.value, now_ms.value));

/** Reads the session now; the router asks `who` before the store's own note has arrived. */
export async function readSession(): Promise<void> {
  who.value = (await session()) ?? null;
  now_ms.value = Date.now();
}

export async function followSession(): Promise<void> {
  // A token also dies by its date, while nothing is stored that would tell.
  setInterval(() => (now_ms.value = Date.now()), 60_000);
  onChange((change) => change === 'session' && void readSession());
  await readSession();
}
