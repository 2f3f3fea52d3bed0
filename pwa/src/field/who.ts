/** Who is signed in, for screens: follows the store. */
import { computed, shallowRef } from 'vue';
import { onChange } from '../store/changes';
import { mayRequest, session, type Session } from '../store/session';

export const who = shallowRef<Session | null>(null);
/** Somebody has signed in, but the server will not take the token any more. */
export const signInDue = computed(() => who.value !== null && !mayRequest(who.value, Date.now()));

/** Reads the session now; the router asks `who` before the store's own note has arrived. */
export async function readSession(): Promise<void> {
  who.value = (await session()) ?? null;
}

export async function followSession(): Promise<void> {
  onChange((change) => change === 'session' && void readSession());
  await readSession();
}
