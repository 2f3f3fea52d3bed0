import { describe, expect, it } from 'vitest';
import type { Fix } from '../../api/types';
import { lacksOf, placeOf } from './report';

const FIX = { lon: 107.45, lat: 31.12 } as Fix;
const CORNERS = [{ lon: 1, lat: 1 }, { lon: 3, lat: 1 }, { lon: 2, lat: 4 }];

describe('what a report lacks', () => {
  it.each([
    [{ sort: 'problem', kind: null, photo_keys: [] }, true, 'kind'],
    [{ sort: 'problem', kind: 'dumping', photo_keys: [] }, false, 'place'],
    [{ sort: 'problem', kind: 'dumping', photo_keys: [] }, true, null],
    [{ sort: 'recheck', kind: 'dumping', photo_keys: [] }, true, 'photos'],
    [{ sort: 'recheck', kind: 'dumping', photo_keys: ['k'] }, true, null],
    [{ sort: 'verify', kind: 'dumping', photo_keys: ['k'] }, true, 'outcome'],
    [{ sort: 'verify', kind: 'dumping', photo_keys: ['k'], outcome: null }, true, 'outcome'],
    [{ sort: 'verify', kind: 'dumping', photo_keys: [], outcome: 'no' }, true, 'photos'],
    [{ sort: 'verify', kind: 'dumping', photo_keys: ['k'], outcome: 'cannot_tell' }, false, 'place'],
    [{ sort: 'verify', kind: 'dumping', photo_keys: ['k'], outcome: 'yes' }, true, null],
  ] as const)('%j', (report, placed, lack) => expect(lacksOf({ ...report, photo_keys: [...report.photo_keys] }, placed)).toBe(lack));
});

describe('where a problem lies', () => {
  it.each([
    [{ how: 'walked' as const, corners: CORNERS }, FIX, { lon: 2, lat: 2 }],
    [null, FIX, { lon: 107.45, lat: 31.12 }],
    [null, null, { lon: 5, lat: 6 }],
  ])('%j', (outline, fix, place) => expect(placeOf(outline, fix, [5, 6])).toEqual(place));

  it('is unknown without any of them', () => expect(placeOf(null, null, null)).toBeNull());
});
