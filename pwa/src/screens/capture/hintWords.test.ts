import { expect, it } from 'vitest';
import type { Grain } from '../../rules/grain';
import type { Hint } from '../../rules/hint';
import { grainPart, positionPart } from './hintWords';

const GRAIN: Grain = { answer: 'yes', clause: 'grain_cereals', level: 'standing', year: 2026, crops: ['rice'], share_percent: 100 };
const HINT: Hint = { position: 'inside', distance_m: 0, grain: GRAIN, unproven: null, enough: true, out_of_season: [] };

it.each<[string, Partial<Grain>, boolean, string, string]>([
  ['this year’s', {}, true, 'yes', 'hint.counts_this'],
  ['wheat in December', { year: 2027 }, true, 'yes', 'hint.counts_next'],
  ['stubble of last year', { year: 2025 }, true, 'yes', 'hint.counts_year'],
  ['too small a part', {}, false, 'ask', 'hint.small'],
  ['rape', { answer: 'no', clause: 'not_grain_oil' }, true, 'quiet', 'hint.not_grain'],
  ['weeds', { answer: 'no', clause: 'no_crop_seen' }, true, 'quiet', 'hint.no_crop'],
  ['failed', { answer: 'no', clause: 'grain_failed' }, true, 'quiet', 'hint.failed'],
  ['maize for what', { answer: 'unknown', clause: 'grain_purpose_unknown' }, true, 'ask', 'hint.purpose'],
  ['an unknown crop', { answer: 'unknown', clause: 'grain_crop_unknown' }, true, 'ask', 'hint.untold'],
])('%s', (_, grain, enough, tone, key) => {
  expect(grainPart({ ...HINT, grain: { ...GRAIN, ...grain }, enough }, 2026, 50)).toMatchObject({ tone, key });
});

it.each([
  ['outside', 'position_outside', 'hint.outside_first'],
  ['no fix', 'position_unknown', 'hint.unknown_first'],
  ['no picture', 'no_photo', 'hint.photo_first'],
] as const)('promises nothing %s', (_, unproven, key) => {
  expect(grainPart({ ...HINT, unproven }, 2026, 50)).toMatchObject({ tone: 'ask', key });
  expect(grainPart({ ...HINT, unproven, grain: { ...GRAIN, answer: 'no', clause: 'not_grain_oil' } }, 2026, 50).key).toBe('hint.not_grain');
});

it('never says a place by colour alone', () => {
  expect((['inside', 'edge', 'outside', 'unknown'] as const).map((position) => positionPart({ ...HINT, position }, '38 m').key))
    .toEqual(['hint.inside', 'hint.edge', 'hint.outside', 'hint.unknown']);
});
