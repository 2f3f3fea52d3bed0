/** The phone's hint in words: two short parts, each with its tone, and what to look at again. Keys only. */
import type { Hint } from '../../rules/hint';
import type { IconName } from '../../ui/icons';
import type { Tone } from '../../ui/StateTag.vue';
import type { Facts, Key } from '../../words';

export interface HintPart {
  tone: Tone;
  icon?: IconName;
  key: Key;
  facts: Facts;
}

const TONE_OF_POSITION = { inside: 'yes', edge: 'ask', outside: 'no', unknown: 'ask' } as const;

/** `distance` is already in words. */
export function positionPart(hint: Hint, distance: string): HintPart {
  return { tone: TONE_OF_POSITION[hint.position], key: `hint.${hint.position}`, facts: { distance } };
}

/** `this_year` is the year of the visit, `share_percent` the least share of a grain year. */
export function grainPart({ grain, unproven, enough }: Hint, this_year: number, share_percent: number): HintPart {
  const ask = (key: Key): HintPart => ({ tone: 'ask', key, facts: {} });
  const no = (key: Key): HintPart => ({ tone: 'quiet', icon: 'cross', key, facts: {} });
  switch (grain.clause) {
    case 'grain_purpose_unknown': return ask('hint.purpose');
    case 'grain_stage_unknown': return ask('hint.stage');
    case 'grain_failed': return no('hint.failed');
    case 'no_crop_seen': return no('hint.no_crop');
  }
  if (grain.answer === 'unknown') return ask('hint.untold');
  if (grain.answer === 'no') return no('hint.not_grain');
  switch (unproven) {
    case 'position_outside': return ask('hint.outside_first');
    case 'position_unknown': return ask('hint.unknown_first');
    case 'no_photo': return ask('hint.photo_first');
  }
  if (!enough) return { tone: 'ask', key: 'hint.small', facts: { percent: share_percent } };
  const key = grain.year === this_year ? 'hint.counts_this' : grain.year === this_year + 1 ? 'hint.counts_next' : 'hint.counts_year';
  return { tone: 'yes', key, facts: { year: grain.year } };
}
