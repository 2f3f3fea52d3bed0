/** Filters of the plot list and the map, as words in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';

export const STATES = ['yes', 'no', 'unknown'] as const;
export type State = (typeof STATES)[number];

export interface PlotFilters {
  q: string;
  /** Division code prefix; empty for all of the person's areas. */
  area: string;
  grain: State | null;
  cultivated: State | null;
  /** Year that `grain`, `cultivated` and the columns of the list speak of. */
  year: number;
  overdue: boolean;
  /** A record waits for review with more than notes. */
  findings: boolean;
  /** Restored land that turned again, and is not counted. */
  relapsed: boolean;
}

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';
const stateOf = (value: string): State | null => STATES.find((known) => known === value) ?? null;

export function filtersOf(query: LocationQuery, this_year: number): PlotFilters {
  const year = Number(one(query['year']));
  return {
    q: one(query['q']).trim().slice(0, 100),
    area: /^\d{1,12}$/.exec(one(query['area']))?.[0] ?? '',
    grain: stateOf(one(query['grain'])),
    cultivated: stateOf(one(query['cultivated'])),
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : this_year,
    overdue: one(query['overdue']) === '1',
    findings: one(query['findings']) === '1',
    relapsed: one(query['relapsed']) === '1',
  };
}

/** The shortest address that says the same; a state is never written without its year. */
export function queryOf({ q, area, grain, cultivated, year, overdue, findings, relapsed }: PlotFilters, this_year: number): LocationQueryRaw {
  return {
    ...(q === '' ? {} : { q }), ...(area ? { area } : {}),
    ...(grain ? { grain } : {}), ...(cultivated ? { cultivated } : {}),
    ...(grain || cultivated || year !== this_year ? { year: String(year) } : {}),
    ...(overdue ? { overdue: '1' } : {}), ...(findings ? { findings: '1' } : {}), ...(relapsed ? { relapsed: '1' } : {}),
  };
}

/** What the server is asked, of the list, the map and whatever else takes the filters. */
export function askedOf({ q, area, grain, cultivated, year, overdue, findings, relapsed }: PlotFilters) {
  return {
    year, ...(q ? { q } : {}), ...(area ? { area } : {}), ...(grain ? { grain } : {}), ...(cultivated ? { cultivated } : {}),
    ...(overdue ? { overdue } : {}), ...(findings ? { findings } : {}), ...(relapsed ? { relapsed } : {}),
  };
}

export function isFiltered({ q, area, grain, cultivated, overdue, findings, relapsed }: PlotFilters): boolean {
  return q !== '' || area !== '' || grain !== null || cultivated !== null || overdue || findings || relapsed;
}
