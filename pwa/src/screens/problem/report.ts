/** What a report still lacks, and where its problem lies. Pure. */
import type { Fix, ProblemKind } from '../../api/types';
import type { LonLat } from '../../rules/place';
import type { OutlineDrawn, ProblemReport } from '../../store/rows';

/** The usual ones first; what goes to the committee last, before “other”. */
export const KINDS: readonly ProblemKind[] = [
  'new_orchard', 'new_forest', 'new_pond', 'new_building', 'greenhouse_hardened', 'abandonment', 'dumping',
  'forced_clearing', 'forced_filling', 'forced_destruction', 'other',
];

/** Kept from the township (server/rules/problem.py). */
export const SECRET: ReadonlySet<ProblemKind> = new Set(['forced_clearing', 'forced_filling', 'forced_destruction']);

export type Lack = 'kind' | 'outcome' | 'photos' | 'place';

/** A problem may come without a picture, where a phone has no camera; a re-check or a look may not. */
export function lacksOf(report: Pick<ProblemReport, 'sort' | 'kind' | 'photo_keys' | 'outcome'>, placed: boolean): Lack | null {
  if (report.sort === 'verify' && !report.outcome) return 'outcome';
  if (report.sort !== 'problem') return report.photo_keys.length === 0 ? 'photos' : placed ? null : 'place';
  if (report.kind === null) return 'kind';
  return placed ? null : 'place';
}

/** The outline's middle, else where the phone is, else the plot's middle. */
export function placeOf(outline: OutlineDrawn | null, fix: Fix | null, middle: LonLat | null): { lon: number; lat: number } | null {
  if (outline) {
    const count = outline.corners.length;
    const sum = outline.corners.reduce((so_far, { lon, lat }) => ({ lon: so_far.lon + lon, lat: so_far.lat + lat }), { lon: 0, lat: 0 });
    return { lon: sum.lon / count, lat: sum.lat / count };
  }
  if (fix) return { lon: fix.lon, lat: fix.lat };
  return middle && { lon: middle[0], lat: middle[1] };
}
