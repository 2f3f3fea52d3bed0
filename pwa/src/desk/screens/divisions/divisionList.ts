/** The divisions whose name or code some words find, a page at a time by the server's cursor. */
import type { Ref } from 'vue';
import { client, type Schemas } from '../../api';
import { usePages, type Page } from '../../usePages';

export type Division = Schemas['DivisionPage']['divisions'][number];

const PAGE = 200;

/** How far a row stands in from the left. */
const DEPTH: Record<Division['level'], number> = { province: 0, city: 0, county: 0, township: 1, village: 2, group: 3 };

export const depthOf = ({ level }: Division): number => DEPTH[level];

async function page(q: string, after: string, signal?: AbortSignal): Promise<Page<Division>> {
  const query = { limit: PAGE, ...(q ? { q } : {}), ...(after ? { after } : {}) };
  const { data } = await client.GET('/api/v1/divisions', { params: { query }, ...(signal ? { signal } : {}) });
  return { rows: data!.divisions, next: data!.next };
}

export const useDivisions = (q: Ref<string>) => usePages(q, page);
