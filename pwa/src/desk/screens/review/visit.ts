/** The record and the earlier visits in the shape that the plot page's sketch and photos read. */
import type { InspectionAnswer } from '../../../api/types';
import type { PlotDetail } from '../plots/plotList';
import type { PlotVisit, ShownPhoto } from '../plots/visit';
import type { Review } from './types';

export function visitOf({ claim, verdict, photos, ...rest }: InspectionAnswer): Omit<PlotVisit, 'review'> {
  const taken = new Map(claim.photos.map((photo) => [photo.sha256, photo]));
  return {
    ...rest, verdict, observation: claim.observation,
    photos: photos.map(({ sha256, role, state }) => ({
      sha256, role, state, taken_at: taken.get(sha256)?.taken_at ?? claim.finished_at,
      fix: taken.get(sha256)?.fix ?? null, heading_deg: taken.get(sha256)?.heading_deg ?? null,
    })),
  };
}

/** What the sketch needs of a plot: the boundary that the record was judged by, and the record's photos. */
export function sketchOf({ boundary, record }: Review): Pick<PlotDetail, 'boundaries' | 'boundary_version' | 'inspections'> {
  return {
    boundary_version: boundary.version,
    boundaries: [boundary] as unknown as PlotDetail['boundaries'],
    inspections: [visitOf(record)] as unknown as PlotDetail['inspections'],
  };
}

export function photosOf({ record }: Review): ShownPhoto[] {
  const visit = visitOf(record);
  return visit.photos.map((photo) => ({ photo, visit }));
}
