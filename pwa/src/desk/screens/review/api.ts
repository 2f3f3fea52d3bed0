/** Requests of the review. All throw Refused and Unreachable. */
import { client, QUIET } from '../../api';
import type { bodyOf } from './draft';
import type { QueueFilters } from './filters';
import type { Queue, Review } from './types';

const PAGE = 50;
/** The longest page that the server gives. */
const LONGEST_PAGE = 200;

/** The contract leaves verdicts and places open as text and objects; their shapes are those of ./types. */
export async function fetchQueue(filters: QueueFilters, after: string, signal?: AbortSignal): Promise<Queue> {
  const query = { ...filters, limit: PAGE, after };
  const { data } = await client.GET('/api/v1/reviews', { params: { query }, ...(signal && { signal }) });
  return data as unknown as Queue;
}

/** The newest beginning of what is shown, at least a page. */
export async function peekAtQueue(filters: QueueFilters, shown: number, signal: AbortSignal): Promise<Queue> {
  const query = { ...filters, limit: Math.min(LONGEST_PAGE, Math.max(PAGE, shown)), after: '' };
  const { data } = await client.GET('/api/v1/reviews', { params: { query }, headers: QUIET, signal });
  return data as unknown as Queue;
}

export async function fetchReview(inspection_id: string, signal?: AbortSignal, quiet = false): Promise<Review> {
  const how = { ...(signal && { signal }), ...(quiet && { headers: QUIET }) };
  const { data } = await client.GET('/api/v1/reviews/{inspection_id}', { params: { path: { inspection_id } }, ...how });
  return data as unknown as Review;
}

export async function decide(inspection_id: string, body: ReturnType<typeof bodyOf>): Promise<void> {
  await client.POST('/api/v1/inspections/{inspection_id}/decisions', { params: { path: { inspection_id } }, body });
}

export async function comment(inspection_id: string, text: string): Promise<void> {
  await client.POST('/api/v1/inspections/{inspection_id}/comments', { params: { path: { inspection_id } }, body: { text } });
}
