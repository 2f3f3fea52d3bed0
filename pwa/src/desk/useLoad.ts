/** Loads what a page shows; the page keeps its last good answer while a newer one is on its way. */
import { onScopeDispose, ref, shallowRef, watch, type WatchSource } from 'vue';
import { tell, type Told } from './problem';

/**
 * `load` runs at once and whenever `source` changes; an answer that was overtaken is dropped. `quiet`: it is the page
 * that asks, not a person.
 */
export function useLoad<Source, Value>(
  source: WatchSource<Source>,
  load: (now: Source, signal: AbortSignal, quiet: boolean) => Promise<Value>,
) {
  const value = shallowRef<Value | null>(null);
  const problem = shallowRef<Told | null>(null);
  const busy = ref(false);
  let running: AbortController | undefined;
  let whispering: AbortController | undefined;
  let last: Source;

  async function run(now: Source): Promise<void> {
    last = now;
    running?.abort();
    whispering?.abort();
    const mine = (running = new AbortController());
    busy.value = true;
    problem.value = null;
    try {
      const answer = await load(now, mine.signal, false);
      if (!mine.signal.aborted) value.value = answer;
    } catch (reason) {
      if (!mine.signal.aborted) problem.value = tell(reason);
    } finally {
      if (running === mine) busy.value = false;
    }
  }

  /** Looks whether there is anything newer; that it does, or cannot, is not shown. */
  async function quietly(): Promise<void> {
    if (busy.value || value.value === null) return;
    whispering?.abort();
    const mine = (whispering = new AbortController());
    try {
      const answer = await load(last, mine.signal, true);
      if (!mine.signal.aborted) value.value = answer;
    } catch {
      // what is shown stays
    }
  }

  watch(source, run, { immediate: true });
  onScopeDispose(() => {
    running?.abort();
    whispering?.abort();
  });
  return { value, problem, busy, again: () => run(last), quietly };
}
