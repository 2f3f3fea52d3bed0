/** Filters of the plot list and the map, as words in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';

export const STATES = ['yes', 'no', 'unknown'] as const;
export type State = (typeof STATES)[number];
/** States of the grain year watch, the most urgent first. */
export const WATCH_STATES = [
  'last_chance', 'at_risk', 'missed', 'cannot_tell', 'on_course', 'met_planted', 'met_harvested', 'not_owed',
] as const;
export type WatchState = (typeof WATCH_STATES)[number];
export const USES = ['red', 'amber'] as const;
export type Use = (typeof USES)[number];
export const IDLE = ['warning', 'abandoned', 'severe'] as const;
export type Idle = (typeof IDLE)[number];
/** Of the next good inspection. */
export const DUE = ['due', 'overdue'] as const;
export type Due = (typeof DUE)[number];

export const ENTRUSTED = ['yes', 'no'] as const;
export type Entrusted = (typeof ENTRUSTED)[number];
const ALERT = /^(last_chance|left_\d{1,3}|missed|warning|abandoned|severe)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface PlotFilters {
  q: string;
  /** Division code prefix; empty for all of the person's areas. */
  area: string;
  grain: State | null;
  cultivated: State | null;
  watch: WatchState | null;
  /** Use of the land against the plan's rules 17 and 18. */
  land_use: Use | null;
  abandonment: Idle | null;
  /** Year that `grain`, `cultivated`, the watch and the columns of the list speak of. */
  year: number;
  overdue: boolean;
  /** A record waits for review with more than notes. */
  findings: boolean;
  /** Id of the grid they lie in, `none` for those without one; empty for all. */
  grid: string;
  /** Restored land that turned again, and is not counted. */
  relapsed: boolean;
  due: Due | null;
  /** Whether somebody works them for their household. */
  entrusted: Entrusted | null;
  /** Pictures were asked for again and have not come. */
  reshoot: boolean;
  /** Approved fallow ends soon. */
  fallow_ends: boolean;
  /** What the watch told who asks, and on which day; both or neither. */
  alert: string;
  alert_on: string;
}

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';
const oneOf = <Word extends string>(words: readonly Word[], value: string): Word | null => words.find((known) => known === value) ?? null;

export function filtersOf(query: LocationQuery, this_year: number): PlotFilters {
  const year = Number(one(query['year']));
  const [alert, alert_on] = [one(query['alert']), one(query['alert_on'])];
  const told = ALERT.test(alert) && DAY.test(alert_on);
  return {
    q: one(query['q']).trim().slice(0, 100),
    area: /^\d{1,12}$/.exec(one(query['area']))?.[0] ?? '',
    grain: oneOf(STATES, one(query['grain'])),
    cultivated: oneOf(STATES, one(query['cultivated'])),
    watch: oneOf(WATCH_STATES, one(query['watch'])),
    land_use: oneOf(USES, one(query['land_use'])),
    abandonment: oneOf(IDLE, one(query['abandonment'])),
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : this_year,
    overdue: one(query['overdue']) === '1',
    findings: one(query['findings']) === '1',
    relapsed: one(query['relapsed']) === '1',
    due: oneOf(DUE, one(query['due'])),
    grid: /^(none|[0-9a-f-]{36})$/.exec(one(query['grid']))?.[0] ?? '',
    entrusted: oneOf(ENTRUSTED, one(query['entrusted'])),
    reshoot: one(query['reshoot']) === '1',
    fallow_ends: one(query['fallow_ends']) === '1',
    alert: told ? alert : '',
    alert_on: told ? alert_on : '',
  };
}

/** The filters that speak of one year, as they stand in address and question alike. */
function ofYear({ grain, cultivated, watch, land_use, abandonment }: PlotFilters) {
  return {
    ...(grain && { grain }), ...(cultivated && { cultivated }), ...(watch && { watch }), ...(land_use && { land_use }),
    ...(abandonment && { abandonment }),
  };
}

/** The shortest address that says the same; a state is never written without its year. */
export function queryOf(filters: PlotFilters, this_year: number): LocationQueryRaw {
  const { q, area, year, overdue, findings, grid, relapsed, entrusted, reshoot, fallow_ends, alert, alert_on, due } = filters;
  const states = ofYear(filters);
  return {
    ...(q === '' ? {} : { q }), ...(area ? { area } : {}), ...states,
    ...(Object.keys(states).length > 0 || year !== this_year ? { year: String(year) } : {}),
    ...(overdue ? { overdue: '1' } : {}), ...(findings ? { findings: '1' } : {}), ...(grid ? { grid } : {}), ...(relapsed ? { relapsed: '1' } : {}),
    ...(entrusted ? { entrusted } : {}), ...(reshoot ? { reshoot: '1' } : {}), ...(fallow_ends ? { fallow_ends: '1' } : {}), ...(alert ? { alert, alert_on } : {}), ...(due ? { due } : {}),
  };
}

/** What the server is asked, of the list, the map and whatever else takes the filters. */
export function askedOf(filters: PlotFilters) {
  const { q, area, year, overdue, findings, grid, relapsed, entrusted, reshoot, fallow_ends, alert, alert_on, due } = filters;
  return {
    year, ...(q ? { q } : {}), ...(area ? { area } : {}), ...ofYear(filters), ...(overdue ? { overdue } : {}), ...(findings ? { findings } : {}),
    ...(grid ? { grid } : {}), ...(relapsed ? { relapsed } : {}), ...(entrusted ? { entrusted: entrusted === 'yes' } : {}),
    ...(reshoot ? { reshoot } : {}), ...(fallow_ends ? { fallow_ends } : {}), ...(alert ? { alert, alert_on } : {}), ...(due ? { due } : {}),
  };
}

export function isFiltered(filters: PlotFilters): boolean {
  const { q, area, overdue, findings, grid, relapsed, entrusted, reshoot, fallow_ends, alert, due } = filters;
  return q !== '' || area !== '' || overdue || findings || relapsed || reshoot || fallow_ends || entrusted !== null || due !== null || alert !== '' || grid !== '' || Object.keys(ofYear(filters)).length > 0;
}
