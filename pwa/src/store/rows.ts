/** Rows of visits and photos. Types only, without the browser: the outbox's plan reads them too. */
import type { AskedPhoto, Cover, Fix, InspectionAnswer, Observation, Outcome, PhotoRole, PhotoSource, ProblemKind, ProblemTold, Seal } from '../api/types';
import type { Doubt } from '../rules/picture';

export type VisitState = 'draft' | 'ready' | 'sending' | 'received' | 'refused' | 'stuck';

/** `cover` is null until the inspector has answered; a finished visit always has one. */
export type DraftObservation = Omit<Observation, 'cover'> & { cover: Cover | null };

export interface StoredPhoto {
  /** UUID of this row and of its bytes. */
  key: string;
  visit_id: string;
  sha256: string;
  size_bytes: number;
  media_type: string;
  role: PhotoRole;
  source: PhotoSource;
  taken_at: string;
  fix: Fix | null;
  heading_deg: number | null;
  width_px: number;
  height_px: number;
  /** The server has confirmed the hash of the whole. */
  uploaded: boolean;
  /** The local bytes were deleted because a receipt listed the hash. */
  bytes_gone: boolean;
  /** What the phone held against the picture and what the inspector answered; stays on the phone. */
  quality?: { doubt: Doubt; answer: 'kept' | 'retake' };
  /** Where a begun upload goes on. */
  upload_url?: string;
}

/** Pictures of one place, taken before anybody said of which plot; nothing of them is sent. */
export interface Sighting {
  /** UUIDv7; the visit that it becomes keeps it, and so do its pictures. */
  id: string;
  person_id: string;
  photo_keys: string[];
  /** When the first picture was taken. */
  started_at: string;
  utc_offset_min: number;
  updated_at: string;
}

/** What the outbox asks of anything that is to be sent. */
export interface Outgoing {
  /** UUIDv7, also the id on the server. */
  id: string;
  person_id: string;
  state: VisitState;
  photo_keys: string[];
  attempts: number;
  /** Unix milliseconds before which the outbox leaves it alone. */
  next_try_at: number | null;
  problem: { code: string; facts: Record<string, unknown> } | null;
  finished_at: string | null;
  created_at: string;
  updated_at: string;
}

export interface OutlineDrawn {
  how: 'walked' | 'drawn';
  corners: { lon: number; lat: number }[];
}

/** A problem that was found, a re-check of one, or a look that the office asked for. */
export interface ProblemReport extends Outgoing {
  sort: 'problem' | 'recheck' | 'verify';
  /** Null where it lies on no plot; of a re-check as the server told it. */
  plot_id: string | null;
  plot_label: string;
  /** Null until the person has chosen. */
  kind: ProblemKind | null;
  note: string;
  /** Where it is: the outline's middle, the fix, or the plot's. */
  place: { lon: number; lat: number } | null;
  fix: Fix | null;
  device: { id: string; app_version: string } | null;
  outline: OutlineDrawn | null;
  stopped: boolean;
  reported: boolean;
  /** Of a look alone; null until the person has chosen. */
  outcome?: Outcome | null;
  /** Of a re-check or a look: whose, and the last event that was seen. */
  of: { problem_id: string; seen: number } | null;
}

/** One place of a track. */
export interface TrackPoint {
  track_id: string;
  lon: number;
  lat: number;
  accuracy_m: number | null;
  at: string;
}

/** A patrol's track between “begin” and “end”; its points lie apart, so that each new one is a small write. */
export interface Track extends Outgoing {
  basis_id: string;
  started_at: string;
  ended_by: 'person' | 'limit' | 'closed' | null;
  /** When the phone did not look where it was. */
  gaps: { from: string; until: string }[];
  /** Until when the phone is known to have looked. */
  looked_until: string;
}

/** Whether this person may record tracks, and the law that is told before a patrol, as the server last said. */
export interface TrackLeave {
  person_id: string;
  basis: {
    id: string; purpose: string; basis: string; document: string; from_day: string; until_day: string; longest_h: number; kept_months: number;
  } | null;
  has_tracks: boolean;
}

/** A problem as the server last told it. */
export interface HeldProblem extends ProblemTold {
  person_id: string;
  /** Found by this person. */
  mine: boolean;
}

export interface Visit extends Outgoing {
  plot_id: string;
  plot_number: string;
  plot_label: string;
  boundary_version: number | null;
  edition: string | null;
  /** Fixed when the visit is finished: a later version of the app must send the same content. */
  device: { id: string; app_version: string } | null;
  started_at: string;
  utc_offset_min: number;
  fix: Fix | null;
  /** Made once, when the visit is finished; null where this phone could not sign. */
  seal: Seal | null;
  observation: DraftObservation;
  /** What an officer asked for; absent in a usual visit, and in one of an older version. */
  reshoot?: { inspection_id: string; photos: AskedPhoto[] };
  /** When the plot of pictures that were there first was named; absent in a usual visit. */
  matched_at?: string;
  answer: InspectionAnswer | null;
}
