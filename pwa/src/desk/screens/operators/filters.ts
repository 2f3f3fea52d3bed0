/** Filters of the cases, as words in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { State } from '../../operators/operators';

export const STATES = ['open', 'left', 'proposed', 'agreed', 'signed', 'followed', 'dropped', ''] as const satisfies readonly (State | 'open' | '')[];

export interface CaseFilters {
  /** `open`: all that are not over; empty for every state. */
  state: (typeof STATES)[number];
  area: string;
}

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

/** Without a word of the state those under way are meant. */
export function filtersOf(query: LocationQuery): CaseFilters {
  const state = one(query['state']);
  return {
    state: state === 'all' ? '' : STATES.find((known) => known !== '' && known === state) ?? 'open',
    area: /^\d{1,12}$/.exec(one(query['area']))?.[0] ?? '',
  };
}

/** The shortest address that says the same. */
export function queryOf({ state, area }: CaseFilters): LocationQueryRaw {
  return { ...(state === 'open' ? {} : { state: state || 'all' }), ...(area ? { area } : {}) };
}
