/** What went wrong, as a sentence and a small code for the telephone. */
import { Refused, Unreachable } from '../api/http';
import { sentenceOf, t } from '../words';

export interface Told {
  sentence: string;
  code: string | null;
}

/** Errors that are neither a refusal nor a missing answer are faults of the page and are thrown on. */
export function tell(reason: unknown): Told {
  if (reason instanceof Unreachable) return { sentence: t('desk.unreachable'), code: null };
  if (!(reason instanceof Refused)) throw reason;
  const { code, facts, status } = reason.problem;
  const sentence = sentenceOf('refusal', code, facts) ?? t(status >= 500 ? 'desk.server_failed' : 'desk.refused');
  return { sentence, code };
}
