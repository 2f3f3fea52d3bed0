/** Values of limits and of answers as people say them. */
import { language, t, type Key } from '../../../words';
import type { Limit } from './draft';

type Both = { zh: string; en: string };
export const inWords = (both: Both): string => both[language.value];

/** A value with its unit. */
export function valueInWords(limit: Pick<Limit, 'kind' | 'unit'>, value: unknown): string {
  switch (limit.kind) {
    case 'flag': return t(value ? 'desk.answer.yes' : 'desk.answer.no');
    case 'days': return (value as string[]).join(' – ');
    case 'table': {
      const rows = (value as [string, number][]).map(([name, count]) => `${name} ${count}`);
      return rows.join(language.value === 'zh' ? '、' : ', ') || t('desk.settings.empty');
    }
    default: return limit.unit ? `${value as string} ${inWords(limit.unit)}` : String(value);
  }
}

/** One answer before and after; of findings, which have many, how many came and went. */
export function changeInWords(answer: string, before: readonly (string | null)[], after: readonly (string | null)[]): string {
  if (answer !== 'findings') return `${oneInWords(answer, before[0])} → ${oneInWords(answer, after[0])}`;
  const more = after.filter((code) => !before.includes(code)).length;
  const fewer = before.filter((code) => !after.includes(code)).length;
  return t('desk.settings.findings', { more, fewer });
}

function oneInWords(answer: string, value: string | null | undefined): string {
  if (value == null) return t('desk.settings.none_before');
  if (answer === 'position') return t(`verdict.position_${value}` as Key);
  if (answer === 'year_level') return t(`desk.settings.level_${value}` as Key);
  if (answer === 'grain_year' || answer === 'boundary_version') return value;
  return t(`desk.answer.${value}` as Key);
}
