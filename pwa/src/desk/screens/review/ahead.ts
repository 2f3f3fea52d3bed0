/** The record that will most likely be opened next, fetched while the one before is being looked at. */
import { deskPhoto } from '../../api';
import { fetchReview } from './api';
import type { Review } from './types';

let ahead: { id: string; answer: Promise<Review> } | null = null;

/** Brings the record, and its pictures into the browser's cache; what fails is asked for again when it is opened. */
export function lookAhead(id: string): void {
  if (ahead?.id === id) return;
  const answer = fetchReview(id);
  ahead = { id, answer };
  answer
    .then(({ record }) => Promise.all(record.photos.filter(({ state }) => state === 'kept').map(({ sha256 }) => deskPhoto(sha256, 'large'))))
    .catch(() => undefined);
}

/** The record; once taken it is not kept, for another officer may decide meanwhile. */
export function take(id: string, signal: AbortSignal, quiet = false): Promise<Review> {
  if (quiet) return fetchReview(id, signal, true);
  const known = ahead?.id === id ? ahead.answer : null;
  if (known) ahead = null;
  return known?.catch(() => fetchReview(id, signal)) ?? fetchReview(id, signal);
}
