/** Names of crops in the language in use. */
import type { Crop } from '../../rules/edition';
import { language } from '../../words';

/** Name of the crop, or its code where the catalogue of this edition has none. */
export function cropName(code: string, crops: readonly Crop[]): string {
  const crop = crops.find((one) => one.code === code);
  return crop ? crop[language.value] : code;
}

/** The commonest name people use, below the official one; English has none. */
export function localName(crop: Crop): string {
  return language.value === 'zh' ? (crop.local[0] ?? '') : '';
}
