/** Which picture comes next. Pure. */
import type { PhotoRole } from '../../api/types';

/** Domain F14: the least set of one visit, in the order of walking. */
export const ASKED = ['overview', 'closeup', 'opposite'] as const satisfies readonly PhotoRole[];

/** All roles in the order in which pictures are shown. */
export const ROLES: readonly PhotoRole[] = [...ASKED, 'extra'];

/** The most pictures one record may carry (server/claims.py). */
export const PHOTOS_MAX = 30;

export type Step = { do: 'photo'; role: PhotoRole } | { do: 'form' };

/** The pictures that a visit asks for: the usual set, or those that an officer wants anew, each once and in the order of walking. */
export function askedOf(reshoot: { photos: readonly { role: PhotoRole }[] } | undefined): readonly PhotoRole[] {
  return reshoot ? ROLES.filter((role) => reshoot.photos.some((photo) => photo.role === role)) : ASKED;
}

/** The first asked picture that is neither taken nor passed over, then the form. */
export function nextStep(taken: readonly PhotoRole[], passed: ReadonlySet<PhotoRole>, asked: readonly PhotoRole[] = ASKED): Step {
  const role = asked.find((one) => !taken.includes(one) && !passed.has(one));
  return role ? { do: 'photo', role } : { do: 'form' };
}
