import { describe, expect, it } from 'vitest';
import { groupsOf, type Found } from './hits';

const NONE: Found = {
  plots: { found: [], more: false }, people: { found: [], more: false }, records: { found: [], more: false },
};
const plot = { id: 'p', number: '0047', division_code: '511703001001', village: '乙湾村', place: '', household: '李某' };
const person = { id: 'h', login: 'chief', name: '王守田', active: true };
const record = {
  id: '01926f00-0000-7000-8000-000000000001', finished_at: '2026-07-01T02:02:00Z',
  person_name: '王守田', plot_number: '0047', village: '乙湾村',
};

describe('what a search found', () => {
  it('is nothing where nothing is', () => expect(groupsOf(NONE, 'x')).toEqual([]));

  it('leads to plots, people and records, in this order', () => {
    const groups = groupsOf({
      plots: { found: [plot], more: false }, people: { found: [person], more: false }, records: { found: [record], more: false },
    }, '47');
    expect(groups.map(({ kind, hits }) => [kind, hits.map(({ title, detail, to }) => [title, detail, to])])).toEqual([
      ['plots', [['0047', '乙湾村 李某', { name: 'plots', params: { id: 'p' } }]]],
      ['people', [['王守田', 'chief', { name: 'people', params: { id: 'h' } }]]],
      ['records', [['01926f00-0000…', '2026-07-01 10:02 0047 乙湾村 王守田', { name: 'inspection', params: { id: record.id } }]]],
    ]);
  });

  it('ends with the whole list where there is more', () => {
    const [group] = groupsOf({ ...NONE, plots: { found: [plot], more: true } }, '47');
    expect(group!.hits.map(({ to }) => to)).toEqual([
      { name: 'plots', params: { id: 'p' } }, { name: 'plots', params: {}, query: { q: '47' } },
    ]);
  });
});
