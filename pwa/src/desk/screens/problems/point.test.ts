import { describe, expect, it } from 'vitest';
import { inText, placeIn } from './point';

describe('a place in words', () => {
  it.each([
    ['107.45123, 31.12', [107.45123, 31.12]],
    [' 107.45，31.12 ', [107.45, 31.12]],
    ['107.45 31.12', [107.45, 31.12]],
    ['-1.5;-2', [-1.5, -2]],
    ['31.12', null],
    ['', null],
    ['200, 31', null],
    ['107.45, 95', null],
    ['here, there', null],
  ] as const)('%s', (text, place) => expect(placeIn(text)).toEqual(place));

  it('reads what it writes', () => expect(placeIn(inText([107.450001, 31.12]))).toEqual([107.450001, 31.12]));
});
