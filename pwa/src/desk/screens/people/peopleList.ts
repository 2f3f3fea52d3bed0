/** The people whom some words find, a page at a time by the server's cursor. */
import type { Ref } from 'vue';
import { client } from '../../api';
import { usePages, type Page } from '../../usePages';
import type { PersonRow } from './people';

const PAGE = 50;

async function page(q: string, after: string, signal?: AbortSignal): Promise<Page<PersonRow>> {
  const query = { limit: PAGE, ...(q ? { q } : {}), ...(after ? { after } : {}) };
  const { data } = await client.GET('/api/v1/people', { params: { query }, ...(signal ? { signal } : {}) });
  return { rows: data!.people, next: data!.next };
}

export const usePeopleList = (q: Ref<string>) => usePages(q, page);
