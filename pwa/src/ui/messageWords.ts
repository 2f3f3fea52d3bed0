/** The sentence of a message, from its kind and facts; reasons in words. */
import type { Pointer } from '../api/messageAddress';
import { sentenceOf, tCode } from '../words';

export function messageInWords({ kind, facts }: Pointer): string {
  const reason = facts['reason'];
  const said = typeof reason === 'string' ? { ...facts, reason: sentenceOf('review_reason', reason) ?? reason } : facts;
  return tCode('message', kind, said);
}
