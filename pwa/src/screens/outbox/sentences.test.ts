import { describe, expect, it } from 'vitest';
import { aPhoto, anAnswer, aVisit } from '../../../tests/makers';
import type { Visit } from '../../store/rows';
import { standingOf, type Surroundings } from './sentences';

const NOW = 1_000_000;
const near: Surroundings = { online: true, person_id: 'anna', sign_in_due: false, now_ms: NOW };
const three = ['k1', 'k2', 'k3'];
const photos = three.map((key, at) => aPhoto({ key, uploaded: at === 0 }));
const nothing_seen = { ...aVisit().observation, cover: null };
const received = aVisit({ state: 'received' });
const unclear = anAnswer(received, { listed: [] });
unclear.verdict.findings = [{ code: 'photo_unreadable', weight: 'question', facts: {}, photo: 'a'.repeat(64) }];

const CASES: [string, Partial<Visit>, Partial<Surroundings>, string, string | null][] = [
  ['a draft without pictures', { state: 'draft' }, {}, 'outbox.draft', 'outbox.draft_photos'],
  ['a draft without answer', { state: 'draft', photo_keys: three, observation: nothing_seen }, {}, 'outbox.draft', 'outbox.draft_answer'],
  ['a draft that was not saved', { state: 'draft', photo_keys: three }, {}, 'outbox.draft', 'outbox.draft_save'],
  ['no signal', {}, { online: false }, 'outbox.ready', 'outbox.ready_signal'],
  ['expired session', {}, { sign_in_due: true }, 'outbox.ready', 'outbox.ready_sign_in'],
  ['another person’s', {}, { person_id: 'bao' }, 'outbox.ready', 'outbox.ready_other'],
  ['just saved', { next_try_at: NOW + 9000 }, {}, 'outbox.ready', 'outbox.ready_soon'],
  ['after a failed try', { attempts: 3, next_try_at: NOW + 61_000 }, {}, 'outbox.ready', 'outbox.ready_later'],
  ['on its way', { state: 'sending' }, {}, 'outbox.sending', 'outbox.sending_photos'],
  ['received', { state: 'received', answer: anAnswer(received, { listed: [] }) }, {}, 'outbox.received', null],
  ['received, one picture unclear', { state: 'received', answer: unclear }, {}, 'outbox.reshoot', null],
  ['refused', { state: 'refused' }, {}, 'outbox.refused', 'outbox.refused_tell'],
  ['stuck', { state: 'stuck' }, {}, 'outbox.stuck', 'outbox.stuck_export'],
];

describe('what the outbox says', () => {
  it.each(CASES)('%s', (_, visit, around, word, sentence) => {
    expect(standingOf(aVisit(visit), photos, { ...near, ...around })).toMatchObject({ word, sentence });
  });

  it('counts the picture that is on its way', () => {
    expect(standingOf(aVisit({ state: 'sending' }), photos, near).facts).toEqual({ sent: 2, total: 3 });
  });
});
