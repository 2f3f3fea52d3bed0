/** When to ask again: steadily, and ever more rarely while the server cannot be reached. */
const LONGEST_MS = 60_000;

export function pauseAfter(every_ms: number, failures: number): number {
  return Math.min(every_ms * 2 ** failures, Math.max(LONGEST_MS, every_ms));
}

/** Nobody looks at a page that is hidden, and nothing is reached without network. */
export const isWatched = (): boolean => document.visibilityState === 'visible' && navigator.onLine;

/**
 * Calls `beat` every so often while the page is looked at, one after the other, and at once when it is looked at
 * again. A beat that fails is not told: the next one comes. Returns what ends it.
 */
export function pulse(every_ms: number, beat: (signal: AbortSignal) => Promise<void>, at_once = false): () => void {
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let beating = false;

  async function go(): Promise<void> {
    clearTimeout(timer);
    if (beating || ended.signal.aborted || !isWatched()) return;
    beating = true;
    try {
      await beat(ended.signal);
      failures = 0;
    } catch {
      failures += 1;
    } finally {
      beating = false;
    }
    if (!ended.signal.aborted) timer = setTimeout(() => void go(), pauseAfter(every_ms, failures));
  }

  const wake = () => void go();
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  if (at_once) wake();
  else timer = setTimeout(wake, every_ms);
  return () => {
    ended.abort();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', wake);
    window.removeEventListener('online', wake);
  };
}
