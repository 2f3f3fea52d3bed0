import { describe, expect, it } from 'vitest';
import { standing } from './standing';

type Basis = Parameters<typeof standing>[0];

const basis = (place: number, area_prefix: string, on = true): Basis => ({
  id: `${place}`, place, area_prefix, on, purpose: '', basis: '', document: '', from_day: '2026-01-01', until_day: '2026-12-31', set_by: '', set_at: '',
});

describe('where a switch stands today', () => {
  it.each([
    ['alone', [basis(1, '511703')], '2026-07-01', 'on'],
    ['before its days', [basis(1, '511703')], '2025-12-31', 'not_yet'],
    ['on its last day', [basis(1, '511703')], '2026-12-31', 'on'],
    ['after its days', [basis(1, '511703')], '2027-01-01', 'over'],
    ['off', [basis(1, '511703', false)], '2026-07-01', 'off'],
    ['a later one of the area', [basis(1, '511703'), basis(2, '511703', false)], '2026-07-01', 'replaced'],
    ['a later one around it', [basis(1, '511703'), basis(2, '5117', false)], '2026-07-01', 'replaced'],
    ['a later one of a part', [basis(1, '511703'), basis(2, '511703001', false)], '2026-07-01', 'on'],
    ['an earlier one around it', [basis(2, '511703'), basis(1, '5117', false)], '2026-07-01', 'on'],
  ])('%s', (_, all, today, expected) => expect(standing(all[0]!, all, today)).toBe(expected));
});
