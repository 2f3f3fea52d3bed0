/** The order in which a list is walked: an open path from where one stands, nearest first, then untangled. */

/** Metres east and north of any one place. */
export type Point = readonly [east_m: number, north_m: number];

/** Less than this saved is a rounding error, metres. */
const WORTH_M = 1e-6;

/** Places of `stops` in the order of the walk; equal ways keep the given order, so that the same list is walked the same way. */
export function walkOrder(from: Point, stops: readonly Point[]): number[] {
  // measured once: every turn below asks for the same ways again; 0 is where one stands
  const all = [from, ...stops];
  const ways = all.map((a) => Float64Array.from(all, (b) => Math.hypot(a[0] - b[0], a[1] - b[1])));
  const path = nearestNext(ways);
  untangle(path, ways);
  return path.slice(1).map((place) => place - 1);
}

type Ways = readonly Float64Array[];

/** The nearest of what is left, again and again; begins with where one stands. */
function nearestNext(ways: Ways): number[] {
  const path = [0];
  const left = new Set(ways.keys());
  left.delete(0);
  while (left.size > 0) {
    let next = -1;
    let least_m = Infinity;
    for (const place of left) {
      const m = ways[path.at(-1)!]![place]!;
      if (m < least_m) [next, least_m] = [place, m];
    }
    // places that are no numbers are near to nothing: they come last, as they stand
    if (next < 0) return [...path, ...left];
    path.push(next);
    left.delete(next);
  }
  return path;
}

/** Turns stretches round (2-opt) and moves single stops until neither makes the way shorter; the end is free. */
function untangle(path: number[], ways: Ways): void {
  const end = path.length - 1;
  const leg = (a: number, b: number): number => (b > end ? 0 : ways[path[a]!]![path[b]!]!);
  const turn = (first: number, last: number): boolean => {
    const before = leg(first - 1, first) + leg(last, last + 1);
    const after = leg(first - 1, last) + (last === end ? 0 : leg(first, last + 1));
    // whatever is no number is not shorter
    if (!(after < before - WORTH_M)) return false;
    for (let a = first, b = last; a < b; a += 1, b -= 1) [path[a], path[b]] = [path[b]!, path[a]!];
    return true;
  };
  const move = (stop: number, behind: number): boolean => {
    const saved = leg(stop - 1, stop) + leg(stop, stop + 1) - (stop === end ? 0 : leg(stop - 1, stop + 1));
    const more = leg(behind, stop) + (behind === end ? 0 : leg(stop, behind + 1) - leg(behind, behind + 1));
    if (!(more < saved - WORTH_M)) return false;
    const [moved] = path.splice(stop, 1);
    path.splice(behind < stop ? behind + 1 : behind, 0, moved!);
    return true;
  };
  for (let better = true; better;) {
    better = false;
    for (let one = 1; one <= end; one += 1) {
      for (let other = one + 1; other <= end; other += 1) if (turn(one, other)) better = true;
      for (let behind = 0; behind <= end; behind += 1) {
        if (behind !== one && behind !== one - 1 && move(one, behind)) better = true;
      }
    }
  }
}
