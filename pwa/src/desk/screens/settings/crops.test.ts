import { expect, it, vi } from 'vitest';

vi.stubGlobal('sessionStorage', { getItem: () => null });
const { speak } = await import('../../../words');
vi.stubGlobal('document', { documentElement: {} });
const { zh: shared } = await import('../../../words/zh');
const { zh: desk } = await import('../../../words/desk.zh');
const { zh: field } = await import('../../../words/field.zh');
const { differing, grainOf, seasonsOf } = await import('./crops');
type Crop = Parameters<typeof grainOf>[0];
await speak('zh', { zh: async () => ({ ...shared, ...field, ...desk }), en: async () => ({}) });

const RICE: Crop = {
  code: 'rice', zh: '水稻', en: 'rice', local: ['中稻'], grain: true, group: 'cereal', purposes: ['grain'], ask_purpose: false, aquatic: true, cut_of: null,
  cycles: [{ sow: ['03-11', '04-20'], transplant: null, standing: ['05-01', '08-31'], harvest: ['08-11', '09-30'] }],
  usual_stage: Array.from({ length: 12 }, () => null), mark: { mark: 'V', sentence: { zh: '查到出处', en: 'read' } },
};

it('tells the windows that there are', () =>
  expect(seasonsOf(RICE.cycles[0]!)).toEqual(['播种 03-11 – 04-20', '在地 05-01 – 08-31', '收获 08-11 – 09-30']));

it.each([[{}, '算粮食'], [{ grain: false }, '不算'], [{ ask_purpose: true }, '看用途']])('%s', (other, said) =>
  expect(grainOf({ ...RICE, ...other })).toBe(said));

it('finds what two states differ in', () => {
  expect(differing(RICE, RICE)).toEqual([]);
  const cycles = [{ ...RICE.cycles[0]!, harvest: ['08-01', '09-30'] }];
  expect(differing(RICE, { ...RICE, grain: false, cycles }).map(({ what, before, after }) => [what, before, after])).toEqual([
    ['desk.crops.grain', '算粮食', '不算'],
    ['desk.crops.seasons', '播种 03-11 – 04-20、在地 05-01 – 08-31、收获 08-11 – 09-30', '播种 03-11 – 04-20、在地 05-01 – 08-31、收获 08-01 – 09-30'],
  ]);
});
