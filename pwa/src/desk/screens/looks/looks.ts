/** Samples of accepted records and what other officers say of them. */
import type { Ref } from 'vue';
import { client, type Schemas } from '../../api';
import { usePages, type Page } from '../../usePages';

export type Sample = Schemas['SecondLookOut'];
export type SampleRow = Schemas['SecondLookPage']['second_looks'][number];
export type SampledRecord = Schemas['SampledPage']['records'][number];
/** With the record to look at after it. */
export type Sampled = Schemas['SampledRecordOut'];
export type DrawBody = Schemas['DrawIn'];
const PAGE = 50;

async function samples(_: unknown, after: string, signal?: AbortSignal): Promise<Page<SampleRow>> {
  const { data } = await client.GET('/api/v1/second-looks', { params: { query: { after, limit: PAGE } }, ...(signal && { signal }) });
  return { rows: data!.second_looks, next: data!.next };
}

async function records(second_look_id: string | undefined, after: string, signal?: AbortSignal): Promise<Page<SampledRecord>> {
  if (!second_look_id) return { rows: [], next: null };
  const params = { path: { second_look_id }, query: { limit: PAGE, ...(after ? { after } : {}) } };
  const { data } = await client.GET('/api/v1/second-looks/{second_look_id}/records', { params, ...(signal && { signal }) });
  return { rows: data!.records, next: data!.next };
}

/** The samples drawn so far; `drawn` begins them anew. */
export const useSamples = (drawn: Ref<number>) => usePages(drawn, samples);
export const useSampledRecords = (sample: Ref<string | undefined>) => usePages(sample, records);

export async function fetchSample(second_look_id: string, signal?: AbortSignal): Promise<Sample> {
  return (await client.GET('/api/v1/second-looks/{second_look_id}', { params: { path: { second_look_id } }, ...(signal && { signal }) })).data!;
}

export async function fetchSampled(second_look_id: string, inspection_id: string, signal?: AbortSignal): Promise<Sampled> {
  const params = { path: { second_look_id, inspection_id } };
  return (await client.GET('/api/v1/second-looks/{second_look_id}/records/{inspection_id}', { params, ...(signal && { signal }) })).data!;
}

export async function draw(body: DrawBody): Promise<Sample> {
  return (await client.POST('/api/v1/second-looks', { body })).data!;
}

export async function look(second_look_id: string, body: Schemas['LookIn']): Promise<Sampled> {
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
