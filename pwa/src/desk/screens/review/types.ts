/** Shapes of the review on the wire (docs/protocol.md, Review). */
import type { Answer, InspectionAnswer, Override, PhotoRole, PositionClass, Weight } from '../../../api/types';
import type { VisitPhoto } from '../plots/visit';

export const STATES = ['open', 'accepted', 'returned', 'voided'] as const;
export type ReviewState = (typeof STATES)[number];
export const KINDS = ['accept', 'return', 'override', 'void'] as const;
export type Kind = (typeof KINDS)[number];
/** In the order of the keys 1 to 9. */
export const REASONS = [
  'photo_unclear', 'photo_wrong_plot', 'too_far', 'crop_not_visible', 'answers_do_not_fit',
  'wrong_season', 'duplicate', 'person_in_picture', 'other',
] as const;
export type Reason = (typeof REASONS)[number];
export const ANSWERED = ['cultivated', 'farmable', 'grain'] as const satisfies readonly (keyof Override)[];

export interface QueueRow {
  id: string;
  plot_id: string;
  plot_number: string;
  village: string;
  place: string | null;
  division_code: string;
  person_name: string;
  finished_at: string;
  received_at: string;
  /** 0 to 100. */
  risk: number;
  state: ReviewState;
  findings: { code: string; weight: Weight }[];
  answers: { position: PositionClass; cultivated: Answer; grain: Answer };
  photos: number;
  /** Made by the officer who looks: shown, not decidable. */
  own: boolean;
}

export interface Queue {
  records: QueueRow[];
  next: string | null;
  counts: Record<ReviewState, number>;
}

export interface Asked {
  role: PhotoRole;
  photo: string | null;
  why: Reason;
}

export interface Decision {
  id: string;
  inspection_id: string;
  person_id: string;
  person_name: string;
  at: string;
  kind: Kind;
  reason: Reason | null;
  note: string;
  requests: Asked[];
  override: Override | null;
}

export interface Beside {
  sha256: string;
  inspection_id: string;
  taken_at: string;
  distance_m: number;
  heading_gap_deg: number | null;
}

/** The picture of another record that one of this record's looks like. */
export interface Alike {
  sha256: string;
  inspection_id: string;
  taken_at: string;
  plot_number: string;
  village: string;
  /** Of 64. */
  bits: number;
  mirrored: boolean;
}

export interface Review {
  record: InspectionAnswer;
  plot: { number: string; village: string; place: string; division_code: string };
  boundary: { version: number; geometry: unknown };
  decisions: Decision[];
  state: ReviewState;
  risk: number;
  own: boolean;
  comments: { id: number; person_name: string; at: string; text: string }[];
  /** Oldest first; the last one stands. */
  versions: Version[];
  earlier: Earlier[];
  /** By the photo of this record. */
  beside: Record<string, Beside | null>;
  /** By the photo of this record; null where the other one lies outside the officer's areas. */
  alike: Record<string, Alike | null>;
  /** The record whose request this one answers. */
  reshoot_of: string | null;
  /** Records that answer the request for a re-shoot of this one. */
  reshoots: string[];
}

/** One verdict over the record, and what it changed in the one before. */
export interface Version {
  judged_at: string;
  cause: 'received' | 'photo_landed' | 'rejudged' | 'reviewed' | 'pictures_compared';
  edition: string;
  changes: { answer: string; before: string[]; after: string[] }[];
}

export interface Earlier {
  id: string;
  finished_at: string;
  person_name: string;
  state: ReviewState;
  answers: { position: PositionClass; cultivated: Answer; grain: Answer };
  override: Override | null;
  photos: VisitPhoto[];
}

/** A picture to lay beside the shown one; `distance_m` is null where an officer chose it by hand. */
export interface Before {
  sha256: string;
  taken_at: string;
  distance_m: number | null;
}
