import { describe, expect, it } from 'vitest';
import { aPhoto, aVisit } from '../../tests/makers';
import type { StoredPhoto, Visit } from '../store/rows';
import {
  afterFailure, backOffMs, LONGEST_WAIT_MS, meaningOf, nextStep, STUCK_AFTER_MS, STUCK_AFTER_TRIES,
  type FailedRequest, type Outlook, type Step,
} from './plan';

const NOW = Date.parse('2026-07-01T03:00:00Z');
const OLD = '01900000-0000-7000-8000-000000000001';
const NEW = '01900000-0000-7000-8000-000000000002';
const anna = { person_id: 'anna', usable: true };

function outlook(visits: Visit[], photos: StoredPhoto[] = [], part: Partial<Outlook> = {}): Outlook {
  return { visits, photos, now_ms: NOW, online: true, session: anna, ...part };
}

const one = aVisit({ photo_keys: ['k1', 'k2'] });
const k1 = aPhoto({ key: 'k1' });
const k2 = aPhoto({ key: 'k2' });

const STEPS: [string, Outlook, Step][] = [
  ['an empty outbox does nothing', outlook([]), { do: 'nothing', why: 'all_sent' }],
  ['a draft is not sent', outlook([aVisit({ state: 'draft' })]), { do: 'nothing', why: 'all_sent' }],
  ['a refused record is not sent again by itself', outlook([aVisit({ state: 'refused' })]), { do: 'nothing', why: 'all_sent' }],
  ['without signal it does nothing', outlook([one], [k1], { online: false }), { do: 'nothing', why: 'offline' }],
  ['without a session it asks for one', outlook([one], [k1], { session: null }), { do: 'sign_in' }],
  [
    'an expired session asks for the password', outlook([one], [k1], { session: { person_id: 'anna', usable: false } }),
    { do: 'sign_in' },
  ],
  [
    'a record of another person waits for that person', outlook([one], [k1], { session: { person_id: 'bao', usable: true } }),
    { do: 'nothing', why: 'other_person' },
  ],
  ['photos come first, in order', outlook([one], [k2, k1]), { do: 'create_upload', visit_id: OLD, photo_key: 'k1' }],
  [
    'a begun upload goes on where it was', outlook([one], [{ ...k1, upload_url: '/api/v1/uploads/7' }, k2]),
    { do: 'resume_upload', visit_id: OLD, photo_key: 'k1', upload_url: '/api/v1/uploads/7' },
  ],
  [
    'a confirmed photo is not sent twice', outlook([one], [{ ...k1, uploaded: true }, k2]),
    { do: 'create_upload', visit_id: OLD, photo_key: 'k2' },
  ],
  [
    'the record follows its photos', outlook([one], [{ ...k1, uploaded: true }, { ...k2, uploaded: true }]),
    { do: 'put_record', visit_id: OLD },
  ],
  ['the oldest record goes first', outlook([aVisit({ id: NEW }), aVisit()]), { do: 'put_record', visit_id: OLD }],
  [
    'a record that must wait does not hold up the next', outlook([aVisit({ next_try_at: NOW + 1 }), aVisit({ id: NEW })]),
    { do: 'put_record', visit_id: NEW },
  ],
  [
    'when all must wait it says until when',
    outlook([aVisit({ next_try_at: NOW + 9 }), aVisit({ id: NEW, next_try_at: NOW + 5 })]), { do: 'wait', until_ms: NOW + 5 },
  ],
  ['a stuck record is still tried', outlook([aVisit({ state: 'stuck', next_try_at: NOW })]), { do: 'put_record', visit_id: OLD }],
  ['a record that was being sent when the phone died goes on', outlook([aVisit({ state: 'sending' })]), { do: 'put_record', visit_id: OLD }],
];

describe('next step', () => {
  it.each(STEPS)('%s', (_, given, expected) => expect(nextStep(given)).toEqual(expected));
});

const problem = (status: number | null, code: string, facts = {}): FailedRequest => ({ status, code, facts });

describe('meaning of a failure', () => {
  it.each([
    [problem(null, 'no_answer'), 'unreachable'],
    [problem(401, 'session_expired'), 'sign_in'],
    [problem(403, 'inspection_of_other_person'), 'other_person'],
    [problem(404, 'upload_unknown'), 'start_again'],
    [problem(410, 'upload_expired'), 'start_again'],
    [problem(409, 'upload_offset_differs'), 'start_again'],
    [problem(460, 'photo_hash_differs'), 'start_again'],
    [problem(507, 'storage_full', { retry: true }), 'later'],
    [problem(423, 'upload_locked', { retry: true }), 'later'],
    [problem(502, 'http_502'), 'later'],
    [problem(404, 'http_404'), 'later'],
    [problem(409, 'inspection_differs'), 'refused'],
    [problem(415, 'photo_not_an_image'), 'refused'],
    [problem(422, 'body_invalid'), 'refused'],
  ] as const)('%o is %s', (failed, meaning) => expect(meaningOf(failed)).toBe(meaning));
});

describe('after a failure', () => {
  it('an expired session costs the record nothing', () => {
    expect(afterFailure(aVisit({ state: 'sending', attempts: 2 }), problem(401, 'session_expired'), NOW, 0)).toEqual({
      state: 'ready', attempts: 2, next_try_at: null, problem: null,
    });
  });

  it('a refusal keeps its reason', () => {
    const failed = problem(409, 'inspection_differs', { held: 'x' });
    expect(afterFailure(aVisit(), failed, NOW, 0)).toMatchObject({
      state: 'refused', problem: { code: 'inspection_differs', facts: { held: 'x' } },
    });
  });

  it(`is stuck after ${STUCK_AFTER_TRIES} patient tries, not before`, () => {
    const failed = problem(503, 'storage_busy', { retry: true });
    expect(afterFailure(aVisit({ attempts: STUCK_AFTER_TRIES - 2 }), failed, NOW, 0).state).toBe('ready');
    expect(afterFailure(aVisit({ attempts: STUCK_AFTER_TRIES - 1 }), failed, NOW, 0).state).toBe('stuck');
  });

  it('a week without signal is not the record’s fault until day 3', () => {
    const failed = problem(null, 'no_answer');
    const made = Date.parse(aVisit().finished_at!);
    expect(afterFailure(aVisit({ attempts: 50 }), failed, made + STUCK_AFTER_MS - 1, 0).state).toBe('ready');
    expect(afterFailure(aVisit({ attempts: 50 }), failed, made + STUCK_AFTER_MS, 0).state).toBe('stuck');
  });
});

describe('back-off', () => {
  it('doubles, is spread by half, and has a cap', () => {
    expect([1, 2, 3, 4].map((attempts) => backOffMs(attempts, 0.999999))).toEqual([5000, 10000, 20000, 40000]);
    expect(backOffMs(1, 0)).toBe(2500);
    expect(backOffMs(1000, 0.999999)).toBe(LONGEST_WAIT_MS);
  });
});
