/** Samples of accepted records and what other officers say of them. */
import { client, type Schemas } from '../../api';

export type Sample = Schemas['SecondLookOut'];
export type SampledRecord = Sample['records'][number];
export type DrawBody = Schemas['DrawIn'];
const PAGE = 50;

export async function fetchSamples(after: string, signal?: AbortSignal) {
  return (await client.GET('/api/v1/second-looks', { params: { query: { after, limit: PAGE } }, ...(signal && { signal }) })).data!;
}

export async function fetchSample(second_look_id: string, signal?: AbortSignal): Promise<Sample> {
  return (await client.GET('/api/v1/second-looks/{second_look_id}', { params: { path: { second_look_id } }, ...(signal && { signal }) })).data!;
}

export async function draw(body: DrawBody): Promise<Sample> {
  return (await client.POST('/api/v1/second-looks', { body })).data!;
}

export async function look(second_look_id: string, body: Schemas['LookIn']): Promise<Sample> {
  return (await client.POST('/api/v1/second-looks/{second_look_id}/looks', { params: { path: { second_look_id } }, body })).data!;
}

type Counted = Pick<Sample['townships'][number], 'accepted' | 'sampled' | 'looked' | 'disagreed'>;

/** All townships together; the rate is null while nobody has looked. */
export function total(townships: readonly Counted[]): Counted & { disagreement_percent: number | null } {
  const sum = (name: keyof Counted) => townships.reduce((all, one) => all + one[name], 0);
  const looked = sum('looked');
  const disagreed = sum('disagreed');
  return {
    accepted: sum('accepted'), sampled: sum('sampled'), looked, disagreed,
    disagreement_percent: looked === 0 ? null : Math.round((1000 * disagreed) / looked) / 10,
  };
}

/** The first record after `id` that this officer may still look at, then from the beginning. */
export function nextToLook(records: readonly SampledRecord[], id: string | null): SampledRecord | null {
  const at = records.findIndex((record) => record.inspection_id === id);
  return [...records.slice(at + 1), ...records.slice(0, at + 1)].find((record) => record.may_look && record.inspection_id !== id) ?? null;
}
