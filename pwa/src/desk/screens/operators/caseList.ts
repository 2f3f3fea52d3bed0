/** Cases of plots whose household has left, a page at a time. */
import { computed, type Ref } from 'vue';
import { client } from '../../api';
import type { Case } from '../../operators/operators';
import { usePages, type Page } from '../../usePages';
import type { CaseFilters } from './filters';

type Told = Page<Case> & { count: number };
const PAGE = 50;

async function page({ state, area }: CaseFilters, after: string, signal?: AbortSignal): Promise<Told> {
  const query = { after, limit: PAGE, state, area };
  const { data } = await client.GET('/api/v1/operator-cases', { params: { query }, ...(signal && { signal }) });
  return { rows: data!.cases, next: data!.next, count: data!.count };
}

export function useCases(filters: Ref<CaseFilters>) {
  const pages = usePages<CaseFilters, Case, Told>(filters, page);
  return { ...pages, count: computed(() => pages.beginning.value?.count ?? null) };
}
