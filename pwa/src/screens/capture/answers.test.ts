import { describe, expect, it } from 'vitest';
import type { DraftObservation } from '../../store/rows';
import {
  addCrop, answer, changeCrop, changeTrees, chooseCover, chooseCrop, chooseKind, chooseTrees, dropCrop, kindOf, mayHoldCrops, missing,
  questionsFor,
} from './answers';

const START: DraftObservation = {
  cover: null, crops: [], trees: null, plough_layer: 'unknown', permanent_water: 'unknown', hardened: 'unknown',
  woody_regrowth: 'unknown', fallow_document: null, note: 'by the well',
};
const RICE = { code: 'rice', stage: 'heading', purpose: 'grain' } as const;
const MAIZE = { code: 'maize', stage: 'vegetative', purpose: null } as const;
const BEANS = { code: 'soybean', stage: 'emerged', purpose: null } as const;
const asks = (code: string) => code !== 'rice';

const TAPS: [string, (seen: DraftObservation) => DraftObservation, Partial<DraftObservation>][] = [
  ['rice', (seen) => chooseCrop(seen, RICE), {
    cover: 'crop', crops: [{ crop: 'rice', stage: 'heading', purpose: 'grain', share_percent: 100 }],
  }],
  ['rice, cut', (seen) => changeCrop(chooseCrop(seen, RICE), 'rice', { stage: 'harvested' }), {
    cover: 'stubble', crops: [{ crop: 'rice', stage: 'harvested', purpose: 'grain', share_percent: 100 }],
  }],
  ['maize with beans between', (seen) => addCrop(chooseCrop(seen, MAIZE), BEANS), {
    cover: 'crop',
    crops: [
      { crop: 'maize', stage: 'vegetative', purpose: null, share_percent: 50 },
      { crop: 'soybean', stage: 'emerged', purpose: null, share_percent: 50 },
    ],
  }],
  ['maize cut, beans still standing', (seen) => changeCrop(addCrop(chooseCrop(seen, MAIZE), BEANS), 'maize', { stage: 'harvested' }), { cover: 'crop' }],
  ['the second crop taken back', (seen) => dropCrop(addCrop(chooseCrop(seen, MAIZE), BEANS), 'soybean'), {
    cover: 'crop', crops: [{ crop: 'maize', stage: 'vegetative', purpose: null, share_percent: 100 }],
  }],
  ['the only crop taken back', (seen) => dropCrop(chooseCrop(seen, MAIZE), 'maize'), { cover: null, crops: [] }],
  ['weeds after rice: the rice goes', (seen) => chooseCover(chooseCrop(seen, RICE), 'weeds'), { cover: 'weeds', crops: [] }],
  ['rice after weeds with shrubs: the shrubs go', (seen) => chooseCrop(answer(chooseCover(seen, 'weeds'), 'woody_regrowth', 'yes'), RICE), {
    cover: 'crop', woody_regrowth: 'unknown',
  }],
  ['citrus with maize between', (seen) => addCrop(changeTrees(chooseCover(seen, 'fruit_trees'), { canopy_percent: 30 }), MAIZE), {
    cover: 'fruit_trees',
    crops: [{ crop: 'maize', stage: 'vegetative', purpose: null, share_percent: 50 }],
    trees: { kind: 'fruit', species: null, canopy_percent: 30, canopy_method: 'visual', plants_per_mu: null, young_in_rows: false },
  }],
  ['the crop between taken back: still citrus', (seen) => dropCrop(addCrop(chooseCover(seen, 'fruit_trees'), MAIZE), 'maize'), {
    cover: 'fruit_trees', crops: [],
  }],
  ['timber that is shrub', (seen) => chooseTrees(chooseCover(seen, 'timber_trees'), 'shrub'), { cover: 'shrubs' }],
  ['shrub that is bamboo', (seen) => chooseTrees(chooseCover(seen, 'shrubs'), 'bamboo'), { cover: 'timber_trees' }],
  ['a method is never overwritten', (seen) => changeTrees(changeTrees(chooseCover(seen, 'shrubs'), { canopy_method: 'drone' }), { canopy_percent: 40 }), {
    trees: { kind: 'shrub', species: null, canopy_percent: 40, canopy_method: 'drone', plants_per_mu: null, young_in_rows: false },
  }],
  ['nothing sown, after rice: which case is asked', (seen) => chooseKind(chooseCrop(seen, RICE), 'idle'), { cover: null, crops: [] }],
  ['nothing sown again, after weeds: weeds stay', (seen) => chooseKind(chooseCover(seen, 'weeds'), 'idle'), { cover: 'weeds' }],
  ['woods, until told more', (seen) => chooseKind(seen, 'woods'), { cover: 'timber_trees' }],
  ['pond with water', (seen) => answer(chooseCover(seen, 'pond'), 'permanent_water', 'yes'), { cover: 'pond', permanent_water: 'yes' }],
];

describe('taps to observation', () => {
  it.each(TAPS)('%s', (_, taps, expected) => {
    expect(taps(START)).toMatchObject({ note: START.note, ...expected });
  });
  it('names no more crops than the server takes', () => {
    const codes = Array.from({ length: 9 }, (_, index) => ({ ...BEANS, code: `bean-${index}` }));
    expect(codes.reduce(addCrop, chooseCrop(START, RICE)).crops.length).toBe(6);
  });
  it('the same crop twice is one crop', () => {
    const once = chooseCrop(START, RICE);
    expect(addCrop(once, RICE)).toBe(once);
  });
  it('the same cover again changes nothing', () => {
    const trees = changeTrees(chooseCover(START, 'fruit_trees'), { canopy_percent: 10 });
    expect(chooseCover(trees, 'fruit_trees')).toBe(trees);
  });
});

describe('what is asked', () => {
  it('the usual rice field needs no question', () => {
    const rice = chooseCrop(START, RICE);
    expect([questionsFor(rice), missing(rice, asks), mayHoldCrops(rice)]).toEqual([[], [], false]);
  });
  it.each([
    ['nothing said', START, ['cover']],
    ['a grey crop', chooseCrop(START, MAIZE), ['purpose']],
    ['a crop out of its calendar', chooseCrop(START, { ...RICE, stage: null }), ['stage']],
    ['trees', chooseCover(START, 'fruit_trees'), ['canopy']],
    ['young trees in rows', changeTrees(chooseCover(START, 'timber_trees'), { young_in_rows: true }), []],
    ['fallow', chooseCover(START, 'fallow'), ['document']],
  ] as const)('%s', (_, seen, expected) => expect(missing(seen, asks)).toEqual(expected));
  it.each([
    ['tilled', ['plough_layer']], ['weeds', ['woody_regrowth', 'plough_layer']], ['pond', ['permanent_water']],
    ['building', []], ['greenhouse', ['plough_layer', 'hardened']], ['mixed', []],
  ] as const)('after %s', (cover, expected) => expect(questionsFor(chooseCover(START, cover))).toEqual(expected));
});

describe('the chip that is on', () => {
  it.each([
    [null, null], ['crop', 'crop'], ['stubble', 'crop'], ['fallow', 'idle'], ['shrubs', 'woods'], ['fruit_trees', 'fruit'], ['unseen', 'other'],
  ] as const)('%s → %s', (cover, kind) => expect(kindOf({ ...START, cover })).toBe(kind));
});
