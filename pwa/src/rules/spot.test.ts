import { describe, expect, it } from 'vitest';
import { sameSpot } from './spot';

const at = (minute: number, east_m: number | null = 0, accuracy_m = 4) => ({
  taken_at: new Date(Date.UTC(2026, 6, 1, 2, minute)).toISOString(),
  // 95,300 m a degree east at 31° 7'
  fix: east_m === null ? null : { lon: 107.45 + east_m / 95_300, lat: 31.12, accuracy_m },
});

describe('whether a picture belongs to those before it', () => {
  it.each([
    ['the first of all', [], at(0), true],
    ['a minute later, here', [at(0)], at(1), true],
    ['the far side of the terrace', [at(0)], at(2, 100), true],
    ['the next field', [at(0)], at(2, 115), false],
    ['a poor fix leaves it open', [at(0)], at(2, 115, 35), true],
    ['counted from the first, not from the last', [at(0), at(2, 90)], at(4, 180), false],
    ['after a walk of eleven minutes', [at(0)], at(11), false],
    ['ten minutes after the last of several', [at(0), at(8)], at(18), true],
    ['without a fix by time alone', [at(0)], at(5, null), true],
    ['the first without a fix, the second has one', [at(0, null), at(1, 0)], at(2, 200), false],
    ['an old file from the gallery', [at(20)], at(0, null), false],
  ])('%s', (_, before, next, same) => expect(sameSpot(before, next)).toBe(same));
});
