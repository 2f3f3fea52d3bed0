import { describe, expect, it } from 'vitest';
import { walkOrder, type Point } from './walk';

const length = (from: Point, stops: readonly Point[], order: readonly number[]): number =>
  order.reduce((sum, place, at) => {
    const before = at === 0 ? from : stops[order[at - 1]!]!;
    return sum + Math.hypot(before[0] - stops[place]![0], before[1] - stops[place]![1]);
  }, 0);

/** The shortest of all orders. */
function best(from: Point, stops: readonly Point[]): number {
  const rest = (done: number[]): number => {
    const left = [...stops.keys()].filter((place) => !done.includes(place));
    return left.length === 0 ? length(from, stops, done) : Math.min(...left.map((place) => rest([...done, place])));
  };
  return rest([]);
}

describe('walking order', () => {
  it.each<[string, Point, Point[], number[]]>([
    ['nothing to walk', [0, 0], [], []],
    ['one plot', [0, 0], [[5, 5]], [0]],
    ['along a lane', [0, 0], [[300, 0], [100, 0], [200, 0]], [1, 2, 0]],
    ['two that are equally far keep their order', [0, 0], [[0, 10], [0, -10]], [0, 1]],
    ['the same place twice', [0, 0], [[10, 0], [10, 0], [5, 0]], [2, 0, 1]],
    ['the near one on the other side is taken on the way out', [0, 0], [[-10, 0], [12, 0], [30, 0], [60, 0]], [0, 1, 2, 3]],
    ['a greedy way back is turned round', [0, 0], [[10, 0], [-15, 0], [25, 1]], [1, 0, 2]],
    ['a place that is no number comes last', [0, 0], [[NaN, 0], [5, 0]], [1, 0]],
  ])('%s', (_, from, stops, order) => expect(walkOrder(from, stops)).toEqual(order));

  it('visits each plot once, and is at most a tenth longer than the shortest way', () => {
    let seed = 7;
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 20; round += 1) {
      const stops = Array.from({ length: 7 }, (): Point => [random() * 500, random() * 500]);
      const order = walkOrder([0, 0], stops);
      expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(length([0, 0], stops, order)).toBeLessThanOrEqual(1.1 * best([0, 0], stops));
    }
  });

  it('ends for sixty plots', () => {
    const stops = Array.from({ length: 60 }, (_, n): Point => [(n * 7919) % 1000, (n * 104_729) % 1000]);
    expect(new Set(walkOrder([500, 500], stops)).size).toBe(60);
  });
});
