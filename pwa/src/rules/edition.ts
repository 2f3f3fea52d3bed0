/** The edition of the field pack as the rules read it: limits and crops, of which a later server may send more. */
import type { Purpose, Stage } from '../api/types';

/** Days of the year "MM-DD", both ends included; may wrap over New Year. */
export type Window = readonly [first: string, last: string];

/** One way a crop passes through the year; the harvest anchors the rest. */
export interface Cycle {
  sow: Window | null;
  transplant: Window | null;
  standing: Window;
  harvest: Window;
}

export interface Crop {
  code: string;
  zh: string;
  en: string;
  /** Names people use. */
  local: readonly string[];
  grain: boolean;
  group: string;
  purposes: readonly Purpose[];
  /** Without a purpose nobody knows whether it is grain. */
  ask_purpose: boolean;
  /** Stands in water by nature. */
  aquatic: boolean;
  /** The crop whose planting this is another cut of. */
  cut_of: string | null;
  /** Without windows the calendar never questions it. */
  cycles: readonly Cycle[];
  /** January to December. */
  usual_stage: readonly (Stage | null)[];
}

/** Entries of the edition that can be used. */
export function cropsOf(entries: readonly Record<string, unknown>[]): Crop[] {
  return entries.flatMap((entry) => {
    const crop = entry as Partial<Crop>;
    if (typeof crop.code !== 'string' || typeof crop.zh !== 'string') return [];
    return [{
      code: crop.code, zh: crop.zh, en: crop.en ?? crop.code, local: crop.local ?? [], grain: crop.grain === true,
      group: crop.group ?? 'other', purposes: crop.purposes ?? [], ask_purpose: crop.ask_purpose === true,
      aquatic: crop.aquatic === true, cut_of: crop.cut_of ?? null, cycles: crop.cycles ?? [], usual_stage: crop.usual_stage ?? [],
    }];
  });
}

/** The numbers of server/rules/limits.py that the phone needs, where units and sources stand. */
const DEFAULTS = {
  edge_min_m: 10,
  edge_cap_m: 30,
  accuracy_unknown_above_m: 50,
  null_island_deg: 0.01,
  grain_share_percent: 50,
  fresh_maize_counts: true as boolean,
  fresh_beans_count: false as boolean,
  season_tolerance_days: 15,
  stubble_days: 60,
  ripening_lead_days: 30,
  visit_interval_days: 30,
  last_chance_notice_days: 30,
  summer_grain_window: ['02-01', '04-30'] as Window,
  autumn_grain_window: ['07-01', '10-31'] as Window,
  main_season: ['04-01', '09-30'] as Window,
};
export type Limits = Readonly<typeof DEFAULTS>;

function isWindow(value: unknown): value is Window {
  return Array.isArray(value) && value.length === 2 && value.every((day) => typeof day === 'string' && /^\d\d-\d\d$/.test(day));
}

/** Limits of the edition by name; a phone whose pack lacks one goes by the first edition's. */
export function limitsOf(said: Readonly<Record<string, unknown>> | undefined): Limits {
  const fits = ([name, usual]: [string, unknown]): boolean => {
    const value = said?.[name];
    if (Array.isArray(usual)) return isWindow(value);
    return typeof value === typeof usual && (typeof value !== 'number' || Number.isFinite(value));
  };
  const given = Object.entries(DEFAULTS).filter(fits).map(([name]) => [name, said?.[name]]);
  return { ...DEFAULTS, ...(Object.fromEntries(given) as Partial<Limits>) };
}
