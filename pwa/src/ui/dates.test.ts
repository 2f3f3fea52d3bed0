import { expect, it } from 'vitest';
import { sizeAbove } from './dates';

it.each([
  [35_200_000, 30_000_000, '35 MB', '30 MB'],
  [30_400_000, 30_000_000, '30.4 MB', '30 MB'],
  [30_040_000, 30_000_000, '30.04 MB', '30 MB'],
  [30_000_001, 30_000_000, '30.000001 MB', '30 MB'],
  [31_457_281, 31_457_280, '31.457281 MB', '31.45728 MB'],
  [1_560_000, 1_500_000, '1.6 MB', '1.5 MB'],
  [600_000, 500_000, '600 kB', '500 kB'],
])('%d is above %d', (bytes, limit, size, most) => expect(sizeAbove(bytes, limit)).toEqual([size, most]));
