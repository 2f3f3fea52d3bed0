/** Crops of an edition in words, and in which of them two editions differ. */
import { language, t, type Key } from '../../../words';
import type { Schemas } from '../../api';
import { comma } from '../../reviewWords';
import { inWords } from './told';

export type Crop = Schemas['EditionOut']['crops'][number];
export type CropDifference = Schemas['EditionOut']['crop_differences'][number];
type Cycle = Crop['cycles'][number];
/** The name of what is told, as a key of words, and what is told. */
export type Fact = readonly [Key, string];

const SEASONS = ['sow', 'transplant', 'standing', 'harvest'] as const;

export const nameOf = (crop: Crop) => crop[language.value];

/** Whether it is grain: by the purpose where that decides. */
export const grainOf = (crop: Crop) =>
  t(crop.ask_purpose ? 'desk.crops.grain_by_purpose' : crop.grain ? 'desk.crops.grain_yes' : 'desk.crops.grain_no');

/** “播种 03-11 – 04-20”, the windows that the crop has. */
export const seasonsOf = (cycle: Cycle) =>
  SEASONS.flatMap((season) => (cycle[season] ? [t('desk.crops.window', { what: t(`desk.crops.${season}`), from: cycle[season][0]!, to: cycle[season][1]! })] : []));

/** All that is kept of a crop. */
export function factsOf(crop: Crop): Fact[] {
  const list = (words: string[]) => words.join(comma()) || t('desk.crops.none');
  return [
    ['desk.crops.name', `${crop.zh} ${crop.en}`],
    ['desk.crops.local', list(crop.local)],
    ['desk.crops.grain', `${grainOf(crop)}${crop.ask_purpose ? ` (${t(crop.grain ? 'desk.crops.grain_yes' : 'desk.crops.grain_no')})` : ''}`],
    ['desk.crops.group', t(`desk.crops.group_${crop.group}`)],
    ['desk.crops.purposes', list(crop.purposes.map((purpose) => t(`purpose.${purpose}`)))],
    ['desk.crops.aquatic', t(crop.aquatic ? 'desk.answer.yes' : 'desk.answer.no')],
    ['desk.crops.cut_of', crop.cut_of ?? t('desk.crops.none')],
    ['desk.crops.seasons', crop.cycles.map((cycle) => seasonsOf(cycle).join(comma())).join('; ') || t('desk.crops.none')],
    ['desk.crops.stages', crop.usual_stage.map((stage) => (stage ? t(`stage.${stage}`) : '–')).join(' ')],
    ['desk.settings.source', inWords(crop.mark.sentence)],
  ];
}

/** What two states of a crop differ in: its name, before and after. */
export function differing(before: Crop, after: Crop): { what: Key; before: string; after: string }[] {
  const then = factsOf(before);
  return factsOf(after).flatMap(([what, said], at) => (then[at]![1] === said ? [] : [{ what, before: then[at]![1], after: said }]));
}
