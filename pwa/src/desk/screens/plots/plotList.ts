/** The plots that a filter finds, a page at a time by the server's cursor. */
import { computed, type Ref } from 'vue';
import { client, QUIET, type Schemas } from '../../api';
import { useLoad } from '../../useLoad';
import { usePages, type Page } from '../../usePages';
import { askedOf, type PlotFilters } from './filters';

export type PlotRow = Schemas['PlotPage']['plots'][number];

export type PlotDetail = Schemas['PlotOut'];

/** West, south, east, north in degrees. */
export type Box = [number, number, number, number];

interface PlotPage extends Page<PlotRow> {
  /** Of all plots that the filters find; null on later pages. */
  count: number | null;
  box: Box | null;
  /** Net areas of all of them, mu: what counts, and what has turned again; null on later pages. */
  counted_mu: string | null;
  relapsed_mu: string | null;
}

const pageOf = ({ plots, next, count, box, counted_mu, relapsed_mu }: Schemas['PlotPage']): PlotPage =>
  ({ rows: plots, next, count, box: box as Box | null, counted_mu, relapsed_mu });

const PAGE = 50;
/** The longest page that the server gives. */
const LONGEST_PAGE = 200;

async function page(filters: PlotFilters, after: string, signal?: AbortSignal): Promise<PlotPage> {
  const query = { limit: PAGE, ...askedOf(filters), ...(after ? { after } : {}) };
  const { data } = await client.GET('/api/v1/plots', { params: { query }, ...(signal ? { signal } : {}) });
  return pageOf(data!);
}

export function usePlotList(filters: Ref<PlotFilters>) {
  const list = usePages(filters, page);
  return {
    ...list,
    patch: (newest: PlotPage) => list.patch(newest, ({ id }) => id),
    /** The newest beginning of what is shown, at least a page; it is the page that asks. */
    async peek(signal: AbortSignal): Promise<PlotPage> {
      const limit = Math.min(LONGEST_PAGE, Math.max(PAGE, list.rows.value.length));
      const { data } = await client.GET('/api/v1/plots', { params: { query: { limit, ...askedOf(filters.value) } }, headers: QUIET, signal });
      return pageOf(data!);
    },
  };
}
export type PlotList = ReturnType<typeof usePlotList>;

/** The row of a plot that is open; one that is not among those listed is asked for, whatever the filters. */
export function useOpenRow(id: Ref<string | null>, filters: Ref<PlotFilters>, { rows, loaded }: PlotList) {
  const listed = computed(() => rows.value.find((row) => row.id === id.value) ?? null);
  const asked = computed(() => (id.value && loaded.value && !listed.value ? `${id.value} ${filters.value.year}` : ''));
  const { value } = useLoad(asked, async (words, signal) => {
    const [plot, year] = words.split(' ');
    if (!plot) return null;
    const { data } = await client.GET('/api/v1/plots', { params: { query: { plot, year: Number(year), limit: 1 } }, signal });
    return data!.plots[0] ?? null;
  });
  const apart = computed(() => (asked.value && value.value?.id === id.value ? value.value : null));
  return { apart, row: computed(() => listed.value ?? apart.value) };
}
