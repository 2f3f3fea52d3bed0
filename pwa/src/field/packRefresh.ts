/** Keeps the field pack fresh without being asked, and says how the last try went. */
import { ref, shallowRef } from 'vue';
import { Refused, Unreachable } from '../api/http';
import { fetchPack, type PackOutcome } from '../api/pack';
import type { Problem } from '../api/types';
import { onChange } from '../store/changes';
import { packMeta } from '../store/pack';

/** By itself the phone asks again at most this often, milliseconds. */
const FRESH_MS = 10 * 60_000;

export type PackTrial = { outcome: PackOutcome } | { outcome: 'unreachable' } | { outcome: 'refused'; problem: Problem };
export const fetching = ref(false);
export const lastTrial = shallowRef<PackTrial | null>(null);

/** Asks for the pack now; never throws for a server that is away or says no. */
export async function refreshPack(): Promise<void> {
  if (fetching.value) return;
  fetching.value = true;
  try {
    lastTrial.value = { outcome: await fetchPack() };
  } catch (reason) {
    if (reason instanceof Unreachable) lastTrial.value = { outcome: 'unreachable' };
    else if (reason instanceof Refused) lastTrial.value = { outcome: 'refused', problem: reason.problem };
    else throw reason;
  } finally {
    fetching.value = false;
  }
}

async function refreshIfOld(): Promise<void> {
  const meta = await packMeta();
  if (navigator.onLine && (!meta || Date.now() - meta.asked_at > FRESH_MS)) await refreshPack();
}

export function startPackRefresh(): void {
  const look = () => void refreshIfOld();
  addEventListener('online', look);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  onChange((change) => change === 'session' && look());
  look();
}
