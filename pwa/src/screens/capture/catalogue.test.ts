import { describe, expect, it } from 'vitest';
import type { Stage } from '../../api/types';
import { cropsOf } from '../../rules/edition';
import { firstOf, found, ordered, plainPurpose, stagesOf, usualStage } from './catalogue';

const months = (stages: Record<number, Stage>) => Array.from({ length: 12 }, (_, month) => stages[month] ?? null);
const CROPS = cropsOf([
  { code: 'rice', zh: '水稻', en: 'rice', local: ['谷子'], grain: true, group: 'cereal', purposes: ['grain'], usual_stage: months({ 5: 'tillering', 6: 'heading', 9: 'harvested' }) },
  { code: 'maize', zh: '玉米', en: 'maize', local: ['苞谷', '青贮玉米'], grain: true, group: 'cereal', purposes: ['grain', 'fresh'], ask_purpose: true, usual_stage: months({ 6: 'ripening', 9: 'harvested' }) },
  { code: 'sweet_potato', zh: '红薯', en: 'sweet potato', local: ['红苕', '苕'], grain: true, group: 'tuber', purposes: ['grain'], usual_stage: months({ 6: 'vegetative', 9: 'ripening' }) },
  { code: 'potato', zh: '马铃薯', en: 'potato', local: ['洋芋'], grain: true, group: 'tuber', purposes: ['grain'], usual_stage: months({ 1: 'emerged', 9: 'vegetative' }) },
  { code: 'cotton', zh: '棉花', en: 'cotton', local: [], grain: false, group: 'fibre', purposes: [] },
  { zh: 'no code' },
]);
const codes = (crops: readonly { code: string }[]) => crops.map(({ code }) => code);

describe('the crop chips', () => {
  it.each([
    ['in July', 6, null, ['rice', 'maize', 'sweet_potato', 'potato', 'cotton']],
    ['in July where maize grew last', 6, 'maize', ['maize', 'rice', 'sweet_potato', 'potato', 'cotton']],
    ['in October: what stands before what is in', 9, null, ['sweet_potato', 'potato', 'rice', 'maize', 'cotton']],
    ['in July where potatoes grew last: out of season', 6, 'potato', ['rice', 'maize', 'sweet_potato', 'potato', 'cotton']],
  ] as const)('%s', (_, month, last, expected) => expect(codes(ordered(CROPS, month, last))).toEqual(expected));
  it.each([
    [2, [], ['rice', 'maize']],
    [2, ['maize', null], ['rice', 'maize']],
    [2, ['cotton'], ['rice', 'cotton']],
    [3, ['cotton', 'potato'], ['rice', 'potato', 'cotton']],
    [9, ['cotton'], ['rice', 'maize', 'sweet_potato', 'potato', 'cotton']],
  ])('shows %i of them, %j in any case', (count, must, expected) => expect(codes(firstOf(CROPS, count, must))).toEqual(expected));
  it.each([
    ['红苕', ['sweet_potato']], ['苞谷', ['maize']], ['洋芋', ['potato']], ['谷', ['rice', 'maize']], [' RICE ', ['rice']], ['hops', []],
  ])('finds %s', (text, expected) => expect(codes(found(CROPS, text)).sort()).toEqual([...expected].sort()));
  it('puts names that begin so first', () => expect(codes(found(CROPS, 'potato'))).toEqual(['potato', 'sweet_potato']));
  it('knows the usual stage and the plain purpose', () => {
    expect([usualStage(CROPS[0]!, 6), usualStage(CROPS[4]!, 6), plainPurpose(CROPS[0]!), plainPurpose(CROPS[1]!), plainPurpose(CROPS[4]!)])
      .toEqual(['heading', null, 'grain', null, null]);
  });
  it('offers tillering only where a crop tillers', () => {
    expect([stagesOf(CROPS[0]!).includes('tillering'), stagesOf(CROPS[1]!).includes('tillering')]).toEqual([true, false]);
  });
});
