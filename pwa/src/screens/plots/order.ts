/** Order of the list: what an officer asks for again first, then what is due at its last chance of grain, then what is due, each part by distance, or by village and number where nobody knows the place. */
import type { PackPlot } from '../../api/types';
import { leastDistance, shapeOfPlot } from '../../map/whereabouts';
import { measure } from '../../rules/place';
import { byNumber, dueOf, requestOf, visitOf, watchOf, type Around } from '../../ui/plotState';

export interface Ordered {
  plot: PackPlot;
  /** Due for a visit, or asked for again. */
  overdue: boolean;
}

/** Up to here neighbours are told apart by their boundaries; farther off their boxes will do, a tenth of the work. */
const NEAR_M = 200;

export function ordered(plots: readonly PackPlot[], around: Around): Ordered[] {
  const { place } = around;
  const distance = (plot: PackPlot): number => {
    if (!place) return 0;
    const least_m = leastDistance(place, plot);
    return least_m > NEAR_M ? least_m : (measure(place, shapeOfPlot(plot))?.distance_m ?? Infinity);
  };
  const rows = plots.map((plot) => {
    const asked = requestOf(plot, around.own) !== null;
    const watched = watchOf(plot, around);
    const visit = visitOf(plot, around, watched);
    const due = visit ? visit.due : dueOf(plot, around).overdue;
    const last = watched?.state === 'last_chance' && (visit?.due ?? true);
    return { plot, asked, last, overdue: asked || last || due, m: distance(plot) };
  });
  return rows.sort((a, b) =>
    Number(b.asked) - Number(a.asked) || Number(b.last) - Number(a.last) || Number(b.overdue) - Number(a.overdue) ||
    (a.m === b.m ? 0 : a.m - b.m) ||
    byNumber(a.plot, b.plot));
}
