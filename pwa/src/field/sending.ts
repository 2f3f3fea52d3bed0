/** When the outbox runs by itself: at the start, with new signal, on coming to the front, after a save. */
import { shallowRef } from 'vue';
import { runOutbox, type Rest } from '../outbox/run';
import { onChange } from '../store/changes';

/** Why the outbox last came to rest; null while it has not run or is running. */
export const resting = shallowRef<Rest | null>(null);
export const running = shallowRef(false);

let timer: ReturnType<typeof setTimeout> | undefined;
/** Something was stored while the outbox ran; it may have read the list just before. */
let stored_meanwhile = false;
/** Browsers turn a longer delay into none at all. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Runs the outbox now; resolves when it rests. */
export async function sendAll(): Promise<void> {
  clearTimeout(timer);
  running.value = true;
  try {
    let rest: Rest;
    do {
      stored_meanwhile = false;
      rest = await runOutbox();
    } while (stored_meanwhile && rest.do === 'nothing' && rest.why !== 'offline');
    resting.value = rest;
    if (rest.do === 'wait') {
      timer = setTimeout(() => void sendAll(), Math.min(Math.max(rest.until_ms - Date.now(), 500), LONGEST_TIMER_MS));
    }
    if (rest.do === 'wait' || (rest.do === 'nothing' && rest.why === 'offline')) await askForSync();
  } finally {
    running.value = false;
  }
}

/** Background Sync, where it exists, sends after the page is closed (Chromium browsers only). */
async function askForSync(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const sync = (registration as unknown as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync;
  await sync?.register('xuntian-outbox').catch(() => undefined);
}

/** Starts the triggers for the life of the page. */
export function startOutbox(): void {
  const run = () => void sendAll();
  addEventListener('online', run);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') run();
  });
  onChange((change) => {
    if (change !== 'visits' && change !== 'session') return;
    stored_meanwhile = true;
    if (!running.value) run();
  });
  run();
}
