/** Visits of a plot, the server's and the phone's own, as one timeline, newest first. */
import type { Fix, Observation, PhotoRole, PhotoSource, PlotYear, ReviewStanding, Verdict } from '../../api/types';
import type { components } from '../../api/schema';
import type { StoredPhoto, Visit, VisitState } from '../../store/rows';

export type PlotDetail = components['schemas']['PlotOut'];
type ServerVisit = Pick<PlotDetail['inspections'][number], 'id' | 'person_name' | 'finished_at' | 'late'> & {
  review: ReviewStanding;
  observation: Observation;
  verdict: Pick<Verdict, 'position' | 'cultivated' | 'grain' | 'findings'>;
  photos: { sha256: string; role: PhotoRole; state: 'kept' | 'owed'; source: PhotoSource; taken_at: string; fix: Fix | null; heading_deg: number | null }[];
};

export interface TimelinePhoto {
  sha256: string;
  role: PhotoRole;
  source: PhotoSource;
  taken_at: string;
  fix: Fix | null;
  heading_deg: number | null;
  /** Row of the picture on this phone; null where only the server can have it. */
  stored: StoredPhoto | null;
  /** The server has announced it and waits for its bytes. */
  owed: boolean;
}

export interface TimelineVisit {
  id: string;
  at: string;
  /** Empty: the person of this phone. */
  person_name: string;
  /** Standing on this phone; null for a visit that came from the server. */
  state: VisitState | null;
  late: boolean;
  /** Null for a visit that only the phone knows. */
  review: ReviewStanding | null;
  observation: Pick<Observation, 'crops' | 'note'>;
  verdict: ServerVisit['verdict'] | null;
  photos: TimelinePhoto[];
}

export interface OwnVisit {
  visit: Visit;
  photos: readonly StoredPhoto[];
}

/** Where both know a visit, the server's word stands, and the phone lends the bytes that it still has. */
export function timelineOf(server: PlotDetail | null, own: readonly OwnVisit[]): TimelineVisit[] {
  const mine = new Map(own.map((one) => [one.visit.id, one]));
  const told = (server?.inspections ?? []) as unknown as ServerVisit[];
  const known = new Set(told.map(({ id }) => id));
  const visits = [
    ...told.map((visit) => fromServer(visit, mine.get(visit.id)?.photos ?? [])),
    ...own.filter(({ visit }) => !known.has(visit.id)).map(fromPhone),
  ];
  return visits.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
}

function fromServer(visit: ServerVisit, stored: readonly StoredPhoto[]): TimelineVisit {
  const { id, person_name, finished_at, late, review, observation, verdict } = visit;
  return {
    id, at: instant(finished_at), person_name, state: null, late, review, observation, verdict,
    photos: visit.photos.map(({ state, ...photo }) => ({
      ...photo, stored: stored.find((row) => row.sha256 === photo.sha256 && !row.bytes_gone) ?? null, owed: state === 'owed',
    })),
  };
}

function fromPhone({ visit, photos }: OwnVisit): TimelineVisit {
  return {
    id: visit.id, at: instant(visit.finished_at ?? visit.started_at), person_name: visit.answer?.person_name ?? '', state: visit.state,
    late: visit.answer?.late ?? false, review: null, observation: visit.observation, verdict: visit.answer?.verdict ?? null,
    photos: photos.map((row) => ({
      sha256: row.sha256, role: row.role, source: row.source, taken_at: row.taken_at, fix: row.fix, heading_deg: row.heading_deg,
      stored: row.bytes_gone ? null : row, owed: false,
    })),
  };
}

/** Server and phone write fractions of seconds differently; as strings they would not sort. */
function instant(text: string): string {
  return new Date(text).toISOString();
}

export interface YearKnown {
  year: number;
  cultivated: string;
  grain: string;
  level: string;
  /** What the answers rest on and lack, where the phone knows it. */
  full: PlotYear | null;
}

/** The server's years; without them the pack's, with the reasons of the newest answer that says the same. */
export function yearsOf(
  server: PlotDetail | null,
  pack: readonly { year: number; cultivated: string; grain: string; level: string }[],
  own: readonly OwnVisit[],
): YearKnown[] {
  const newest_first = (a: { year: number }, b: { year: number }) => b.year - a.year;
  if (server) {
    const told = server.years as unknown as PlotYear[];
    return told.map((full) => ({
      year: full.year, cultivated: full.cultivated.answer, grain: full.grain.answer, level: full.grain.level, full,
    })).sort(newest_first);
  }
  const answers = own.flatMap(({ visit }) => (visit.answer ? [visit.answer] : [])).sort((a, b) => (a.received_at < b.received_at ? 1 : -1));
  return pack.map((known) => {
    const full = answers[0]?.years.find(({ year }) => year === known.year);
    const same = full?.cultivated.answer === known.cultivated && full.grain.answer === known.grain && full.grain.level === known.level;
    return { ...known, full: same ? full : null };
  }).sort(newest_first);
}
