import { expect, it } from 'vitest';
import { groundSaid, pointed, type Ground } from './ground';

it.each<[string, Ground, ReturnType<typeof groundSaid>]>([
  ['as it was', { choice: '', lon: '', lat: '' }, {}],
  ['a plot', { choice: 'p', lon: 1, lat: 2 }, { plot_id: 'p' }],
  ['a point', { choice: 'point', lon: 107.45, lat: 31.12 }, { place: { lon: 107.45, lat: 31.12 } }],
  ['no point yet', { choice: 'point', lon: '', lat: 31 }, null],
  ['latitude and longitude exchanged', { choice: 'point', lon: 31.12, lat: 107.45 }, null],
])('%s', (_, ground, said) => {
  expect(groundSaid(ground)).toEqual(said);
});

it('takes a click in decimetres', () => {
  expect(pointed([107.45000049, 31.1200001])).toEqual({ choice: 'point', lon: 107.45, lat: 31.12 });
});
