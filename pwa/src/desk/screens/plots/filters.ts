/** Filters of the plot list, as words in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';

export const GRAIN = ['yes', 'no', 'unknown'] as const;
export type Grain = (typeof GRAIN)[number];

export interface PlotFilters {
  q: string;
  grain: Grain | null;
  /** Grain year that `grain` speaks of. */
  year: number;
}

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

export function filtersOf(query: LocationQuery, this_year: number): PlotFilters {
  const year = Number(one(query['year']));
  return {
    q: one(query['q']).trim().slice(0, 100),
    grain: GRAIN.find((known) => known === one(query['grain'])) ?? null,
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : this_year,
  };
}

/** The shortest address that says the same; a state is never written without its year. */
export function queryOf({ q, grain, year }: PlotFilters, this_year: number): LocationQueryRaw {
  return {
    ...(q === '' ? {} : { q }), ...(grain ? { grain } : {}),
    ...(grain || year !== this_year ? { year: String(year) } : {}),
  };
}

export function isFiltered({ q, grain }: PlotFilters): boolean {
  return q !== '' || grain !== null;
}
