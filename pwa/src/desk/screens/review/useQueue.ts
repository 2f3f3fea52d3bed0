/** The records that a filter finds, a page at a time; what was decided stays in its row until the list is read anew. */
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { tell } from '../../problem';
import { useLoad } from '../../useLoad';
import { fetchQueue, peekAtQueue } from './api';
import type { QueueFilters } from './filters';
import type { Queue, QueueRow, ReviewState } from './types';

export function useQueue(filters: Ref<QueueFilters>) {
  const first = useLoad(filters, (now, signal) => fetchQueue(now, '', signal));
  const further = shallowRef<QueueRow[]>([]);
  const next = ref<string | null>(null);
  const adding = ref(false);
  /** States that came of decisions made here. */
  const decided = shallowRef<ReadonlyMap<string, ReviewState>>(new Map());
  /** Those of them that the server's counts are older than. */
  const uncounted = shallowRef<ReadonlySet<string>>(new Set());
  /** Pages that only give newer values to the rows that are shown. */
  const patches = new WeakSet<Queue>();

  watch(first.value, (page) => {
    if (page && patches.has(page)) return;
    further.value = [];
    decided.value = new Map();
    uncounted.value = new Set();
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
      if (!became || !uncounted.value.has(id)) continue;
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

  /** The server says so: its counts will, too. */
  const see = (id: string, state: ReviewState) => (decided.value = new Map(decided.value).set(id, state));

  /** It was decided here. */
  function mark(id: string, state: ReviewState): void {
    see(id, state);
    uncounted.value = new Set(uncounted.value).add(id);
  }

  function patch(page: Queue): void {
    const now = first.value.value;
    if (!now) return;
    const newest = new Map(page.records.map((row) => [row.id, row]));
    const patched = { ...now, records: now.records.map((row) => newest.get(row.id) ?? row), counts: page.counts };
    patches.add(patched);
    first.value.value = patched;
    further.value = further.value.map((row) => newest.get(row.id) ?? row);
    uncounted.value = new Set();
  }

  return {
    rows, counts, next, more, neighbour, mark, see, patch,
    peek: (signal: AbortSignal) => peekAtQueue(filters.value, listed.value.length, signal),
    put: (page: Queue) => (first.value.value = page),
    loaded: computed(() => first.value.value !== null),
    busy: computed(() => first.busy.value || adding.value),
    problem: first.problem, again: first.again,
  };
}
