/** Whether what one record shows is grain, for which year, at which level: server/rules/grain.py for the phone's hint. */
import type { Answer, Cover, CropSeen, GrainLevel, Purpose } from '../api/types';
import type { Crop, Limits } from './edition';
import { harvestTiming, yearOf, type Timing } from './season';

/** What the rules read of an observation; a draft has no cover yet. */
export interface Seen {
  cover: Cover | null;
  crops: readonly CropSeen[];
}

export interface CropGrain {
  crop: string;
  /** The crop whose planting it is: a ratoon shares that of its rice. */
  planting: string;
  /** Whether it is grain by crop and purpose, whatever its stage. */
  answer: Answer;
  clause: string;
  level: GrainLevel;
  failed: boolean;
  share_percent: number | null;
  timing: Timing;
}

export interface Grain {
  answer: Answer;
  /** A key of the server's words under "clause". */
  clause: string;
  level: GrainLevel;
  year: number;
  crops: readonly string[];
  share_percent: number | null;
}

type Judged = Pick<Grain, 'answer' | 'clause'>;

const STANDING: ReadonlySet<string> = new Set(['emerged', 'tillering', 'vegetative', 'heading', 'ripening']);
/** Covers under which a record without crops says that none grows. */
const NO_CROP_COVERS: ReadonlySet<string> = new Set([
  'tilled', 'weeds', 'fruit_trees', 'timber_trees', 'shrubs', 'nursery', 'pond', 'facility', 'building', 'bare', 'fallow',
]);
const NOT_GRAIN: Readonly<Record<string, string>> = {
  lotus: 'not_grain_lotus', cassava: 'not_grain_cassava', taro: 'not_grain_taro_yam', yam: 'not_grain_taro_yam',
};
const NOT_GRAIN_GROUPS: ReadonlySet<string> = new Set(['oil', 'sugar', 'fibre', 'vegetable', 'forage', 'nursery']);

const yes = (clause: string): Judged => ({ answer: 'yes', clause });
const no = (clause: string): Judged => ({ answer: 'no', clause });
const unknown = (clause: string): Judged => ({ answer: 'unknown', clause });

/** Grain by kind and harvest purpose; a grey crop without a purpose cannot be told. */
export function isGrain(crop: Crop | undefined, purpose: Purpose | null, limits: Limits): Judged {
  if (!crop) return unknown('grain_crop_unknown');
  if (!crop.grain) return no(NOT_GRAIN[crop.code] ?? (NOT_GRAIN_GROUPS.has(crop.group) ? `not_grain_${crop.group}` : 'not_grain_other'));
  if (crop.group === 'tuber') return yes('grain_tubers');
  if (purpose === 'silage') return no('not_grain_silage');
  if (purpose === 'vegetable') return no('not_grain_vegetable_use');
  if (purpose === 'fresh' && crop.group === 'bean' && !limits.fresh_beans_count) return no('not_grain_fresh_beans');
  if (purpose === 'fresh' && crop.code === 'maize') return limits.fresh_maize_counts ? yes('grain_fresh_maize') : no('not_grain_fresh_maize');
  if (purpose === null && crop.ask_purpose) return unknown('grain_purpose_unknown');
  return yes(crop.group === 'bean' ? 'grain_beans' : 'grain_cereals');
}

/** harvested by stage or stubble; standing once the seedlings show (见苗); else none. */
export function levelOf(seen: Pick<CropSeen, 'stage'>, cover: Cover | null): GrainLevel {
  if (seen.stage === 'failed') return 'none';
  if (seen.stage === 'harvested' || cover === 'stubble') return 'harvested';
  return seen.stage !== null && STANDING.has(seen.stage) ? 'standing' : 'none';
}

/** Each crop named, in its order; `day` is the local day of the visit. */
export function cropGrains(seen: Seen, day: number, catalogue: readonly Crop[], limits: Limits): CropGrain[] {
  return seen.crops.map((named) => {
    const crop = catalogue.find((one) => one.code === named.crop);
    const stage = seen.cover === 'stubble' ? 'harvested' : named.stage;
    return {
      crop: named.crop,
      planting: crop?.cut_of ?? named.crop,
      ...isGrain(crop, named.purpose, limits),
      level: levelOf(named, seen.cover),
      failed: named.stage === 'failed',
      share_percent: named.share_percent,
      timing: crop ? harvestTiming(crop, day, stage, limits) : { year: yearOf(day), usual: null },
    };
  });
}

/** The record's answer from its crops, its evidence taken as complete. */
export function grainOf(seen: Seen, crops: readonly CropGrain[], day: number): Grain {
  const counting = crops.filter((crop) => crop.answer === 'yes' && crop.level !== 'none');
  const named = counting.length > 0 ? counting : crops.filter((crop) => crop.answer !== 'no');
  // Wheat sown under maize stubble counts for two years: the record speaks for the earlier harvest.
  const year = named.length > 0 ? Math.min(...named.map((crop) => crop.timing.year)) : yearOf(day);
  const counted = counting.filter((crop) => crop.timing.year === year);
  const grain = (judged: Judged, rest: Partial<Grain> = {}): Grain => ({ level: 'none', year, crops: [], share_percent: null, ...judged, ...rest });
  const found = { crops: counted.map((crop) => crop.crop), share_percent: shareOf(counted) };
  if (seen.cover === 'unseen') return grain(unknown('unseen'), found);
  if (counted[0]) {
    const level = counted.some((crop) => crop.level === 'harvested') ? 'harvested' : 'standing';
    return grain(yes(counted[0].clause), { ...found, level });
  }
  const untold = crops.find((crop) => crop.answer === 'unknown');
  if (untold) return grain(unknown(untold.clause));
  const unseen = crops.find((crop) => crop.answer === 'yes' && !crop.failed);
  if (unseen) return grain(unknown('grain_stage_unknown'), { crops: [unseen.crop] });
  if (crops.some((crop) => crop.failed && crop.answer === 'yes')) return grain(no('grain_failed'));
  if (crops[0]) return grain(no(crops[0].clause));
  return grain(seen.cover !== null && NO_CROP_COVERS.has(seen.cover) ? no('no_crop_seen') : unknown('grain_crop_unknown'));
}

/** Intercrops add up, two cuts of one planting do not; null where a share was not said. */
function shareOf(crops: readonly CropGrain[]): number | null {
  const of_planting = new Map<string, number>();
  for (const { planting, share_percent } of crops) {
    if (share_percent === null) return null;
    of_planting.set(planting, Math.max(of_planting.get(planting) ?? 0, share_percent));
  }
  return of_planting.size > 0 ? Math.min(100, [...of_planting.values()].reduce((sum, share) => sum + share)) : null;
}
