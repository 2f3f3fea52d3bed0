/** Grids of the person's areas, and plots that lie in none. */
import type { Ref } from 'vue';
import { client, type Schemas } from '../../api';
import { usePages, type Page } from '../../usePages';

export type GridRow = Schemas['GridPage']['grids'][number];
export type Grid = Schemas['GridOut'];
export type GridPost = Grid['posts'][number];
export type LoosePlot = Schemas['LoosePage']['plots'][number];
export type GridBody = Schemas['GridBody'];
export const LEVELS: readonly GridBody['level'][] = ['grid', 'village', 'township', 'county'];
/** The ids in the address that stand for a grid still to be made, and for the plots without one. */
export const NEW = 'new';
export const LOOSE = 'unassigned';

export interface GridFilters {
  q: string;
  no_chief: boolean;
}

export interface GridPage extends Page<GridRow> {
  unassigned: number | null;
  without_chief: number | null;
}

async function page({ q, no_chief }: GridFilters, after: string, signal?: AbortSignal): Promise<GridPage> {
  const query = { limit: 50, ...(q ? { q } : {}), ...(no_chief ? { no_chief } : {}), ...(after ? { after } : {}) };
  const { data } = await client.GET('/api/v1/grids', { params: { query }, ...(signal ? { signal } : {}) });
  return { rows: data!.grids, next: data!.next, unassigned: data!.unassigned, without_chief: data!.without_chief };
}

export const useGrids = (filters: Ref<GridFilters>) => usePages<GridFilters, GridRow, GridPage>(filters, page);

export async function loosePlots(): Promise<Schemas['LoosePage']> {
  return (await client.GET('/api/v1/grids/unassigned', { params: { query: { limit: 100 } } })).data!;
}

/** Has grids name plots; what it answers, given back to it, undoes it. */
export async function namePlots(plots: { plot_id: string; grid_id: string | null }[]): Promise<{ plot_id: string; grid_id: string | null }[]> {
  return (await client.POST('/api/v1/grids/plots', { body: { plots } })).data!.before;
}
