/** The body of `PUT /tracks/<id>`: the same bytes at every try. */
import type { Track, TrackPoint } from '../store/rows';

/** The server takes no more points (server/rules/track.py). */
export const POINTS_MOST = 3_000;

/** Throws on a patrol that still runs. */
export function trackBody(track: Track, points: readonly TrackPoint[]) {
  const { basis_id, started_at, finished_at, ended_by, gaps } = track;
  if (finished_at === null || ended_by === null) throw new Error(`track ${track.id} still runs`);
  const walked = points.filter(({ at }) => at <= finished_at).slice(0, POINTS_MOST);
  return {
    basis_id, started_at, ended_at: finished_at, ended_by, gaps,
    points: walked.map(({ lon, lat, accuracy_m, at }) => ({ lon, lat, accuracy_m, at })),
  };
}
