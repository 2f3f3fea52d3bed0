/** The records that a filter finds, a page at a time; what was decided stays in its row until the list is read anew. */
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { tell } from '../../problem';
import { useLoad } from '../../useLoad';
import { fetchQueue } from './api';
import type { QueueFilters } from './filters';
import type { QueueRow, ReviewState } from './types';

export function useQueue(filters: Ref<QueueFilters>) {
  const first = useLoad(filters, (now, signal) => fetchQueue(now, '', signal));
  const further = shallowRef<QueueRow[]>([]);
  const next = ref<string | null>(null);
  const adding = ref(false);
  /** States that came of decisions made here. */
  const decided = shallowRef<ReadonlyMap<string, ReviewState>>(new Map());

  watch(first.value, (page) => {
    further.value = [];
    decided.value = new Map();
    next.value = page?.next ?? null;
  });

  const listed = computed(() => [...(first.value.value?.records ?? []), ...further.value]);
  const rows = computed(() => listed.value.map((row) => ({ ...row, state: decided.value.get(row.id) ?? row.state })));
  const counts = computed(() => {
    const now = first.value.value?.counts;
    if (!now) return null;
    const counted = { ...now };
    for (const { id, state } of listed.value) {
      const became = decided.value.get(id);
      if (!became) continue;
      counted[state] -= 1;
      counted[became] += 1;
    }
    return counted;
  });

  async function more(): Promise<void> {
    const beginning = first.value.value;
    if (!next.value || adding.value) return;
    adding.value = true;
    try {
      const answer = await fetchQueue(filters.value, next.value);
      if (first.value.value !== beginning) return;
      further.value = [...further.value, ...answer.records];
      next.value = answer.next;
    } catch (reason) {
      first.problem.value = tell(reason);
    } finally {
      adding.value = false;
    }
  }

  /** The row so many steps from `id`, of those that `fits`; the next page is read where the list ends before. */
  async function neighbour(id: string | null, step: 1 | -1, fits: (row: QueueRow) => boolean = () => true): Promise<QueueRow | null> {
    for (;;) {
      const at = rows.value.findIndex((row) => row.id === id);
      const beyond = step > 0 ? rows.value.slice(at + 1) : rows.value.slice(0, Math.max(at, 0)).reverse();
      const found = beyond.find(fits);
      if (found || step < 0 || !next.value) return found ?? null;
      const before = rows.value.length;
      await more();
      if (rows.value.length === before) return null;
    }
  }

  return {
    rows, counts, next, more, neighbour,
    mark: (id: string, state: ReviewState) => (decided.value = new Map(decided.value).set(id, state)),
    loaded: computed(() => first.value.value !== null),
    busy: computed(() => first.busy.value || adding.value),
    problem: first.problem, again: first.again,
  };
}
