import { expect, it, vi } from 'vitest';
import { bodyOf, draftFrom, isAmount, linesOf, wrongIn } from './terms';

vi.mock('../../api', () => ({}));
vi.mock('../../../words', () => ({ t: (key: string, facts = {}) => [key, ...Object.values(facts)].join(' '), tCode: (_: string, code: string) => code }));

const TODAY = '2026-11-30';
const draft = () => ({ ...draftFrom(['new_orchard', 'other'], null, TODAY), reason: '会议' });

it('takes amounts of whole fen alone', () => {
  expect(['100', '30.5', '0.01', ' 8 '].map(isAmount)).toEqual([true, true, true, true]);
  expect(['', '0', '-1', '1.005', '1e3', '一百', '1,000'].map(isAmount)).toEqual(Array(7).fill(false));
});

it('sends the kinds that have a sum, and nothing for what is empty', () => {
  const mine = draft();
  mine.kinds['new_orchard'] = { fixed: '100', per_mu: '' };
  expect(bodyOf(mine, 3)).toEqual({
    seen: 3, valid_from: TODAY, reason: '会议',
    terms: { kinds: { new_orchard: { fixed_yuan: '100', per_mu_yuan: null } }, cap_yuan: null, claim_days: 60, staff_excluded: true },
  });
});

it('names the first thing that is wrong', () => {
  expect(wrongIn(draft(), TODAY)).toBeNull();
  expect(wrongIn({ ...draft(), cap: 'x' }, TODAY)).toBe('terms.wrong_amount');
  expect(wrongIn({ ...draft(), claim_days: 6 }, TODAY)).toBe('terms.wrong_days');
  expect(wrongIn({ ...draft(), valid_from: '2026-11-29' }, TODAY)).toBe('terms.wrong_day');
  expect(wrongIn({ ...draft(), reason: ' ' }, TODAY)).toBe('rewards.reason_needed');
});

it('says that terms without a kind end the scheme', () => {
  expect(linesOf({ kinds: {}, cap_yuan: null, claim_days: 60, staff_excluded: true } as never)).toEqual(['terms.no_kinds']);
  const one = { fixed_yuan: '100', per_mu_yuan: '30' };
  expect(linesOf({ kinds: { other: one }, cap_yuan: '200', claim_days: 60, staff_excluded: false } as never)).toEqual([
    'terms.line_both other 100 30', 'terms.cap_said 200', 'terms.claim_said 60', 'terms.staff_no',
  ]);
});
