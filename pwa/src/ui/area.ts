/** An area as people call it: its code, and the villages in it where the server knows them. */
import { t } from '../words';

/** “511703001 乙湾村、丙坪村”; `villages` is missing in a session from before they were told. */
export function areaInWords(code: string, villages: readonly string[] = []): string {
  const [first, second, ...others] = villages;
  if (first === undefined) return code;
  if (second === undefined) return t('area.one', { code, first });
  if (others.length === 0) return t('area.two', { code, first, second });
  return t('area.more', { code, first, count: villages.length });
}
