/**
 * What the status line shows. Whoever watches the position puts each fix into `shownFix`
 * (null when the watch fails or is refused); the line itself lets a fix grow old.
 */
import { onScopeDispose, ref, shallowRef } from 'vue';
import type { Fix } from '../api/types';
import { onChange } from '../store/changes';
import { counts, unsent, type Counts } from '../store/visit';

/** Up to this radius, metres, a fix is called good: domain F4, the least edge distance. */
export const GOOD_FIX_M = 10;
/** A fix older than this, milliseconds, is shown as none: a walker has left its circle. */
export const FIX_STALE_MS = 60_000;

export const shownFix = shallowRef<Fix | null>(null);
export const online = ref(navigator.onLine);
export const visitCounts = shallowRef<Counts>({
  unmatched: 0, draft: 0, ready: 0, sending: 0, received: 0, refused: 0, stuck: 0,
});
export const unsentCount = ref(0);

export type FixQuality = 'good' | 'weak' | 'none';

export function fixQuality(fix: Fix | null, now_ms: number): FixQuality {
  if (!fix || now_ms - Date.parse(fix.taken_at) > FIX_STALE_MS) return 'none';
  return fix.accuracy_m !== null && fix.accuracy_m <= GOOD_FIX_M ? 'good' : 'weak';
}

async function count(): Promise<void> {
  visitCounts.value = await counts();
  unsentCount.value = unsent(visitCounts.value);
}

/** Keeps signal and counts current for as long as the calling scope lives. */
export function watchStatus(): void {
  const signal = () => (online.value = navigator.onLine);
  addEventListener('online', signal);
  addEventListener('offline', signal);
  const stop = onChange((change) => change === 'visits' && void count());
  void count();
  onScopeDispose(() => {
    removeEventListener('online', signal);
    removeEventListener('offline', signal);
    stop();
  });
}
