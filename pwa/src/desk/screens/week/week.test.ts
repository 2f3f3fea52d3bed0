import { describe, expect, it } from 'vitest';
import { askedOf, filtersOf } from '../plots/filters';
import { filtersOf as problemsOf } from '../problems/filters';
import { filtersOf as mattersOf } from '../tipoffs/filters';
import { LOOKS, parted, type Figure } from './week';

const figure = (duty: string, count: number): Figure => ({ duty, count, nearest_on: null, list: 'plots', filter: {} }) as Figure;

/** What the server says of each figure: server/api/week.py. */
const PLOTS: [keyof typeof LOOKS, object][] = [
  ['last_chance', { watch: 'last_chance' }],
  ['at_risk', { watch: 'at_risk' }],
  ['overdue', { due: 'overdue' }],
  ['reshoot', { reshoot: true }],
  ['no_grid', { grid: 'none' }],
  ['fallow_ends', { fallow_ends: true }],
];

describe('figures of the week', () => {
  it.each(PLOTS)('%s opens the list that asks the same', (duty, asked) => {
    const { query } = LOOKS[duty].opens as { query: Record<string, string> };
    expect(askedOf(filtersOf(query, 2026))).toEqual({ year: 2026, ...asked });
  });

  it('opens late problems of every state', () => {
    const { query } = LOOKS.problems_late.opens as { query: Record<string, string> };
    expect(problemsOf(query)).toMatchObject({ late: true, state: 'open', kind: '', area: '' });
  });

  it.each([
    ['matters_late', { late: true, state: 'open' }],
    ['matters_new', { late: false, state: 'new' }],
    ['matters_reply', { late: false, state: 'reply' }],
  ] as const)('%s opens the tip-offs that are counted', (duty, asked) => {
    const { query } = LOOKS[duty].opens as { query: Record<string, string> };
    expect(mattersOf(query)).toMatchObject({ kind: '', against: '', area: '', ...asked });
  });

  it('parts what there is from what there is not, and knows nothing of what is newer', () => {
    const { due, nothing } = parted([figure('overdue', 2), figure('no_grid', 0), figure('of_a_newer_server', 3)]);
    expect([due.map(({ duty }) => duty), nothing.map(({ duty }) => duty)]).toEqual([['overdue'], ['no_grid']]);
  });
});
