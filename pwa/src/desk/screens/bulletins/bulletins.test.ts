import { expect, it, vi } from 'vitest';
import { linesOf, type Figures } from './bulletins';

vi.mock('../../api', () => ({}));

const outcome = (name: string, count: number | null) => ({ name, count });

it('leaves out what is none, and keeps what is hidden', () => {
  const figures = {
    count: 20,
    below: [
      {
        name: '511703001', count: 12,
        below: [
          { name: 'new_orchard', count: 12, below: [outcome('true', 12), outcome('not_shown', 0), outcome('dismissed', 0), outcome('withdrawn', 0)] },
          { name: 'other', count: 0, below: [] },
        ],
      },
      { name: '511703002', count: null, below: [] },
      { name: '', count: 0, below: [] },
    ],
  } as unknown as Figures;
  expect(linesOf(figures)).toEqual([
    { township: '511703001', kind: null, count: 12, outcomes: [] },
    { township: '511703001', kind: 'new_orchard', count: 12, outcomes: [12, 0, 0, 0] },
    { township: '511703002', kind: null, count: null, outcomes: [] },
  ]);
});
