/** Codes of the review as an officer reads them. */
import type { Observation, Verdict } from '../../../api/types';
import type { Tone } from '../../../ui/StateTag.vue';
import { sentenceOf, t, tCode, type Key } from '../../../words';
import type { Kind, ReviewState } from './types';

export const ANSWER_TONE: Record<string, Tone> = { yes: 'yes', no: 'no', unknown: 'ask' };
export const POSITION_TONE: Record<string, Tone> = { inside: 'yes', edge: 'ask', outside: 'no', unknown: 'ask' };
export const WEIGHT_TONE: Record<string, Tone> = { note: 'quiet', question: 'ask', review: 'no' };
export const STATE_OF: Record<Kind, ReviewState> = { accept: 'accepted', override: 'accepted', return: 'returned', void: 'voided' };

export function grainInWords({ answer, level, year }: Verdict['grain']): string {
  const key: Key = answer === 'yes' && level !== 'none' ? `verdict.grain_${level}` : answer === 'unknown' ? 'verdict.grain_unknown' : 'verdict.grain_no';
  return t(key, { year: year ?? '' });
}

/** A finding without the facts of one record, for a list of kinds. */
export function findingInGeneral(code: string): string {
  const sentence = sentenceOf('finding', code)?.replace(/\s*\{\w+\}\s*/g, '…') ?? code;
  return /^.+?(?=[。.,，:：]|$)/.exec(sentence)?.[0] ?? sentence;
}

/** Pairs of question and answer, what was not asked left out. */
export function saidInWords(seen: Observation): { what: string; said: string }[] {
  const lines = [{ what: t('review.cover'), said: coverInWords(seen.cover) }];
  for (const { crop, stage, purpose, share_percent } of seen.crops) {
    const parts = [stage && t(`stage.${stage}`), purpose && t(`purpose.${purpose}`), share_percent !== null && t('desk.years.share', { percent: share_percent })];
    lines.push({ what: tCode('crop', crop), said: parts.filter(Boolean).join(' · ') || t('form.unknown') });
  }
  if (seen.trees) {
    const { kind, species, canopy_percent, canopy_method, plants_per_mu, young_in_rows } = seen.trees;
    const parts = [
      t(`trees.${kind}`), species, canopy_percent !== null && t('review.canopy', { percent: canopy_percent }),
      canopy_method && t(`trees.method_${canopy_method}`), plants_per_mu !== null && t('review.plants', { count: plants_per_mu }), young_in_rows && t('trees.young'),
    ];
    lines.push({ what: t('review.trees'), said: parts.filter(Boolean).join(' · ') });
  }
  for (const name of ['plough_layer', 'permanent_water', 'hardened', 'woody_regrowth'] as const) {
    if (seen[name] !== 'unknown') lines.push({ what: t(`review.${name}`), said: t(`form.${seen[name]}`) });
  }
  if (seen.fallow_document) lines.push({ what: t('review.fallow_document'), said: seen.fallow_document });
  if (seen.note) lines.push({ what: t('form.note'), said: seen.note });
  return lines;
}

export function coverInWords(cover: string): string {
  const HERE = ['crop', 'stubble', 'fruit_trees', 'timber_trees', 'shrubs'] as const;
  const here = HERE.find((one) => one === cover);
  return t(here ? `review.cover_${here}` : (`cover.${cover}` as Key));
}

/** Whole days since an instant, for how long a record has waited. */
export function waitedInWords(instant: string, now_ms: number): string {
  const days = Math.max(0, Math.floor((now_ms - Date.parse(instant)) / 86_400_000));
  return days === 0 ? t('review.waited_today') : t('review.waited', { days });
}
