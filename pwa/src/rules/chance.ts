/** When grain can still be sown or planted out for a year: server/rules/chance.py for the phone. */
import type { Crop, Limits } from './edition';
import { on, seasonOf } from './season';

interface Chance {
  crop: string;
  first_on: number;
  /** The last day on which it is sown, or planted out where seedlings are raised apart. */
  last_on: number;
}

export interface Calendar {
  /** The soonest gone first; a crop may have two. */
  chances: readonly Chance[];
  /** The last day of those that begin before the main season's crops can be seen. */
  main_on: number | null;
  /** Null where the catalogue knows no season of any grain. */
  last_on: number | null;
}

/** `wet`: whether crops that stand in water can grow there. */
export function calendarOf(year: number, crops: readonly Crop[], limits: Limits, wet: boolean): Calendar {
  const chances = crops
    .filter((crop) => crop.grain && crop.cut_of === null && (wet || !crop.aquatic))
    .flatMap((crop) => crop.cycles.flatMap((cycle): Chance[] => {
      const season = seasonOf(cycle, year);
      const last = season.transplant ?? season.sow;
      return last ? [{ crop: crop.code, first_on: (season.sow ?? last)[0], last_on: last[1] }] : [];
    }))
    .sort((a, b) => a.last_on - b.last_on || (a.crop < b.crop ? -1 : 1));
  const main_seen = on(limits.autumn_grain_window[0], year);
  return {
    chances,
    main_on: chances.filter((one) => one.first_on < main_seen).at(-1)?.last_on ?? null,
    last_on: chances.at(-1)?.last_on ?? null,
  };
}

/** Crops whose last day has not passed, each once, the soonest gone first. */
export function sowable({ chances }: Calendar, day: number): string[] {
  return [...new Set(chances.filter((one) => one.last_on >= day).map((one) => one.crop))];
}

const PADDY = '0101';

export function mayBeWet(land_class: string | null): boolean {
  return land_class === null || land_class === PADDY;
}
