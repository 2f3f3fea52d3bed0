/** Land class and planting attribute in words; an unknown code stays the code. */
import { t, type Key } from '../../../words';

/** Codes differ between schemes: 0305 of one is 0303 of another. */
const NAMED_SCHEME = 'GBT21010-2017';
const CLASSES = [
  '0101', '0102', '0103', '0201', '0202', '0203', '0204', '0301', '0302', '0305', '0307', '0404', '0602',
  '0702', '1003', '1006', '1101', '1103', '1104', '1107', '1202', '1203', '1206',
] as const;
const ATTRIBUTES = ['LS', 'FLS', 'LYFL', 'LLJZ', 'XG', 'WG', 'JKHF', 'GCHF'] as const;

/** “0103 旱地”; the suffix K marks land that can be made arable again. */
export function classInWords(code: string, scheme: string): string {
  const plain = CLASSES.find((known) => known === code.replace(/K$/, ''));
  if (scheme !== NAMED_SCHEME || !plain) return code;
  const name = t(`desk.class.${plain}` satisfies Key);
  return t(code === plain ? 'desk.class.named' : 'desk.class.adjustable', { code, name });
}

export function attributeInWords(code: string): string {
  const known = ATTRIBUTES.find((attribute) => attribute === code);
  return known ? t('desk.class.named', { code, name: t(`desk.attribute.${known}` satisfies Key) }) : code;
}
