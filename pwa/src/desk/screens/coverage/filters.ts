/** Filters of the coverage, as words in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { Schemas } from '../../api';
import type { Filter } from '../../exports/exports';

type Level = Schemas['CoverageOut']['level'];
type SeenHow = Schemas['CoveredPage']['plots'][number]['seen'];

export const LEVELS = ['grid', 'village', 'township', 'county'] as const satisfies readonly Level[];
/** How plots were seen, the best first; `late` is of all but the first. */
export const SEEN = ['good', 'poor', 'paper', 'unseen'] as const satisfies readonly SeenHow[];
export const SHOWN = ['plots', ...SEEN, 'late'] as const;
export type Shown = (typeof SHOWN)[number];

export interface CoverageFilters {
  level: Level;
  /** A day of the period, “2026-11-23”; empty for today. */
  on: string;
  /** Division code prefix; empty for all that the person may see. */
  area: string;
  /** Id of one grid; empty for all. */
  grid: string;
  /** Which plots stand beside the counts; null for none. */
  show: Shown | null;
}

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

export function filtersOf(query: LocationQuery): CoverageFilters {
  const on = /^\d{4}-\d\d-\d\d$/.exec(one(query['on']))?.[0] ?? '';
  return {
    level: LEVELS.find((known) => known === one(query['level'])) ?? 'grid',
    on: Number.isNaN(Date.parse(on)) ? '' : on,
    area: /^\d{1,12}$/.exec(one(query['area']))?.[0] ?? '',
    grid: /^[0-9a-f-]{36}$/.exec(one(query['grid']))?.[0] ?? '',
    show: SHOWN.find((known) => known === one(query['show'])) ?? null,
  };
}

/** The shortest address that says the same. */
export function queryOf({ level, on, area, grid, show }: CoverageFilters): LocationQueryRaw {
  return {
    ...(level === 'grid' ? {} : { level }), ...(on ? { on } : {}), ...(area ? { area } : {}), ...(grid ? { grid } : {}), ...(show ? { show } : {}),
  };
}

/** Of the whole period, whatever is shown beside it. */
export const periodOf = ({ level, on, area }: CoverageFilters) => ({ level, ...(on && { on }), ...(area && { area }) });

/** What the list beside the counts is narrowed to. */
export function narrowedTo({ grid, show }: CoverageFilters) {
  const seen = SEEN.find((known) => known === show);
  return { ...(grid && { grid }), ...(seen && { seen }), ...(show === 'late' && { late: true }) };
}

/** The filter as an export takes it: the day is written, so that it is the same period tomorrow. */
export const wantedOf = (filters: CoverageFilters, on: string): Filter => ({ ...periodOf(filters), on, ...narrowedTo(filters) });
