/** What is sent of a problem, a re-check and a look: the same bytes at every try. */
import type { ProblemReport, StoredPhoto } from '../store/rows';

function taken(report: ProblemReport, photos: readonly StoredPhoto[]): StoredPhoto[] {
  const by_key = new Map(photos.map((photo) => [photo.key, photo]));
  const told = new Set<string>();
  return report.photo_keys.flatMap((key) => {
    const photo = by_key.get(key);
    if (!photo) throw new Error(`photo ${key} of report ${report.id} is missing`);
    // The same file chosen twice is one picture.
    if (told.has(photo.sha256)) return [];
    told.add(photo.sha256);
    return [photo];
  });
}

/** Body of `PUT /problems/<id>`; throws on a draft. */
export function problemBody(report: ProblemReport, photos: readonly StoredPhoto[]) {
  const { kind, place, device, finished_at } = report;
  if (!kind || !place || !device || !finished_at) throw new Error(`report ${report.id} is a draft`);
  return {
    kind,
    plot_id: report.plot_id,
    person_id: report.person_id,
    device,
    found_at: finished_at,
    place,
    fix: report.fix,
    outline: report.outline,
    photos: taken(report, photos).map(({ sha256, taken_at, fix }) => ({ sha256, taken_at, fix })),
    note: report.note,
    stopped: report.stopped,
    reported: report.reported,
  };
}

/** Body of `POST /problems/<id>/steps` of a re-check or a look. */
export function stepBody(report: ProblemReport, photos: readonly StoredPhoto[]) {
  return {
    id: report.id,
    seen: report.of?.seen ?? 1,
    step: report.sort === 'verify' ? ('verify' as const) : ('recheck' as const),
    note: report.note,
    photos: taken(report, photos).map(({ sha256 }) => sha256),
    place: report.place,
    days: null,
    ...(report.sort === 'verify' && {
      outcome: report.outcome ?? null,
      // Only where it is so there is an area on which it is.
      outline: report.outcome === 'yes' ? report.outline : null,
      fix: report.fix,
    }),
  };
}
