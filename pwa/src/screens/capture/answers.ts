/**
 * From taps to the observation. The draft's observation is the form's only state: each function takes one
 * and returns the next, so that what is on disk and what is on screen are the same. Pure.
 */
import type { Cover, CropSeen, Purpose, Stage, TreeKind, Trees, YesNo } from '../../api/types';
import type { DraftObservation } from '../../store/rows';

/** The first row of chips beside the crops. */
export type Kind = 'crop' | 'idle' | 'fruit' | 'woods' | 'other';

export const COVERS_OF: Record<Exclude<Kind, 'crop'>, readonly Cover[]> = {
  idle: ['tilled', 'weeds', 'bare', 'fallow'],
  fruit: ['fruit_trees'],
  woods: ['timber_trees', 'shrubs'],
  other: ['greenhouse', 'nursery', 'pond', 'facility', 'building', 'mixed', 'unseen'],
};
export const TREE_KINDS: Record<'fruit' | 'woods', readonly TreeKind[]> = {
  fruit: ['fruit', 'tea', 'mulberry'],
  woods: ['timber', 'bamboo', 'shrub'],
};
/** The most crops one record may name: with more the server would refuse it (server/claims.py). */
export const CROPS_MAX = 6;
/** 全部, 大半, 一半, 小半: what an eye can tell, in percent of the plot. */
export const SHARES = [100, 75, 50, 25] as const;
/** Percent of the ground under crowns that an eye can tell apart. */
export const CANOPIES = [5, 10, 20, 30, 40, 50, 60, 80] as const;

const NOTHING_FOUND = {
  crops: [] as CropSeen[],
  trees: null,
  plough_layer: 'unknown',
  permanent_water: 'unknown',
  hardened: 'unknown',
  woody_regrowth: 'unknown',
  fallow_document: null,
} as const;

/** What the form knows of a crop beyond its code. */
export interface CropKnown {
  code: string;
  /** Usual stage today, by the calendar; null where it has none. */
  stage: Stage | null;
  /** The purpose when it need not be asked, else null. */
  purpose: Purpose | null;
}

export function kindOf(seen: DraftObservation): Kind | null {
  const { cover } = seen;
  if (cover === null) return null;
  if (cover === 'crop' || cover === 'stubble') return 'crop';
  for (const kind of ['idle', 'fruit', 'woods', 'other'] as const) {
    if (COVERS_OF[kind].includes(cover)) return kind;
  }
  return null;
}

/** Fresh stubble is what stands there once all crops named are in. */
function coverOfCrops(crops: readonly CropSeen[]): Cover {
  return crops.length > 0 && crops.every((crop) => crop.stage === 'harvested') ? 'stubble' : 'crop';
}

function withCrops(seen: DraftObservation, crops: CropSeen[]): DraftObservation {
  // Crops between trees, in a greenhouse or in one part of several leave the cover what it is.
  const kind = kindOf(seen);
  const cover = kind === null || kind === 'crop' || kind === 'idle' ? (crops.length > 0 ? coverOfCrops(crops) : null) : seen.cover;
  return { ...seen, cover, crops };
}

/** The main crop, in place of whatever was said before; the note stays. */
export function chooseCrop(seen: DraftObservation, crop: CropKnown): DraftObservation {
  const first: CropSeen = { crop: crop.code, stage: crop.stage, purpose: crop.purpose, share_percent: 100 };
  return { ...NOTHING_FOUND, note: seen.note, cover: coverOfCrops([first]), crops: [first] };
}

/** One more crop on the same plot (or between trees); two share the plot half and half until told. */
export function addCrop(seen: DraftObservation, crop: CropKnown): DraftObservation {
  if (seen.crops.length >= CROPS_MAX || seen.crops.some((other) => other.crop === crop.code)) return seen;
  const before = seen.crops.map((other) => (other.share_percent === 100 ? { ...other, share_percent: 50 } : other));
  return withCrops(seen, [...before, { crop: crop.code, stage: crop.stage, purpose: crop.purpose, share_percent: 50 }]);
}

export function dropCrop(seen: DraftObservation, code: string): DraftObservation {
  const rest = seen.crops.filter((crop) => crop.crop !== code);
  const only = rest.length === 1 && seen.crops.length === 2 && kindOf(seen) === 'crop';
  return withCrops(seen, only ? rest.map((crop) => ({ ...crop, share_percent: 100 })) : rest);
}

export function changeCrop(
  seen: DraftObservation, code: string, part: Partial<Pick<CropSeen, 'stage' | 'purpose' | 'share_percent'>>,
): DraftObservation {
  return withCrops(seen, seen.crops.map((crop) => (crop.crop === code ? { ...crop, ...part } : crop)));
}

/** Nothing said yet of the ground; the note stays. */
export function startOver(seen: DraftObservation): DraftObservation {
  return { ...NOTHING_FOUND, crops: [], note: seen.note, cover: null };
}

/** A cover that is no crop; what belonged to the earlier answer goes, the note stays. */
export function chooseCover(seen: DraftObservation, cover: Cover): DraftObservation {
  if (seen.cover === cover) return seen;
  const trees = cover === 'fruit_trees' ? treesOf('fruit') : cover === 'timber_trees' ? treesOf('timber') : cover === 'shrubs' ? treesOf('shrub') : null;
  return { ...NOTHING_FOUND, crops: [], note: seen.note, cover, trees };
}

function treesOf(kind: TreeKind): Trees {
  return { kind, species: null, canopy_percent: null, canopy_method: null, plants_per_mu: null, young_in_rows: false };
}

/** The first tap on a chip that is no crop: one cover at once where the chip means one, else the question which. */
export function chooseKind(seen: DraftObservation, kind: Exclude<Kind, 'crop'>): DraftObservation {
  if (kindOf(seen) === kind) return seen;
  if (kind === 'fruit' || kind === 'woods') return chooseCover(seen, COVERS_OF[kind][0]!);
  return startOver(seen);
}

export function chooseTrees(seen: DraftObservation, kind: TreeKind): DraftObservation {
  const cover: Cover = TREE_KINDS.fruit.includes(kind) ? 'fruit_trees' : kind === 'shrub' ? 'shrubs' : 'timber_trees';
  return { ...seen, cover, trees: { ...(seen.trees ?? treesOf(kind)), kind } };
}

export function changeTrees(seen: DraftObservation, part: Partial<Omit<Trees, 'kind'>>): DraftObservation {
  if (!seen.trees) return seen;
  const trees = { ...seen.trees, ...part };
  // A share of crowns without its method is half an answer; a village chief looks.
  if (trees.canopy_percent !== null && trees.canopy_method === null) trees.canopy_method = 'visual';
  return { ...seen, trees };
}

export type Question = 'plough_layer' | 'permanent_water' | 'hardened' | 'woody_regrowth';

/** Questions with yes, no, cannot tell that the cover needs; the usual crop needs none. */
export function questionsFor(seen: DraftObservation): Question[] {
  switch (seen.cover) {
    case 'tilled': return ['plough_layer'];
    case 'bare': return ['plough_layer', 'hardened'];
    case 'weeds': return ['woody_regrowth', 'plough_layer'];
    case 'fruit_trees':
    case 'timber_trees':
    case 'shrubs': return ['plough_layer'];
    case 'nursery': return ['plough_layer'];
    case 'greenhouse': return ['plough_layer', 'hardened'];
    case 'pond': return ['permanent_water'];
    default: return [];
  }
}

/** Covers between or under which a crop may stand. */
export function mayHoldCrops(seen: DraftObservation): boolean {
  return ['fruit_trees', 'timber_trees', 'shrubs', 'greenhouse', 'pond', 'mixed'].includes(seen.cover ?? '');
}

export function answer(seen: DraftObservation, question: Question, said: YesNo): DraftObservation {
  return { ...seen, [question]: said };
}

export type Missing = 'cover' | 'purpose' | 'stage' | 'canopy' | 'document';

/** What a careful inspector would still say; only the cover must be said. */
export function missing(seen: DraftObservation, asks_purpose: (code: string) => boolean): Missing[] {
  const found: Missing[] = [];
  if (seen.cover === null) found.push('cover');
  if (seen.crops.some((crop) => crop.stage === null)) found.push('stage');
  if (seen.crops.some((crop) => crop.purpose === null && asks_purpose(crop.crop))) found.push('purpose');
  if (seen.trees && seen.trees.canopy_percent === null && !seen.trees.young_in_rows) found.push('canopy');
  if (seen.cover === 'fallow' && !seen.fallow_document?.trim()) found.push('document');
  return found;
}
