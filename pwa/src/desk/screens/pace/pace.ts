/** How often rounds are walked and plots looked at, in words. */
import { t, type Key } from '../../../words';
import type { Schemas } from '../../api';

export type Pace = Schemas['SetPace']['pace'];
export const LEVELS = ['grid', 'village', 'township', 'county'] as const satisfies readonly (keyof Pace)[];
export const PERIODS = ['week', 'fortnight', 'month', 'quarter'] as const satisfies readonly Pace['grid'][];
export const DAYS = [
  'last_chance_days', 'at_risk_days', 'cannot_tell_days', 'on_course_days', 'sown_days', 'met_planted_days', 'met_harvested_days',
  'missed_days', 'not_owed_days', 'problem_days', 'late_after_days',
] as const satisfies readonly (keyof Pace)[];

export const nameOf = (name: keyof Pace): string => t(`pace.${name}` satisfies Key);
export const valueInWords = (value: Pace[keyof Pace]): string =>
  (typeof value === 'number' ? t('pace.days', { count: value }) : t(`pace.${value}` satisfies Key));

/** What changed, in the order of the page. */
export function differences(before: Pace, after: Pace): { name: string; before: string; after: string }[] {
  return [...LEVELS, ...DAYS].filter((name) => before[name] !== after[name])
    .map((name) => ({ name: nameOf(name), before: valueInWords(before[name]), after: valueInWords(after[name]) }));
}
