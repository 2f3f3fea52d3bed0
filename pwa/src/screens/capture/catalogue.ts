/** The crop catalogue of the edition as the form needs it: order, search, usual stage. Pure. */
import type { Purpose, Stage } from '../../api/types';
import type { Crop } from '../../rules/edition';

export function usualStage(crop: Crop, month: number): Stage | null {
  return crop.usual_stage[month] ?? null;
}

/** The purpose where it need not be asked. */
export function plainPurpose(crop: Crop): Purpose | null {
  return crop.ask_purpose ? null : (crop.purposes[0] ?? null);
}

/** What grew here last first, then what stands this month, then the order of the catalogue. */
export function ordered(crops: readonly Crop[], month: number, last_crop: string | null): Crop[] {
  const rank = (crop: Crop) => {
    const stage = usualStage(crop, month);
    const in_season = stage === null ? 2 : stage === 'harvested' ? 1 : 0;
    return in_season * 2 - (crop.code === last_crop && stage !== null ? 1.5 : 0);
  };
  return crops.map((crop, index) => ({ crop, index, rank: rank(crop) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ crop }) => crop);
}

/** The first `count` crops, of which the last give way to those that must be among them. */
export function firstOf(crops: readonly Crop[], count: number, must: readonly (string | null)[]): Crop[] {
  const wanted = crops.filter((crop, at) => at >= count && must.includes(crop.code));
  return [...crops.slice(0, count - wanted.length), ...wanted];
}

/** Crops one of whose names contains the text, those that begin with it first. */
export function found(crops: readonly Crop[], text: string): Crop[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [...crops];
  const place = (crop: Crop) => {
    const places = [crop.zh, crop.en, ...crop.local].map((name) => name.toLowerCase().indexOf(wanted)).filter((at) => at >= 0);
    return places.length > 0 ? Math.min(...places) : -1;
  };
  return crops.map((crop) => ({ crop, at: place(crop) })).filter(({ at }) => at >= 0)
    .sort((a, b) => Math.sign(a.at) - Math.sign(b.at)).map(({ crop }) => crop);
}

const LADDER: readonly Stage[] = ['sown', 'emerged', 'tillering', 'vegetative', 'heading', 'ripening', 'harvested', 'failed'];

/** Stages that this crop goes through: tillering only for those whose calendar has it. */
export function stagesOf(crop: Crop): Stage[] {
  const tillers = crop.usual_stage.includes('tillering');
  const grows = crop.usual_stage.includes('vegetative') || !tillers;
  return LADDER.filter((stage) => (stage !== 'tillering' || tillers) && (stage !== 'vegetative' || grows));
}
