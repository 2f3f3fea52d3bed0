import { expect, it } from 'vitest';
import { townshipsOf } from './villages';

it('villages stand under the township of their code', () => {
  const villages = [
    { division_code: '511703001001', village: 'A', plots: 3 },
    { division_code: '511703001002', village: 'B', plots: 4 },
    { division_code: '511703002001', village: 'C', plots: 1 },
  ];
  expect(townshipsOf(villages).map(({ code, plots, villages: in_it }) => [code, plots, in_it.map(({ village }) => village)])).toEqual([
    ['511703001', 7, ['A', 'B']], ['511703002', 1, ['C']],
  ]);
  expect(townshipsOf([])).toEqual([]);
});
