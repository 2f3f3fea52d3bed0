import { describe, expect, it } from 'vitest';
import { filterRows, isThere, numberOf, queryFor, rowFilterOf, willWrite, type ReportRow } from './report';

const aRow = (row: number, outcome: ReportRow['outcome'], change: ReportRow['change']): ReportRow =>
  ({ row, key: `511703001001/${row}`, outcome, change, reasons: [] });
const ROWS = [
  aRow(1, 'accepted', 'new'), aRow(2, 'repaired', 'new'), aRow(3, 'quarantined', null),
  aRow(4, 'accepted', 'unchanged'), aRow(5, 'repaired', 'new_version'),
];
const rowsOf = (query: Record<string, string>) => filterRows(ROWS, rowFilterOf(query)).map(({ row }) => row);

describe('numbers of a report', () => {
  it.each([
    ['all rows', {}, [1, 2, 3, 4, 5]],
    ['repaired', { outcome: 'repaired' }, [2, 5]],
    ['quarantined', { outcome: 'quarantined' }, [3]],
    ['new', { change: 'new' }, [1, 2]],
    ['unchanged', { change: 'unchanged' }, [4]],
    ['repaired and new', { outcome: 'repaired', change: 'new' }, [2]],
    ['words that are none', { outcome: 'odd', change: 'odd' }, [1, 2, 3, 4, 5]],
  ])('%s', (_, query, expected) => expect(rowsOf(query)).toEqual(expected));

  it('close again when clicked twice', () => {
    expect(queryFor({ outcome: null, change: null }, { outcome: 'repaired' })).toEqual({ outcome: 'repaired' });
    expect(queryFor({ outcome: 'repaired', change: null }, { outcome: 'repaired' })).toEqual({});
    expect(queryFor({ outcome: 'repaired', change: null }, { change: 'new' })).toEqual({ change: 'new' });
  });
});

it('finds the plot number in a key', () => {
  expect(numberOf('511703001001/0047/2023')).toBe('0047');
  expect(numberOf('511703001001/47/2/2023')).toBe('47/2');
});

it('opens a plot only where there is one', () => {
  expect(isThere(aRow(1, 'accepted', 'new'), 'dry_run')).toBe(false);
  expect(isThere(aRow(1, 'accepted', 'new'), 'applied')).toBe(true);
  expect(isThere(aRow(1, 'accepted', 'unchanged'), 'dry_run')).toBe(true);
  expect(isThere(aRow(1, 'quarantined', null), 'applied')).toBe(false);
});

it('counts as written what is new or changed', () => {
  expect(willWrite({ accepted: 4, repaired: 2, quarantined: 3, new: 3, new_version: 1, attributes: 1, unchanged: 1 })).toBe(5);
  expect(willWrite({ accepted: 9, repaired: 0, quarantined: 0, new: 0, new_version: 0, attributes: 0, unchanged: 9 })).toBe(0);
});
