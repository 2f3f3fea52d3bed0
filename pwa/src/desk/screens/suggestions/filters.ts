/** Filters of complaints and suggestions, as words in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { Schemas } from '../../api';

export type Suggestion = Schemas['SuggestionOut'];
export type Kind = Suggestion['kind'];
export const KINDS: readonly Kind[] = ['complaint', 'suggestion', 'data_mistake'];
export const STATES = ['open', 'answered', ''] as const;

export interface SuggestionFilters {
  /** Written by oneself, whatever the rest says. */
  mine: boolean;
  /** Empty for both. */
  state: (typeof STATES)[number];
  kind: Kind | '';
  area: string;
}

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

/** `officer`: who is none sees their own alone. Without a word of the state the open ones are meant. */
export function filtersOf(query: LocationQuery, officer: boolean): SuggestionFilters {
  const state = one(query['state']);
  return {
    mine: !officer || one(query['mine']) === '1',
    state: state === 'all' ? '' : STATES.find((known) => known !== '' && known === state) ?? 'open',
    kind: KINDS.find((known) => known === one(query['kind'])) ?? '',
    area: /^\d{1,12}$/.exec(one(query['area']))?.[0] ?? '',
  };
}

/** The shortest address that says the same. */
export function queryOf({ mine, state, kind, area }: SuggestionFilters): LocationQueryRaw {
  if (mine) return { mine: '1' };
  return { ...(state === 'open' ? {} : { state: state || 'all' }), ...(kind ? { kind } : {}), ...(area ? { area } : {}) };
}
