import { describe, expect, it } from 'vitest';
import { boxBetween, isBox, toPercent, toShares, type Box } from './boxes';

describe('covered parts', () => {
  it.each<[string, [number, number], [number, number], Box | null]>([
    ['down and to the right', [10, 20], [30, 45], [10, 20, 30, 45]],
    ['up and to the left', [30, 45], [10, 20], [10, 20, 30, 45]],
    ['over the edge', [-5, 90], [120, 130], [0, 90, 100, 100]],
    ['a slip of the hand', [10, 10], [10.4, 30], null],
  ])('%s', (_, from, to, box) => {
    expect(boxBetween(from, to)).toEqual(box);
  });

  it.each<[Box, boolean]>([
    [[0, 0, 100, 100], true],
    [[5, 5, 5, 9], false],
    [[9, 5, 5, 9], false],
    [[-1, 0, 5, 5], false],
    [[0, 0, Number.NaN, 5], false],
  ])('%j is one: %s', (box, good) => {
    expect(isBox(box)).toBe(good);
  });

  it('are shares on the wire', () => {
    expect(toShares([10, 20, 30, 45])).toEqual([0.1, 0.2, 0.3, 0.45]);
    expect(toPercent([0.1, 0.2, 0.3, 0.455])).toEqual([10, 20, 30, 45.5]);
  });
});
