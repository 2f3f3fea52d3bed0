/** Requests of the review. All throw Refused and Unreachable. */
import { askDesk } from '../../api';
import type { bodyOf } from './draft';
import type { QueueFilters } from './filters';
import type { Decision, Queue, Review } from './types';

const PAGE = 50;

async function json<Value>(path: string, signal?: AbortSignal): Promise<Value> {
  return (await (await askDesk(path, signal ? { signal } : {})).json()) as Value;
}

async function post<Value>(path: string, body: object): Promise<Value> {
  const answer = await askDesk(path, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  return (await answer.json()) as Value;
}

export function fetchQueue({ state, area, finding, risk_from }: QueueFilters, after: string, signal?: AbortSignal): Promise<Queue> {
  const query = new URLSearchParams({
    state, limit: String(PAGE), ...(area && { area }), ...(finding && { finding }),
    ...(risk_from > 0 && { risk_from: String(risk_from) }), ...(after && { after }),
  });
  return json(`reviews?${query}`, signal);
}

export const fetchReview = (id: string, signal?: AbortSignal): Promise<Review> => json(`reviews/${id}`, signal);

export const decide = (id: string, body: ReturnType<typeof bodyOf>): Promise<Decision> => post(`inspections/${id}/decisions`, body);

export const comment = (id: string, text: string): Promise<unknown> => post(`inspections/${id}/comments`, { text });
