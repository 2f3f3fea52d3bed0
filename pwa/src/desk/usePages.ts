/** A list that the server gives in pages by a cursor; other filters begin it anew. */
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { tell } from './problem';
import { useLoad } from './useLoad';

export interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/** `page` asks for what follows the cursor; the empty one is the beginning, which may say more of the whole list. */
export function usePages<Filters, Row, Said extends Page<Row>>(
  filters: Ref<Filters>,
  page: (filters: Filters, after: string, signal?: AbortSignal) => Promise<Said & Page<Row>>,
) {
  const first = useLoad(filters, (now, signal) => page(now, '', signal));
  const further = shallowRef<Row[]>([]);
  const next = ref<string | null>(null);
  const adding = ref(false);

  /** Beginnings that only give newer values to the rows that are shown. */
  const patches = new WeakSet<object>();

  watch(first.value, (beginning) => {
    if (beginning && patches.has(beginning)) return;
    further.value = [];
    next.value = beginning?.next ?? null;
  });

  async function more(): Promise<void> {
    const beginning = first.value.value;
    if (!next.value || adding.value) return;
    adding.value = true;
    try {
      const answer = await page(filters.value, next.value);
      if (first.value.value !== beginning) return;
      further.value = [...further.value, ...answer.rows];
      next.value = answer.next;
    } catch (reason) {
      first.problem.value = tell(reason);
    } finally {
      adding.value = false;
    }
  }

  /** Newest values for the rows that are shown, each in its place. */
  function patch(newest: Said & Page<Row>, keyOf: (row: Row) => string): void {
    const now = first.value.value;
    if (!now) return;
    const known = new Map(newest.rows.map((row) => [keyOf(row), row]));
    const fresh = (row: Row): Row => known.get(keyOf(row)) ?? row;
    const patched = { ...newest, rows: now.rows.map(fresh), next: now.next };
    patches.add(patched);
    first.value.value = patched;
    further.value = further.value.map(fresh);
  }

  return {
    beginning: first.value,
    patch,
    put: (newest: Said & Page<Row>) => (first.value.value = newest),
    rows: computed(() => [...(first.value.value?.rows ?? []), ...further.value]),
    loaded: computed(() => first.value.value !== null),
    busy: computed(() => first.busy.value || adding.value),
    problem: first.problem, again: first.again, next, more,
  };
}
