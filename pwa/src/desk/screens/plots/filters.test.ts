import { describe, expect, it } from 'vitest';
import { filtersOf, isFiltered, queryOf } from './filters';

describe('filters of the plot list', () => {
  it.each([
    ['nothing', {}, { q: '', grain: null, year: 2026 }],
    ['words', { q: ' 王家坡  李 ' }, { q: '王家坡  李', grain: null, year: 2026 }],
    ['a state of a year', { grain: 'unknown', year: '2025' }, { q: '', grain: 'unknown', year: 2025 }],
    ['a word that is no state', { grain: 'maybe' }, { q: '', grain: null, year: 2026 }],
    ['a year that is none', { grain: 'no', year: '20x6' }, { q: '', grain: 'no', year: 2026 }],
    ['repeated words', { q: ['a', 'b'] }, { q: 'a', grain: null, year: 2026 }],
  ])('reads %s', (_, query, expected) => expect(filtersOf(query, 2026)).toEqual(expected));

  it('writes an address that reads back the same', () => {
    for (const filters of [
      { q: '', grain: null, year: 2026 },
      { q: '0047', grain: 'yes', year: 2024 },
      { q: '', grain: null, year: 2025 },
    ] as const) expect(filtersOf(queryOf(filters, 2026) as never, 2026)).toEqual(filters);
  });

  it('writes the year with a state, and alone only where it is another one', () => {
    expect(queryOf({ q: '', grain: 'no', year: 2026 }, 2026)).toEqual({ grain: 'no', year: '2026' });
    expect(queryOf({ q: '', grain: null, year: 2026 }, 2026)).toEqual({});
  });

  it('filters nothing by a year alone', () => {
    expect(isFiltered({ q: '', grain: null, year: 2024 })).toBe(false);
  });
});
