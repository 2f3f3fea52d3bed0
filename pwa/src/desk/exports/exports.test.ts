import { expect, it, vi } from 'vitest';
import { filterFrom, isUnderWay, lacksWorker, sizeInWords } from './exports';

vi.mock('../api', () => ({}));

it('leaves out what does not filter', () => {
  expect(filterFrom({ q: '', grain: null, year: 2026, overdue: false, risk_from: 0, area: undefined })).toEqual({ year: 2026 });
  expect(filterFrom({ q: 'x', overdue: true, state: 'open' })).toEqual({ q: 'x', overdue: true, state: 'open' });
});

it('knows what still changes by itself', () => {
  expect(['waiting', 'running', 'done', 'failed', 'cancelled', 'expired'].map((state) => isUnderWay({ state } as never)))
    .toEqual([true, true, false, false, false, false]);
});

it('says that no worker came only after a minute, and not while another one is being written', () => {
  const one = { state: 'waiting', asked_at: '2026-11-29T00:00:00Z' } as const;
  const at = (seconds: number) => Date.parse(one.asked_at) + seconds * 1000;
  expect(lacksWorker(one, [one], at(59))).toBe(false);
  expect(lacksWorker(one, [one], at(61))).toBe(true);
  expect(lacksWorker(one, [one, { state: 'running' }], at(61))).toBe(false);
  expect(lacksWorker({ ...one, state: 'running' }, [], at(600))).toBe(false);
});

it('tells sizes in words', () => {
  expect([12, 1400, 999_499, 12_400_000].map(sizeInWords)).toEqual(['1 kB', '1 kB', '999 kB', '12.4 MB']);
});
