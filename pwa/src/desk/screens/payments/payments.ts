/** Finance's list: codes and sums. All throw Refused and Unreachable. */
import { computed, type Ref } from 'vue';
import { client, type Schemas } from '../../api';
import { usePages, type Page } from '../../usePages';

export type Payment = Schemas['PaymentPage']['payments'][number];
export const STATES = ['open', 'paid', ''] as const;
export type State = (typeof STATES)[number];
const PAGE = 50;

type Told = Page<Payment> & Pick<Schemas['PaymentPage'], 'open' | 'paid'>;

async function page(state: State, after: string, signal?: AbortSignal): Promise<Told> {
  const query = { state, after, limit: PAGE };
  const { data } = await client.GET('/api/v1/payments', { params: { query }, ...(signal && { signal }) });
  return { rows: data!.payments, next: data!.next, open: data!.open, paid: data!.paid };
}

export function usePayments(state: Ref<State>) {
  const pages = usePages<State, Payment, Told>(state, page);
  return { ...pages, totals: computed(() => pages.beginning.value) };
}

export async function writeDown(payment_id: string, body: Schemas['PaymentIn']): Promise<Payment> {
  return (await client.POST('/api/v1/payments/{payment_id}/steps', { params: { path: { payment_id } }, body })).data!;
}

/** As codes are: without blanks, in capitals. */
export const plainCode = (typed: string): string => typed.replace(/\s/g, '').toUpperCase();

/** “7KQ2M 9XP4T”: easier to compare in two halves. */
export const halves = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`;
