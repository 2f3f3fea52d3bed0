/** What went wrong, as a sentence: the server's own, or that there is no connection. */
import { Refused } from '../api/http';
import { t } from '../words';

export function saidOf(reason: unknown): string {
  return reason instanceof Refused && reason.problem.title ? reason.problem.title : t('tell.open_unreachable');
}
