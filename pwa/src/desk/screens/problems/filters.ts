/** Filters of the problems, as words in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { Schemas } from '../../api';

export type State = Schemas['ProblemOut']['state'];
export type Kind = Schemas['ProblemOut']['kind'];

export const STATES = ['found', 'stopped', 'reported', 'verified', 'dispatched', 'rectified', 'rechecked', 'closed', 'dismissed'] as const satisfies readonly State[];
export const KINDS = [
  'new_orchard', 'new_forest', 'new_pond', 'new_building', 'greenhouse_hardened', 'abandonment', 'dumping',
  'forced_clearing', 'forced_filling', 'forced_destruction', 'other',
] as const satisfies readonly Kind[];
export const OPEN: readonly State[] = STATES.filter((state) => state !== 'closed' && state !== 'dismissed');

export interface ProblemFilters {
  /** `open` stands for all that are not over. */
  state: State | 'open';
  kind: Kind | '';
  /** Division code prefix; empty for all that the person may see. */
  area: string;
  late: boolean;
  /** Asked for by the office alone. */
  checks: boolean;
}

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

export function filtersOf(query: LocationQuery): ProblemFilters {
  return {
    state: STATES.find((known) => known === one(query['state'])) ?? 'open',
    kind: KINDS.find((known) => known === one(query['kind'])) ?? '',
    area: /^\d{1,12}$/.exec(one(query['area']))?.[0] ?? '',
    late: one(query['late']) === '1',
    checks: one(query['checks']) === '1',
  };
}

/** The shortest address that says the same. */
export function queryOf({ state, kind, area, late, checks }: ProblemFilters): LocationQueryRaw {
  return {
    ...(state === 'open' ? {} : { state }), ...(kind ? { kind } : {}), ...(area ? { area } : {}), ...(late ? { late: '1' } : {}), ...(checks ? { checks: '1' } : {}),
  };
}

export function isFiltered({ kind, area, late, checks }: ProblemFilters): boolean {
  return kind !== '' || area !== '' || late || checks;
}

/** The filter as an export takes it. */
export function wantedOf({ state, ...others }: ProblemFilters): Omit<ProblemFilters, 'state'> & { problem_state: State | 'open' } {
  return { problem_state: state, ...others };
}
