/** Which picture comes next. Pure. */
import type { PhotoRole } from '../../api/types';

/** Domain F14: the least set of one visit, in the order of walking. */
export const ASKED = ['overview', 'closeup', 'opposite'] as const satisfies readonly PhotoRole[];

/** The most pictures one record may carry (server/claims.py). */
export const PHOTOS_MAX = 30;

export type Step = { do: 'photo'; role: PhotoRole } | { do: 'form' };

/** The first asked picture that is neither taken nor passed over, then the form. */
export function nextStep(taken: readonly PhotoRole[], passed: ReadonlySet<PhotoRole>): Step {
  const role = ASKED.find((one) => !taken.includes(one) && !passed.has(one));
  return role ? { do: 'photo', role } : { do: 'form' };
}
