/** What this desk's map is coloured by, and how its states are said. */
import { PAINTS, WATCH_STATES, type Paint, type Painted } from '../../../map/paint';
import type { GrainState } from '../../../ui/plotState';
import { tCode } from '../../../words';
import { grainInWords } from './grainLooks';

/** As the legend and the pointer say it. */
export function paintedInWords(state: Painted): string {
  return WATCH_STATES.some((known) => known === state) ? tCode('watch', state) : grainInWords(state as GrainState);
}

const KEY = 'xuntian-desk-map-paint';

/** This desk remembers it. */
export const paintKept = (): Paint => PAINTS.find((one) => one === localStorage.getItem(KEY)) ?? 'grain';
export const keepPaint = (paint: Paint): void => localStorage.setItem(KEY, paint);
