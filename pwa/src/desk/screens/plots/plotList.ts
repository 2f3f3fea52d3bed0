/** The plots that a filter finds, a page at a time by the server's cursor. */
import type { Ref } from 'vue';
import { client, type Schemas } from '../../api';
import { usePages, type Page } from '../../usePages';
import type { PlotFilters } from './filters';

export type PlotRow = Schemas['PlotPage']['plots'][number];

export type PlotDetail = Schemas['PlotOut'];

const PAGE = 50;

async function page({ q, grain, year }: PlotFilters, after: string, signal?: AbortSignal): Promise<Page<PlotRow>> {
  const query = { limit: PAGE, ...(q ? { q } : {}), ...(grain ? { grain, year } : {}), ...(after ? { after } : {}) };
  const { data } = await client.GET('/api/v1/plots', { params: { query }, ...(signal ? { signal } : {}) });
  return { rows: data!.plots, next: data!.next };
}

export const usePlotList = (filters: Ref<PlotFilters>) => usePages(filters, page);
