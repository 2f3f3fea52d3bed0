import { describe, expect, it } from 'vitest';
import type { CropSeen, Fix } from '../api/types';
import { cropsOf, limitsOf } from './edition';
import { isGrain } from './grain';
import { hintOf, type Known } from './hint';
import { dayAt, dayOf, harvestTiming, monthOf, yearOf } from './season';

const WINTER = [{ sow: ['10-21', '11-20'], transplant: null, standing: ['12-01', '04-30'], harvest: ['05-01', '06-10'] }];
const CROPS = cropsOf([
  {
    code: 'rice', zh: '水稻', grain: true, group: 'cereal', purposes: ['grain'],
    cycles: [{ sow: ['03-11', '04-20'], transplant: ['04-21', '06-10'], standing: ['05-01', '08-31'], harvest: ['08-11', '09-30'] }],
  },
  {
    code: 'rice_ratoon', zh: '再生稻', grain: true, group: 'cereal', purposes: ['grain'], cut_of: 'rice',
    cycles: [{ sow: null, transplant: null, standing: ['09-01', '10-31'], harvest: ['10-11', '11-10'] }],
  },
  { code: 'wheat', zh: '小麦', grain: true, group: 'cereal', purposes: ['grain'], cycles: WINTER },
  { code: 'maize', zh: '玉米', grain: true, group: 'cereal', purposes: ['grain', 'silage'], ask_purpose: true },
  { code: 'soybean', zh: '大豆', grain: true, group: 'bean', purposes: ['grain', 'fresh'], ask_purpose: true },
  { code: 'potato', zh: '马铃薯', grain: true, group: 'tuber', purposes: ['grain'] },
  { code: 'rapeseed', zh: '油菜', grain: false, group: 'oil', purposes: [] },
  { code: 'yam', zh: '山药', grain: false, group: 'vegetable', purposes: [] },
]);
const LIMITS = limitsOf({ grain_share_percent: 50, edge_min_m: 'wide', abandoned_after_months: 12 });
const [RICE, , WHEAT] = CROPS;
const named = (crop: string, part: Partial<CropSeen> = {}): CropSeen => ({ crop, stage: 'heading', purpose: 'grain', share_percent: 100, ...part });
const FIX: Fix = { lon: 107.4502, lat: 31.1202, accuracy_m: 4, datum: 'WGS84', source: 'w3c', taken_at: '2026-07-01T02:00:00Z', age_ms: 0, altitude_m: null };
const KNOWN: Known = {
  seen: { cover: 'crop', crops: [named('rice')] }, fix: FIX, photos: [{ role: 'overview', fix: FIX }],
  shape: [[[[107.45, 31.12], [107.451, 31.12], [107.451, 31.121], [107.45, 31.121]]]],
  day: dayOf('2026-07-01'), crops: CROPS, limits: LIMITS,
};

describe('the calendar', () => {
  it('counts the local day', () => {
    expect(dayAt(Date.parse('2025-12-31T16:30:00Z'), 480)).toBe(dayOf('2026-01-01'));
    expect(dayAt(Date.parse('2025-12-31T15:30:00Z'), 480)).toBe(dayOf('2025-12-31'));
    expect([yearOf(dayOf('2026-01-01')), monthOf(dayOf('2026-12-31'))]).toEqual([2026, 11]);
  });
  it.each([
    ['wheat in December is next year’s', WHEAT!, '2023-12-10', 'tillering', 2024, true],
    ['wheat cut in May is this year’s', WHEAT!, '2024-05-20', 'harvested', 2024, true],
    ['wheat stubble in August', WHEAT!, '2024-08-09', 'harvested', 2024, true],
    ['wheat stubble longer than it lasts', WHEAT!, '2024-09-30', 'harvested', 2024, false],
    ['rice in July', RICE!, '2026-07-01', 'heading', 2026, true],
    ['rice in January: questioned', RICE!, '2026-01-15', 'heading', 2026, false],
    ['rice two weeks early: altitude', RICE!, '2026-02-25', 'sown', 2026, true],
    ['a crop without windows', { cycles: [] }, '2026-01-15', 'heading', 2026, null],
  ] as const)('%s', (_, crop, day, stage, year, usual) => {
    expect(harvestTiming(crop, dayOf(day), stage, LIMITS)).toEqual({ year, usual });
  });
});

describe('grain by kind and purpose', () => {
  it.each([
    ['rice', 'grain', 'yes', 'grain_cereals'], ['potato', 'grain', 'yes', 'grain_tubers'], ['soybean', 'grain', 'yes', 'grain_beans'],
    ['soybean', 'fresh', 'no', 'not_grain_fresh_beans'], ['maize', 'fresh', 'yes', 'grain_fresh_maize'], ['maize', 'silage', 'no', 'not_grain_silage'],
    ['maize', 'vegetable', 'no', 'not_grain_vegetable_use'], ['maize', null, 'unknown', 'grain_purpose_unknown'], ['rapeseed', null, 'no', 'not_grain_oil'],
    ['yam', null, 'no', 'not_grain_taro_yam'], ['hops', null, 'unknown', 'grain_crop_unknown'],
  ] as const)('%s for %s', (code, purpose, answer, clause) => {
    expect(isGrain(CROPS.find((crop) => crop.code === code), purpose, LIMITS)).toEqual({ answer, clause });
  });
  it('goes by the edition in the grey cases', () => {
    const other = limitsOf({ fresh_maize_counts: false, fresh_beans_count: true });
    expect(isGrain(CROPS.find(({ code }) => code === 'maize'), 'fresh', other).answer).toBe('no');
    expect(isGrain(CROPS.find(({ code }) => code === 'soybean'), 'fresh', other).answer).toBe('yes');
  });
});

describe('the hint', () => {
  const outside = { ...FIX, lon: 107.46 };
  it.each<[string, Partial<Known>, object, object]>([
    ['the usual rice field', {}, { position: 'inside', distance_m: 0, enough: true, unproven: null, out_of_season: [] }, { answer: 'yes', level: 'standing', year: 2026 }],
    ['rice cut', { seen: { cover: 'stubble', crops: [named('rice', { stage: 'harvested' })] }, day: dayOf('2026-09-20') }, {}, { answer: 'yes', level: 'harvested' }],
    ['not at the plot', { fix: outside, photos: [{ role: 'overview', fix: outside }] }, { position: 'outside', unproven: 'position_outside' }, { answer: 'yes' }],
    ['no fix at all', { fix: null, photos: [{ role: 'overview', fix: null }] }, { position: 'unknown', distance_m: null, unproven: 'position_unknown' }, { answer: 'yes' }],
    ['a fix that came after the picture', { photos: [{ role: 'overview', fix: null }] }, { position: 'inside' }, { answer: 'yes' }],
    ['no picture', { photos: [] }, { unproven: 'no_photo' }, { answer: 'yes' }],
    ['too small a part', { seen: { cover: 'crop', crops: [named('rice', { share_percent: 25 })] } }, { enough: false }, { answer: 'yes', share_percent: 25 }],
    ['two crops side by side', { seen: { cover: 'crop', crops: [named('rice', { share_percent: 25 }), named('potato', { share_percent: 25 })] } }, { enough: true }, { share_percent: 50 }],
    ['two cuts of one planting', { seen: { cover: 'crop', crops: [named('rice', { share_percent: 25 }), named('rice_ratoon', { share_percent: 25 })] } }, { enough: false }, { share_percent: 25 }],
    ['sown, nothing to see yet', { seen: { cover: 'crop', crops: [named('rice', { stage: 'sown' })] } }, {}, { answer: 'unknown', clause: 'grain_stage_unknown' }],
    ['failed', { seen: { cover: 'crop', crops: [named('rice', { stage: 'failed' })] } }, {}, { answer: 'no', clause: 'grain_failed' }],
    ['weeds', { seen: { cover: 'weeds', crops: [] } }, {}, { answer: 'no', clause: 'no_crop_seen' }],
    ['nothing said yet', { seen: { cover: null, crops: [] } }, {}, { answer: 'unknown' }],
    ['rice in winter', { day: dayOf('2026-01-10') }, { out_of_season: ['rice'] }, { answer: 'yes' }],
  ])('%s', (_, part, expected, grain) => {
    const hint = hintOf({ ...KNOWN, ...part });
    expect(hint).toMatchObject(expected);
    expect(hint.grain).toMatchObject(grain);
  });
  it('falls back where the edition says something that is no number', () => expect(LIMITS.edge_min_m).toBe(10));
});
