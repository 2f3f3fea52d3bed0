/** What the phone says at once, before any server: position, and whether this counts as grain. Never more than a hint. */
import type { Fix, PositionClass } from '../api/types';
import type { Crop, Limits } from './edition';
import { cropGrains, grainOf, type Grain, type Seen } from './grain';
import { position, recordFix, type Shape } from './place';

export interface Hint {
  position: PositionClass;
  /** Metres to the plot, 0 inside it; null without a usable fix. */
  distance_m: number | null;
  /** By the crops alone. */
  grain: Grain;
  /** Clause of the evidence that is lacking, as the server will name it: until then the grain proves nothing. */
  unproven: 'position_outside' | 'position_unknown' | 'no_photo' | null;
  /** False where the share said is below what a grain year asks for. */
  enough: boolean;
  /** Codes of crops that are unusual on this day at this stage: a question, never a refusal. */
  out_of_season: readonly string[];
}

export interface Known {
  seen: Seen;
  /** The record's own fix. */
  fix: Fix | null;
  photos: readonly { role: string; fix: Fix | null }[];
  shape: Shape;
  /** Local day of the visit. */
  day: number;
  crops: readonly Crop[];
  limits: Limits;
}

/** Photos on the phone are taken for evidence: whether they arrive and can be opened only the server sees. */
export function hintOf({ seen, fix, photos, shape, day, crops, limits }: Known): Hint {
  const at = position(recordFix(fix, photos, limits), shape, limits);
  const where = at?.class ?? 'unknown';
  const found = cropGrains(seen, day, crops, limits);
  const grain = grainOf(seen, found, day);
  return {
    position: where,
    distance_m: at?.distance_m ?? null,
    grain,
    unproven: lacking(where, photos.length),
    enough: grain.share_percent === null || grain.share_percent >= limits.grain_share_percent,
    out_of_season: found.filter((crop) => crop.timing.usual === false).map((crop) => crop.crop),
  };
}

function lacking(where: PositionClass, photos: number): Hint['unproven'] {
  if (where === 'outside') return 'position_outside';
  if (where === 'unknown') return 'position_unknown';
  return photos === 0 ? 'no_photo' : null;
}
