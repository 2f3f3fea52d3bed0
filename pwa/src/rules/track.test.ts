import { describe, expect, it } from 'vitest';
import { isPoint, pieces } from './track';

const at = (second: number, east_m = 0) => ({ lon: 107.45 + east_m / 95_300, lat: 31.12, at: new Date(Date.UTC(2026, 6, 1, 2, 0, second)).toISOString() });

describe('a point of a track', () => {
  it.each([
    ['the first', null, at(0), true],
    ['too soon', at(0), at(9, 50), false],
    ['a step', at(0), at(10, 11), true],
    ['trembling', at(0), at(30, 5), false],
    ['standing for a minute', at(0), at(60), true],
    ['a fix from before', at(60), at(0, 99), false],
  ])('%s', (_, last, next, expected) => expect(isPoint(last, next)).toBe(expected));
});

describe('the pieces of a track', () => {
  const points = [at(0), at(10), at(40), at(50)];
  const gap = (from: number, until: number) => ({ from: at(from).at, until: at(until).at });
  it.each([
    ['none', [], [4]],
    ['a gap in the middle', [gap(12, 38)], [2, 2]],
    ['from point to point', [gap(10, 40)], [2, 2]],
    ['before the first and after the last', [gap(-20, -10), gap(60, 70)], [4]],
    ['two', [gap(1, 5), gap(41, 49)], [1, 2, 1]],
  ])('%s', (_, gaps, sizes) => expect(pieces(points, gaps).map((piece) => piece.length)).toEqual(sizes));
  it('of nothing', () => expect(pieces([], [])).toEqual([]));
});
