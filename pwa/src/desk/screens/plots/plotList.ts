/** The plots that a filter finds, a page at a time by the server's cursor. */
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { client, type Schemas } from '../../api';
import { tell } from '../../problem';
import { useLoad } from '../../useLoad';
import type { PlotFilters } from './filters';

export type PlotRow = Schemas['PlotPage']['plots'][number];

export type PlotDetail = Schemas['PlotOut'];

const PAGE = 50;

async function page({ q, grain, year }: PlotFilters, after: string, signal?: AbortSignal) {
  const query = { limit: PAGE, ...(q ? { q } : {}), ...(grain ? { grain, year } : {}), ...(after ? { after } : {}) };
  const { data } = await client.GET('/api/v1/plots', { params: { query }, ...(signal ? { signal } : {}) });
  return data!;
}

export function usePlotList(filters: Ref<PlotFilters>) {
  const first = useLoad(filters, (now, signal) => page(now, '', signal));
  const further = shallowRef<PlotRow[]>([]);
  const next = ref<string | null>(null);
  const adding = ref(false);

  watch(first.value, (page) => {
    further.value = [];
    next.value = page?.next ?? null;
  });

  async function more(): Promise<void> {
    const beginning = first.value.value;
    if (!next.value || adding.value) return;
    adding.value = true;
    try {
      const answer = await page(filters.value, next.value);
      if (first.value.value !== beginning) return;
      further.value = [...further.value, ...answer.plots];
      next.value = answer.next;
    } catch (reason) {
      first.problem.value = tell(reason);
    } finally {
      adding.value = false;
    }
  }

  return {
    rows: computed(() => [...(first.value.value?.plots ?? []), ...further.value]),
    loaded: computed(() => first.value.value !== null),
    busy: computed(() => first.busy.value || adding.value),
    problem: first.problem, again: first.again, next, more,
  };
}
