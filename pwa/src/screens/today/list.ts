/** What is to be looked at in the running period, in the order in which it is walked. */
import type { PackPlot } from '../../api/types';
import { boxOf } from '../../map/boundary';
import { shapeOfPlot } from '../../map/whereabouts';
import { measure, metresPerDeg, type LonLat } from '../../rules/place';
import { periodOf, type Pace, type RoundLevel } from '../../rules/rounds';
import { dayAt } from '../../rules/season';
import { walkOrder, type Point } from '../../rules/walk';
import type { Around, PlannedVisit } from '../../ui/plotState';
import { byNumber, CHINA_OFFSET_MIN, dueBy } from '../../ui/plotState';

/** More than anybody walks in a day; the rest comes up as these are done. */
export const MOST = 60;

export interface Wanted {
  plot: PackPlot;
  visit: PlannedVisit;
}

export interface Stop extends Wanted {
  /** Metres from the stop before, or from where the walk begins; null where nobody knows. */
  leg_m: number | null;
}

/** Last day of the running period of one's own rounds. */
export function periodEnd(pace: Pace, level: RoundLevel | null, now_ms: number): number {
  return periodOf(pace[level ?? 'grid'], dayAt(now_ms, CHINA_OFFSET_MIN))[1];
}

/** Due by the period's end, the soonest late first; of one's own grids, where one holds any. */
export function wantedOf(plots: readonly PackPlot[], around: Around, last_on: number, level: RoundLevel | null): Wanted[] {
  return dueBy(plots, around, last_on, level)
    .sort((a, b) => a.visit.late_on - b.visit.late_on || a.visit.due_on - b.visit.due_on || byNumber(a.plot, b.plot));
}

/** When the first plot will be asked for; null where none is. */
export function nextDay(plots: readonly PackPlot[], around: Around, level: RoundLevel | null): number | null {
  const days = dueBy(plots, around, Infinity, level).map(({ visit }) => visit.due_on);
  return days.length > 0 ? Math.min(...days) : null;
}

function middleOf(plot: PackPlot): LonLat | null {
  const box = boxOf([shapeOfPlot(plot)]);
  return box && [(box.west + box.east) / 2, (box.south + box.north) / 2];
}

/** The most pressing ones in walking order from a place; by village and number where none is known. */
export function walked(wanted: readonly Wanted[], from: LonLat | null): Wanted[] {
  const some = wanted.slice(0, MOST);
  if (!from) return some.sort((a, b) => byNumber(a.plot, b.plot));
  const scale = metresPerDeg(from[1]);
  const point = (place: LonLat | null): Point =>
    place ? [(place[0] - from[0]) * scale.east, (place[1] - from[1]) * scale.north] : [NaN, NaN];
  return walkOrder([0, 0], some.map(({ plot }) => point(middleOf(plot)))).map((place) => some[place]!);
}

/** With the way to each from the one before it. */
export function withLegs(order: readonly Wanted[], from: LonLat | null): Stop[] {
  let here = from;
  return order.map((one) => {
    const leg_m = here && (measure(here, shapeOfPlot(one.plot))?.distance_m ?? null);
    here = middleOf(one.plot) ?? here;
    return { ...one, leg_m };
  });
}
