/** Order of the list: what is due first, each part by distance, or by village and number where nobody knows the place. */
import type { PackPlot } from '../../api/types';
import { factsOf, type Around, type PlotFacts } from '../../ui/plotState';

/** “10” after “9”, in numbers and names alike. */
const NAMES = new Intl.Collator('zh-CN', { numeric: true });

export function ordered(plots: readonly PackPlot[], around: Around): PlotFacts[] {
  const byName = (a: PlotFacts, b: PlotFacts) =>
    NAMES.compare(a.plot.village, b.plot.village) || NAMES.compare(a.plot.number, b.plot.number);
  const distance = (row: PlotFacts) => row.at?.distance_m ?? Infinity;
  const byPlace = (a: PlotFacts, b: PlotFacts) => {
    const [m, other_m] = [distance(a), distance(b)];
    return m === other_m ? byName(a, b) : m - other_m;
  };
  const rows = plots.map((plot) => factsOf(plot, around));
  const within = around.place ? byPlace : byName;
  return rows.sort((a, b) => Number(b.overdue) - Number(a.overdue) || within(a, b));
}
