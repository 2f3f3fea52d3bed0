/** Terms of rewards and a year's money: what is typed, what is wrong with it, and how it is said. */
import { t, tCode } from '../../../words';
import { client, type Schemas } from '../../api';

export type TermsPage = Schemas['TermsPage'];
export type Terms = TermsPage['history'][number];
export type Body = Schemas['TermsIn']['terms'];
export type Kind = keyof Body['kinds'];
export type Budgets = Schemas['BudgetPage'];
type Promised = Terms['terms'];

const AMOUNT = /^\d{1,7}(\.\d{1,2})?$/;
export const isAmount = (text: string): boolean => AMOUNT.test(text.trim()) && Number(text) > 0;

export interface Draft {
  kinds: Record<string, { fixed: string; per_mu: string }>;
  cap: string;
  claim_days: number;
  staff_excluded: boolean;
  valid_from: string;
  reason: string;
}

/** Days that are proposed where nothing was announced yet; 30 to 90 are common. */
const USUAL_DAYS = 60;

export function draftFrom(kinds: readonly string[], now: Promised | null, today: string): Draft {
  const one = (kind: string) => now?.kinds[kind as Kind];
  return {
    kinds: Object.fromEntries(kinds.map((kind) => [kind, { fixed: one(kind)?.fixed_yuan ?? '', per_mu: one(kind)?.per_mu_yuan ?? '' }])),
    cap: now?.cap_yuan ?? '',
    claim_days: now?.claim_days ?? USUAL_DAYS,
    staff_excluded: now?.staff_excluded ?? true,
    valid_from: today,
    reason: '',
  };
}

type Wrong = 'terms.wrong_amount' | 'terms.wrong_days' | 'terms.wrong_day' | 'rewards.reason_needed';

/** The first thing that is wrong, as a key of a sentence. */
export function wrongIn(draft: Draft, today: string): Wrong | null {
  const amounts = [draft.cap, ...Object.values(draft.kinds).flatMap(({ fixed, per_mu }) => [fixed, per_mu])];
  if (amounts.some((text) => text.trim() !== '' && !isAmount(text))) return 'terms.wrong_amount';
  if (!Number.isInteger(draft.claim_days) || draft.claim_days < 7 || draft.claim_days > 365) return 'terms.wrong_days';
  if (!draft.valid_from || draft.valid_from < today) return 'terms.wrong_day';
  return draft.reason.trim() === '' ? 'rewards.reason_needed' : null;
}

const orNull = (text: string): string | null => text.trim() || null;

export function bodyOf(draft: Draft, seen: number): Schemas['TermsIn'] {
  const promised = Object.entries(draft.kinds)
    .map(([kind, { fixed, per_mu }]) => [kind, { fixed_yuan: orNull(fixed), per_mu_yuan: orNull(per_mu) }] as const)
    .filter(([, { fixed_yuan, per_mu_yuan }]) => fixed_yuan !== null || per_mu_yuan !== null);
  return {
    seen, valid_from: draft.valid_from, reason: draft.reason.trim(),
    terms: {
      kinds: Object.fromEntries(promised) as Body['kinds'], cap_yuan: orNull(draft.cap), claim_days: draft.claim_days,
      staff_excluded: draft.staff_excluded,
    },
  };
}

/** A line for each kind, then what holds for all. */
export function linesOf({ kinds, cap_yuan, claim_days, staff_excluded }: Promised): string[] {
  const lines = Object.entries(kinds).map(([code, one]) => {
    const facts = { kind: tCode('problem_kind', code), fixed: one.fixed_yuan, per_mu: one.per_mu_yuan };
    if (one.fixed_yuan && one.per_mu_yuan) return t('terms.line_both', facts);
    return t(one.fixed_yuan ? 'terms.line_fixed' : 'terms.line_per_mu', facts);
  });
  if (lines.length === 0) return [t('terms.no_kinds')];
  return [
    ...lines, ...(cap_yuan ? [t('terms.cap_said', { yuan: cap_yuan })] : []), t('terms.claim_said', { count: claim_days }),
    t(staff_excluded ? 'terms.staff_out' : 'terms.staff_no'),
  ];
}

export async function fetchTerms(signal: AbortSignal): Promise<TermsPage> {
  return (await client.GET('/api/v1/reward-terms', { signal })).data!;
}
export async function adopt(body: Schemas['TermsIn']): Promise<TermsPage> {
  return (await client.POST('/api/v1/reward-terms', { body })).data!;
}
export async function fetchBudgets(signal: AbortSignal): Promise<Budgets> {
  return (await client.GET('/api/v1/reward-budgets', { signal })).data!;
}
export async function setBudget(body: Schemas['BudgetIn']): Promise<Budgets> {
  return (await client.POST('/api/v1/reward-budgets', { body })).data!;
}
