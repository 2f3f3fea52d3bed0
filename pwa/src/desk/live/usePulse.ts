/** A pulse as long as the page is there and there is something to wait for. */
import { onScopeDispose, watch, type Ref } from 'vue';
import { pulse } from './pulse';

export function usePulse(every_ms: number, wanted: Ref<boolean>, beat: (signal: AbortSignal) => Promise<void>): void {
  let end: (() => void) | undefined;
  watch(wanted, (now) => {
    end?.();
    end = now ? pulse(every_ms, beat) : undefined;
  }, { immediate: true });
  onScopeDispose(() => end?.());
}
