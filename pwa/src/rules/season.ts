/**
 * The calendar of crops as server/rules/season.py has it: which year a crop counts for, and whether the day is
 * usual. Days are whole numbers since 1970; nothing here knows a clock or a time zone.
 */
import type { Stage } from '../api/types';
import type { Crop, Cycle, Limits, Window } from './edition';

type Span = readonly [first: number, last: number];

export interface Season {
  sow: Span | null;
  transplant: Span | null;
  standing: Span;
  harvest: Span;
}

export interface Timing {
  /** Calendar year of the harvest, expected or past. */
  year: number;
  /** Whether the stage is usual on that day; null where the catalogue has no windows. */
  usual: boolean | null;
}

const DAY_MS = 86_400_000;

/** Day of an instant at an offset from UTC: the local day of the visit. */
export function dayAt(instant_ms: number, utc_offset_min: number): number {
  return Math.floor((instant_ms + utc_offset_min * 60_000) / DAY_MS);
}

/** Day of "YYYY-MM-DD". */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** "YYYY-MM-DD" of a day. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** January is 0. */
export function monthOf(day: number): number {
  return new Date(day * DAY_MS).getUTCMonth();
}

/**
 * The season a crop seen on `day` at `stage` belongs to. However odd the day, what still grows is not harvested in
 * a year that is over, and what is harvested already was not harvested in a year to come.
 */
export function harvestTiming(crop: Pick<Crop, 'cycles'>, day: number, stage: Stage | null, limits: Limits): Timing {
  const year = yearOf(day);
  const seasons = crop.cycles.flatMap((cycle) => harvestYears(year, stage).map((harvested) => seasonOf(cycle, harvested)));
  let nearest: { gap: number; season: Season } | null = null;
  for (const season of seasons.sort((a, b) => a.harvest[1] - b.harvest[1])) {
    const gap = gapDays(season, day, stage, limits);
    if (!nearest || gap < nearest.gap) nearest = { gap, season };
  }
  if (!nearest) return { year, usual: null };
  return { year: yearOf(nearest.season.harvest[1]), usual: nearest.gap <= limits.season_tolerance_days };
}

function harvestYears(year: number, stage: Stage | null): number[] {
  if (stage === 'harvested') return [year - 1, year];
  return stage === null || stage === 'failed' ? [year - 1, year, year + 1] : [year, year + 1];
}

/** Days between `day` and the time in which `stage` is usual; 0 within it. */
function gapDays(season: Season, day: number, stage: Stage | null, limits: Limits): number {
  let first = (season.sow ?? season.transplant ?? season.standing)[0];
  let last = season.harvest[1];
  switch (stage) {
    case 'sown':
      [first, last] = [(season.sow ?? season.transplant)?.[0] ?? first, (season.transplant ?? season.sow)?.[1] ?? first];
      break;
    case 'emerged':
    case 'tillering':
    case 'vegetative':
      last = season.standing[1];
      break;
    case 'heading':
      first = season.standing[0];
      break;
    case 'ripening':
      first = season.harvest[0] - limits.ripening_lead_days;
      break;
    case 'harvested':
      [first, last] = [season.harvest[0], season.harvest[1] + limits.stubble_days];
  }
  return day < first ? first - day : Math.max(0, day - last);
}

/** The passage whose harvest ends in that year. */
export function seasonOf(cycle: Cycle, harvest_year: number): Season {
  const ends = on(cycle.harvest[1], harvest_year);
  const harvest: Span = [lastBefore(cycle.harvest[0], ends), ends];
  const transplant = cycle.transplant && spanBefore(cycle.transplant, harvest[0]);
  return {
    sow: cycle.sow && spanBefore(cycle.sow, (transplant ?? harvest)[0]),
    transplant,
    standing: spanBefore(cycle.standing, harvest[0]),
    harvest,
  };
}

/** Day of "MM-DD" in a year. */
export function on(month_day: string, year: number): number {
  return dayOf(`${String(year).padStart(4, '0')}-${month_day}`);
}

function lastBefore(month_day: string, anchor: number): number {
  const here = on(month_day, yearOf(anchor));
  return here <= anchor ? here : on(month_day, yearOf(anchor) - 1);
}

/** The window that begins last on or before the anchor. */
function spanBefore(window: Window, anchor: number): Span {
  const first = lastBefore(window[0], anchor);
  const last = on(window[1], yearOf(first));
  return [first, last >= first ? last : on(window[1], yearOf(first) + 1)];
}
