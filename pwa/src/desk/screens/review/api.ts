/** Requests of the review. All throw Refused and Unreachable. */
import { client } from '../../api';
import type { bodyOf } from './draft';
import type { QueueFilters } from './filters';
import type { Queue, Review } from './types';

const PAGE = 50;

/** The contract leaves verdicts and places open as text and objects; their shapes are those of ./types. */
export async function fetchQueue(filters: QueueFilters, after: string, signal?: AbortSignal): Promise<Queue> {
  const query = { ...filters, limit: PAGE, after };
  const { data } = await client.GET('/api/v1/reviews', { params: { query }, ...(signal && { signal }) });
  return data as unknown as Queue;
}

export async function fetchReview(inspection_id: string, signal?: AbortSignal): Promise<Review> {
  const { data } = await client.GET('/api/v1/reviews/{inspection_id}', { params: { path: { inspection_id } }, ...(signal && { signal }) });
  return data as unknown as Review;
}

export async function decide(inspection_id: string, body: ReturnType<typeof bodyOf>): Promise<void> {
  await client.POST('/api/v1/inspections/{inspection_id}/decisions', { params: { path: { inspection_id } }, body });
}

export async function comment(inspection_id: string, text: string): Promise<void> {
  await client.POST('/api/v1/inspections/{inspection_id}/comments', { params: { path: { inspection_id } }, body: { text } });
}
