/** Rewards for tip-offs as the desk asks for them. All throw Refused and Unreachable. */
import { computed, type Ref } from 'vue';
import type { Tone } from '../../../ui/StateTag.vue';
import { client, type Schemas } from '../../api';
import { usePages, type Page } from '../../usePages';

export type RewardRow = Schemas['RewardPage']['rewards'][number];
export type Reward = Schemas['RewardOut'];
export type State = RewardRow['state'];
/** In the order of the way. */
export const STATES = [
  'claimed', 'approved_once', 'noticed', 'approved', 'paid', 'not_due', 'refused', 'expired', 'withdrawn',
] as const satisfies readonly State[];
export const TONE: Record<State, Tone> = {
  not_due: 'quiet', noticed: 'info', claimed: 'ask', approved_once: 'ask', approved: 'info', paid: 'yes', refused: 'no', expired: 'quiet',
  withdrawn: 'quiet',
};
const PAGE = 50;

type Told = Page<RewardRow> & { counts: Partial<Record<string, number>> };

async function page(state: State | '', after: string, signal?: AbortSignal): Promise<Told> {
  const query = { state, after, limit: PAGE };
  const { data } = await client.GET('/api/v1/rewards', { params: { query }, ...(signal && { signal }) });
  return { rows: data!.rewards, next: data!.next, counts: data!.counts };
}

export function useRewards(state: Ref<State | ''>) {
  const pages = usePages<State | '', RewardRow, Told>(state, page);
  return { ...pages, counts: computed(() => pages.beginning.value?.counts ?? null) };
}

export async function fetchReward(reward_id: string, signal: AbortSignal): Promise<Reward> {
  return (await client.GET('/api/v1/rewards/{reward_id}', { params: { path: { reward_id } }, signal })).data!;
}

export async function decide(reward_id: string, body: Schemas['RewardDecisionIn']): Promise<Reward> {
  return (await client.POST('/api/v1/rewards/{reward_id}/steps', { params: { path: { reward_id } }, body })).data!;
}

export async function openContact(reward_id: string, body: Schemas['ContactOpeningIn']): Promise<Schemas['ContactOut']> {
  return (await client.POST('/api/v1/rewards/{reward_id}/contact', { params: { path: { reward_id } }, body })).data!;
}
