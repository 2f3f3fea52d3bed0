/** How a file was read, in words. */
import { t, type Key } from '../../../words';
import { systemOf } from './questions';

const CRS_FROM: Record<string, Key> = {
  given: 'desk.how.given', file: 'desk.how.crs_file', parameters: 'desk.how.crs_parameters', coordinates: 'desk.how.crs_coordinates',
};
const ENCODING_FROM: Record<string, Key> = {
  given: 'desk.how.given', cpg: 'desk.how.encoding_cpg', ascii: 'desk.how.encoding_ascii', format: 'desk.how.encoding_format',
  utf8_strict: 'desk.how.encoding_utf8', gb18030_strict: 'desk.how.encoding_gb18030',
};
const MEANINGS: Record<string, Key> = {
  TBBH: 'desk.field.TBBH', DLBM: 'desk.field.DLBM', ZLDWDM: 'desk.field.ZLDWDM', ZLDWMC: 'desk.field.ZLDWMC',
  TBMJ: 'desk.field.TBMJ', KCMJ: 'desk.field.KCMJ', TBDLMJ: 'desk.field.TBDLMJ', KCXS: 'desk.field.KCXS',
  ZZSXDM: 'desk.field.ZZSXDM', SJNF: 'desk.field.SJNF', GDPDJB: 'desk.field.GDPDJB', SFYN: 'desk.field.SFYN',
  DMMC: 'desk.field.DMMC', HZXM: 'desk.field.HZXM', YSRQ: 'desk.field.YSRQ',
};

/** “EPSG:4545 CGCS2000 3 度带，中央经线 108°E，坐标不带带号”. */
export function systemInWords(epsg: number): string {
  const system = systemOf(epsg);
  const facts = { epsg, ...system };
  switch (system.kind) {
    case 'cgcs2000': return t('desk.crs.cgcs2000', facts);
    case 'wgs84': return t('desk.crs.wgs84', facts);
    case 'zoned': return t('desk.crs.zoned', facts);
    case 'plain': return t('desk.crs.plain', facts);
    case 'other': return t('desk.crs.other', facts);
  }
}

const known = (key: Key | undefined, code: string): string => (key ? t(key) : t('code.unknown', { code }));
export const crsFrom = (code: string): string => known(CRS_FROM[code], code);
export const encodingFrom = (code: string): string => known(ENCODING_FROM[code], code);
export const meaningInWords = (meaning: string): string => (MEANINGS[meaning] ? t(MEANINGS[meaning]) : meaning);
