/** Filters of the queue, as words in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import { STATES, type ReviewState } from './types';

export interface QueueFilters {
  state: ReviewState;
  /** Division code prefix; empty for all of the officer's areas. */
  area: string;
  /** Code of a finding that the record must have; empty for any. */
  finding: string;
  risk_from: number;
}

export const RISKS = [0, 20, 50] as const;

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';

export function filtersOf(query: LocationQuery): QueueFilters {
  const risk = Number(one(query['risk']));
  return {
    state: STATES.find((known) => known === one(query['state'])) ?? 'open',
    area: /^\d{1,12}$/.exec(one(query['area']))?.[0] ?? '',
    finding: /^[a-z_]{1,60}$/.exec(one(query['finding']))?.[0] ?? '',
    risk_from: Number.isInteger(risk) && risk > 0 && risk <= 100 ? risk : 0,
  };
}

/** The shortest address that says the same. */
export function queryOf({ state, area, finding, risk_from }: QueueFilters): LocationQueryRaw {
  return {
    ...(state === 'open' ? {} : { state }), ...(area ? { area } : {}), ...(finding ? { finding } : {}),
    ...(risk_from ? { risk: String(risk_from) } : {}),
  };
}

export function isFiltered({ area, finding, risk_from }: QueueFilters): boolean {
  return area !== '' || finding !== '' || risk_from > 0;
}
