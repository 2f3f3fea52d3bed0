/** The sentence of a message, from its kind and facts; reasons in words. */
import type { Pointer } from '../api/messageAddress';
import { language, sentenceOf, tCode } from '../words';

export function messageInWords({ kind, facts }: Pointer): string {
  const { reason, count } = facts;
  const said = {
    ...facts,
    ...(typeof reason === 'string' && { reason: sentenceOf('review_reason', reason) ?? reason }),
    ...(typeof count === 'number' && { count: count.toLocaleString(language.value) }),
  };
  return tCode('message', kind, said);
}
