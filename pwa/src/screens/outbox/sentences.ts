/** What the outbox says of one record: tone, word and one sentence, from its row alone. */
import type { Finding } from '../../api/types';
import type { Outgoing, StoredPhoto, Visit } from '../../store/rows';
import type { Key } from '../../words';
import type { Tone } from '../../ui/StateTag.vue';

export interface Standing {
  tone: Tone;
  word: Key;
  /** Key and facts of the sentence below the word. */
  sentence: Key | null;
  facts: Record<string, unknown>;
  /** Code whose own sentence completes this one. */
  problem: { code: string; facts: Record<string, unknown> } | null;
}

export interface Surroundings {
  online: boolean;
  person_id: string | null;
  /** The server wants the password before it takes anything. */
  sign_in_due: boolean;
  now_ms: number;
}

const MINUTE_MS = 60_000;
/** Findings that one more picture would answer. */
const RESHOOT = new Set(['photo_unreadable', 'photo_set_incomplete']);

/** Findings that ask for one more picture. */
export function reshoots(visit: Visit): Finding[] {
  return visit.answer?.verdict.findings.filter((finding) => RESHOOT.has(finding.code)) ?? [];
}

/** `asked`: an officer wants another picture of it. */
export function standingOf(visit: Visit, photos: readonly StoredPhoto[], around: Surroundings, asked = false): Standing {
  if (visit.state === 'draft') {
    const word = { ...PLAIN, tone: 'quiet', word: 'outbox.draft' } as const;
    if (visit.photo_keys.length === 0) return { ...word, sentence: 'outbox.draft_photos' };
    return { ...word, sentence: visit.observation.cover === null ? 'outbox.draft_answer' : 'outbox.draft_save' };
  }
  if (visit.state !== 'received') return sendingOf(visit, photos, around);
  return asked || reshoots(visit).length > 0
    ? { ...PLAIN, tone: 'ask', word: 'outbox.reshoot' }
    : { ...PLAIN, tone: 'yes', word: 'outbox.received', sentence: visit.answer?.late ? 'outbox.received_late' : null };
}

const PLAIN = { sentence: null, facts: {}, problem: null };

/** What is said of anything on its way. */
export function sendingOf(visit: Outgoing, photos: readonly StoredPhoto[], around: Surroundings): Standing {
  const plain = PLAIN;
  const sent = photos.filter((photo) => photo.uploaded).length;
  switch (visit.state) {
    case 'draft':
      return { ...plain, tone: 'quiet', word: 'outbox.draft' };
    case 'ready':
      return { ...plain, tone: 'info', word: 'outbox.ready', ...readySentence(visit, around) };
    case 'sending':
      return {
        ...plain, tone: 'info', word: 'outbox.sending', sentence: 'outbox.sending_photos',
        facts: { sent: Math.min(sent + 1, photos.length), total: photos.length },
      };
    case 'received':
      return { ...plain, tone: 'yes', word: 'outbox.received' };
    case 'refused':
      return { ...plain, tone: 'no', word: 'outbox.refused', sentence: 'outbox.refused_tell', problem: visit.problem };
    case 'stuck':
      return { ...plain, tone: 'no', word: 'outbox.stuck', sentence: 'outbox.stuck_export', problem: visit.problem };
  }
}

function readySentence(visit: Outgoing, around: Surroundings): Pick<Standing, 'sentence' | 'facts' | 'problem'> {
  const say = (sentence: Key, facts = {}) => ({ sentence, facts, problem: visit.problem });
  if (visit.person_id !== around.person_id) return say('outbox.ready_other');
  if (!around.online) return say('outbox.ready_signal');
  if (around.sign_in_due) return say('outbox.ready_sign_in');
  const wait_ms = (visit.next_try_at ?? 0) - around.now_ms;
  if (visit.attempts === 0 || wait_ms <= 0) return say('outbox.ready_soon');
  return say('outbox.ready_later', { minutes: Math.ceil(wait_ms / MINUTE_MS) });
}
