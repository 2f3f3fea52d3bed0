/** How a year's answers look on the desk: the same in the list, on the map and in its legend. */
import type { Tone } from '../../../ui/StateTag.vue';
import type { GrainState } from '../../../ui/plotState';
import { t } from '../../../words';

export const TONES: Readonly<Record<string, Tone>> = { yes: 'yes', no: 'no', unknown: 'ask' };

/** “已收”, “已见苗”, “没有”, “判断不了”. */
export function grainInWords(state: GrainState): string {
  if (state === 'harvested' || state === 'standing') return t(`desk.years.${state}`);
  return t(`desk.answer.${state}`);
}

export function grainOf({ grain, level }: { grain: string; level: string }): GrainState {
  if (grain === 'yes' && level !== 'none') return level === 'harvested' ? 'harvested' : 'standing';
  return grain === 'no' ? 'no' : 'unknown';
}
