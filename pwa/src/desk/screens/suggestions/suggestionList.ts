/** Complaints and suggestions, a page at a time. */
import { computed, type Ref } from 'vue';
import { client, type Schemas } from '../../api';
import { usePages, type Page } from '../../usePages';
import type { Suggestion, SuggestionFilters } from './filters';

type Counts = Schemas['SuggestionPage']['counts'];
type Told = Page<Suggestion> & { counts: Counts | null };
const PAGE = 50;

async function page({ mine, state, kind, area }: SuggestionFilters, after: string, signal?: AbortSignal): Promise<Told> {
  const how = signal ? { signal } : {};
  if (mine) {
    const { data } = await client.GET('/api/v1/me/suggestions', { params: { query: { after, limit: PAGE } }, ...how });
    return { rows: data!.suggestions, next: data!.next, counts: null };
  }
  const query = { after, limit: PAGE, state, kind, area };
  const { data } = await client.GET('/api/v1/suggestions', { params: { query }, ...how });
  return { rows: data!.suggestions, next: data!.next, counts: data!.counts };
}

export function useSuggestions(filters: Ref<SuggestionFilters>) {
  const pages = usePages<SuggestionFilters, Suggestion, Told>(filters, page);
  return { ...pages, counts: computed(() => pages.beginning.value?.counts ?? null) };
}
