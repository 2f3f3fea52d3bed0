/** Tells every screen, tab and the service worker that something stored has changed. */

export type Change = 'visits' | 'pack' | 'session' | 'settings' | 'keys';

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('xuntian');
const listeners = new Set<(change: Change) => void>();

channel?.addEventListener('message', (event: MessageEvent<Change>) => {
  for (const listener of listeners) listener(event.data);
});
// Node keeps a process alive for an open channel; browsers have no unref.
(channel as unknown as { unref?: () => void } | undefined)?.unref?.();

export function announce(change: Change): void {
  // A channel does not speak to itself.
  for (const listener of listeners) listener(change);
  channel?.postMessage(change);
}

/** Calls back after each committed change, from whichever tab; returns the way to stop. */
export function onChange(callback: (change: Change) => void): () => void {
  listeners.add(callback);
  return () => listeners.delete(callback);
}
