/** The plot page's records and photos, with the verdict as the rules wrote it. */
import type { Fix, Observation, PhotoRole, ReviewStanding, Verdict } from '../../../api/types';
import type { PlotDetail } from './plotList';

export interface VisitPhoto {
  sha256: string;
  role: PhotoRole;
  state: 'kept' | 'owed';
  taken_at: string;
  fix: Fix | null;
  heading_deg: number | null;
}

export interface PlotVisit {
  id: string;
  person_name: string;
  finished_at: string;
  received_at: string;
  late: boolean;
  review: ReviewStanding;
  observation: Observation;
  verdict: Omit<Verdict, 'judged_at'>;
  photos: VisitPhoto[];
}

/** The contract leaves claim and verdict open as objects; their shapes are those of api/types.ts. */
export function visitsOf(plot: Pick<PlotDetail, 'inspections'>): PlotVisit[] {
  return plot.inspections as unknown as PlotVisit[];
}

export interface ShownPhoto {
  photo: VisitPhoto;
  visit: Omit<PlotVisit, 'review'>;
}

/** All photos, in the order of the timeline. */
export function shownPhotos(visits: readonly PlotVisit[]): ShownPhoto[] {
  return visits.flatMap((visit) => visit.photos.map((photo) => ({ photo, visit })));
}
