/** What the outbox does next, and what a failure means. Pure: no clock, no network, no store. */
import type { Outgoing, StoredPhoto } from '../store/rows';

/** First wait after a failure; doubles with each further one. */
export const FIRST_WAIT_MS = 5_000;
/** Longest wait between two tries of a record. */
export const LONGEST_WAIT_MS = 15 * 60_000;
/** So many tries without success, each answered by the server, and the record counts as stuck. */
export const STUCK_AFTER_TRIES = 8;
/** Domain F6: warn from day 3; a record that has waited so long after a failed try is stuck. */
export const STUCK_AFTER_MS = 3 * 24 * 3_600_000;

export type Step =
  | { do: 'create_upload'; visit_id: string; photo_key: string }
  | { do: 'resume_upload'; visit_id: string; photo_key: string; upload_url: string }
  | { do: 'put_record'; visit_id: string }
  | { do: 'wait'; until_ms: number }
  | { do: 'sign_in' }
  | { do: 'nothing'; why: 'all_sent' | 'offline' | 'other_person' };

export interface Outlook {
  /** Records, and reports of problems. */
  visits: readonly Outgoing[];
  /** Photos of these visits. */
  photos: readonly StoredPhoto[];
  now_ms: number;
  online: boolean;
  /** Who is signed in, and whether the token may still be used; null when nobody is. */
  session: { person_id: string; usable: boolean } | null;
}

const UNSENT = new Set<Outgoing['state']>(['ready', 'sending', 'stuck']);

/** Records that wait to be sent, the oldest first; ids sort by the time they were made. */
export function waiting(visits: readonly Outgoing[]): Outgoing[] {
  return visits.filter((visit) => UNSENT.has(visit.state)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The next step: photos of the oldest due record one by one, then the record itself. */
export function nextStep(outlook: Outlook): Step {
  const { visits, photos, now_ms, online, session } = outlook;
  const all = waiting(visits);
  if (all.length === 0) return { do: 'nothing', why: 'all_sent' };
  if (!online) return { do: 'nothing', why: 'offline' };
  if (!session?.usable) return { do: 'sign_in' };
  const own = all.filter((visit) => visit.person_id === session.person_id);
  if (own.length === 0) return { do: 'nothing', why: 'other_person' };
  const due = own.find((visit) => visit.next_try_at === null || visit.next_try_at <= now_ms);
  if (!due) return { do: 'wait', until_ms: Math.min(...own.map((visit) => visit.next_try_at ?? now_ms)) };
  const by_key = new Map(photos.map((photo) => [photo.key, photo]));
  for (const key of due.photo_keys) {
    const photo = by_key.get(key);
    if (!photo || photo.uploaded) continue;
    return photo.upload_url
      ? { do: 'resume_upload', visit_id: due.id, photo_key: key, upload_url: photo.upload_url }
      : { do: 'create_upload', visit_id: due.id, photo_key: key };
  }
  return { do: 'put_record', visit_id: due.id };
}

/** Wait before try number `attempts` + 1; `jitter` in [0, 1) spreads phones that failed together. */
export function backOffMs(attempts: number, jitter: number): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, Math.min(attempts - 1, 20)));
  return Math.round(ceiling * (0.5 + 0.5 * jitter));
}

export interface FailedRequest {
  /** HTTP status, or null when no answer came. */
  status: number | null;
  code: string;
  facts: Record<string, unknown>;
}

/** What a failed request asks of the outbox. */
export type Meaning =
  | 'unreachable' // nobody answered: stop this pass, try later
  | 'later' // the server asks for patience
  | 'start_again' // the upload is gone or spoilt: create it anew
  | 'sign_in' // the token no longer counts
  | 'other_person' // the record waits for whoever made it
  | 'refused'; // the same request will never be taken

const START_AGAIN = new Set([
  'upload_unknown', 'upload_expired', 'upload_offset_differs', 'upload_piece_differs', 'photo_hash_differs',
]);
const LATER_STATUS = new Set([408, 423, 425, 429]);

export function meaningOf(failed: FailedRequest): Meaning {
  if (failed.status === null) return 'unreachable';
  if (failed.status === 401) return 'sign_in';
  if (failed.code === 'inspection_of_other_person' || failed.code === 'problem_of_other_person') return 'other_person';
  if (START_AGAIN.has(failed.code)) return 'start_again';
  if (failed.facts['retry'] === true || failed.status >= 500 || LATER_STATUS.has(failed.status)) return 'later';
  // A connection that broke off, and a portal's or proxy's page, are no answer of this server.
  if (failed.code === 'upload_broken_off' || failed.code.startsWith('http_')) return 'later';
  return 'refused';
}

export type VisitPatch = Pick<Outgoing, 'state' | 'attempts' | 'next_try_at' | 'problem'>;

/** The visit's new standing after a failure; the record and its photos are never touched. */
export function afterFailure(visit: Outgoing, failed: FailedRequest, now_ms: number, jitter: number): VisitPatch {
  const problem = { code: failed.code, facts: failed.facts };
  const meaning = meaningOf(failed);
  if (meaning === 'refused') return { state: 'refused', attempts: visit.attempts + 1, next_try_at: null, problem };
  if (meaning === 'sign_in') {
    return { state: visit.state === 'stuck' ? 'stuck' : 'ready', attempts: visit.attempts, next_try_at: null, problem: null };
  }
  const attempts = visit.attempts + 1;
  const made_ms = Date.parse(visit.finished_at ?? visit.created_at);
  const tired = meaning !== 'unreachable' && attempts >= STUCK_AFTER_TRIES;
  const stuck = visit.state === 'stuck' || tired || now_ms - made_ms >= STUCK_AFTER_MS;
  return {
    state: stuck ? 'stuck' : 'ready',
    attempts,
    next_try_at: now_ms + backOffMs(attempts, jitter),
    problem: meaning === 'unreachable' ? null : problem,
  };
}
