/** Where a record's review stands, in words and colours, on its own page and in the timeline of its plot. */
import type { Override, ReviewStanding } from '../api/types';
import type { Tone } from '../ui/StateTag.vue';
import { language, t, type Key } from '../words';

export const STATE_TONE: Record<ReviewStanding['state'], Tone> = { open: 'info', accepted: 'yes', returned: 'ask', voided: 'no' };

export function overrideInWords(override: Override): string {
  return Object.entries(override).filter(([, answer]) => answer).map(([name, answer]) =>
    t('review.override_one', { what: t(`review.answer_${name}` as Key), answer: t(`review.said_${answer}` as Key) })).join(comma());
}

export const comma = () => (language.value === 'zh' ? '、' : ', ');
