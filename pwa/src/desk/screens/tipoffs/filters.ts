/** Filters of the tip-offs, as words in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { Schemas } from '../../api';
import { KINDS, type Kind } from '../problems/filters';

export type State = Schemas['MatterOut']['state'];
export type Against = Schemas['MatterOut']['against'];

/** Merged ones are found through the matter that they went into. */
export const STATES = ['new', 'set_aside', 'queued', 'dispatched', 'dismissed', 'withdrawn'] as const satisfies readonly State[];
export const AGAINST = ['owner', 'village', 'township', 'county', 'unknown'] as const satisfies readonly Against[];
const GROUPS = ['open', 'reply'] as const;
export type Wanted = (typeof STATES)[number] | (typeof GROUPS)[number];

export interface MatterFilters {
  /** `open` stands for all that are not over, `reply` for those whose reporters wait for an answer. */
  state: Wanted;
  kind: Kind | '';
  against: Against | '';
  /** Division code prefix; empty for all that lie on the desk. */
  area: string;
  late: boolean;
}

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

export function filtersOf(query: LocationQuery): MatterFilters {
  return {
    state: [...GROUPS, ...STATES].find((known) => known === one(query['state'])) ?? 'open',
    kind: KINDS.find((known) => known === one(query['kind'])) ?? '',
    against: AGAINST.find((known) => known === one(query['against'])) ?? '',
    area: /^\d{1,12}$/.exec(one(query['area']))?.[0] ?? '',
    late: one(query['late']) === '1',
  };
}

/** The shortest address that says the same. */
export function queryOf({ state, kind, against, area, late }: MatterFilters): LocationQueryRaw {
  return {
    ...(state === 'open' ? {} : { state }), ...(kind ? { kind } : {}), ...(against ? { against } : {}), ...(area ? { area } : {}),
    ...(late ? { late: '1' } : {}),
  };
}

export function isFiltered({ kind, against, area, late }: MatterFilters): boolean {
  return kind !== '' || against !== '' || area !== '' || late;
}

/** The filter as an export takes it. */
export function wantedOf({ state, ...others }: MatterFilters): { matter_state: Wanted } & Omit<MatterFilters, 'state'> {
  return { matter_state: state, ...others };
}
