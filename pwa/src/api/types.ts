/** Words and shapes of the wire (docs/protocol.md) that the phone keeps on disk. */

import type { RoundLevel } from '../rules/rounds';
import type { WatchFacts } from '../rules/watch';

export type Datum = 'WGS84' | 'GCJ02' | 'BD09' | 'unknown';
export type FixSource = 'w3c' | 'wx' | 'exif' | 'map';
export type PhotoRole = 'overview' | 'closeup' | 'opposite' | 'extra';
export type PhotoSource = 'camera' | 'camera_app' | 'gallery';
export type Cover =
  | 'crop' | 'stubble' | 'tilled' | 'weeds' | 'fruit_trees' | 'timber_trees' | 'shrubs' | 'nursery'
  | 'pond' | 'greenhouse' | 'facility' | 'building' | 'bare' | 'fallow' | 'mixed' | 'unseen';
export type Stage =
  | 'sown' | 'emerged' | 'tillering' | 'vegetative' | 'heading' | 'ripening' | 'harvested' | 'failed';
export type Purpose = 'grain' | 'fresh' | 'silage' | 'vegetable';
export type TreeKind = 'fruit' | 'tea' | 'mulberry' | 'timber' | 'bamboo' | 'shrub';
export type CanopyMethod = 'visual' | 'drone' | 'transect';
export type ProblemKind =
  | 'new_orchard' | 'new_forest' | 'new_pond' | 'new_building' | 'greenhouse_hardened' | 'abandonment' | 'dumping'
  | 'forced_clearing' | 'forced_filling' | 'forced_destruction' | 'other';
export type ProblemState = 'found' | 'stopped' | 'reported' | 'verified' | 'dispatched' | 'rectified' | 'rechecked' | 'closed' | 'dismissed';
export type Answer = 'yes' | 'no' | 'unknown';
export type YesNo = Answer;
export type PositionClass = 'inside' | 'edge' | 'outside' | 'unknown';
export type Weight = 'note' | 'question' | 'review';
export type GrainLevel = 'none' | 'standing' | 'harvested';

/** One position as the device gave it; `accuracy_m` is the 95 % radius of the W3C interface. */
export interface Fix {
  lon: number;
  lat: number;
  accuracy_m: number | null;
  datum: Datum;
  source: FixSource;
  taken_at: string;
  age_ms: number | null;
  altitude_m: number | null;
}

export interface CropSeen {
  crop: string;
  stage: Stage | null;
  purpose: Purpose | null;
  /** Share of the plot's net area, 1 to 100. */
  share_percent: number | null;
}

export interface Trees {
  kind: TreeKind;
  species: string | null;
  canopy_percent: number | null;
  canopy_method: CanopyMethod | null;
  plants_per_mu: number | null;
  young_in_rows: boolean;
}

export interface Observation {
  cover: Cover;
  crops: CropSeen[];
  trees: Trees | null;
  plough_layer: YesNo;
  permanent_water: YesNo;
  hardened: YesNo;
  woody_regrowth: YesNo;
  fallow_document: string | null;
  note: string;
}

export interface ClaimPhoto {
  sha256: string;
  size_bytes: number;
  media_type: string;
  role: PhotoRole;
  source: PhotoSource;
  taken_at: string;
  fix: Fix | null;
  heading_deg: number | null;
}

/** The phone's signature over its record (docs/protocol.md, Seal, keys, nonces). */
export interface Seal {
  /** SHA-256 of the device key's SPKI. */
  key_id: string;
  /** What the server gave for this visit; null where it was out of reach. */
  nonce: string | null;
  signed_at: string;
  /** Base64 of 64 bytes, r then s. */
  signature: string;
}

/** Answers that an officer gave in place of the computed ones; those not named stand as computed. */
export type Override = Partial<Record<'cultivated' | 'farmable' | 'grain', Answer | null>>;

/** Where the review of a record stands. */
export interface ReviewStanding {
  state: 'open' | 'accepted' | 'returned' | 'voided';
  /** Null but where the last decision changed the verdict. */
  override: Override | null;
}

/** One picture that an officer asks for anew. */
export interface AskedPhoto {
  role: PhotoRole;
  /** The one that it takes the place of; null where there was none. */
  photo: string | null;
  /** Code of `review_reason`. */
  why: string;
}

/** A record that an officer returned, not yet answered by a re-shoot. */
export interface ReshootRequest {
  inspection_id: string;
  finished_at: string;
  note: string;
  photos: AskedPhoto[];
}

/** Body of `PUT /inspections/<id>`. */
export interface Claim {
  plot_id: string;
  person_id: string;
  device: { id: string; app_version: string };
  boundary_version: number | null;
  edition: string | null;
  started_at: string;
  finished_at: string;
  utc_offset_min: number;
  fix: Fix | null;
  photos: ClaimPhoto[];
  observation: Observation;
  /** Absent where the phone could not sign. */
  seal?: Seal;
  /** The returned record that this one answers; absent in a usual visit. */
  reshoot_of?: string;
  /** When the plot was named, where the pictures were there first. */
  matched_at?: string;
}

export interface PackYear {
  year: number;
  grain: Answer;
  level: GrainLevel;
  cultivated: Answer;
  /** Of the grain answer; absent in a pack that an older server made. */
  clause?: string;
  /** What the grain year watch needs of the running year, only what is not as usual; of the last one `seen_on`, where this one has none. */
  facts?: Omit<Partial<WatchFacts>, 'grain' | 'level' | 'clause'>;
}

export interface PackPlot {
  id: string;
  number: string;
  division_code: string;
  village: string;
  place: string | null;
  household: string | null;
  land_class: string | null;
  attribute: string | null;
  basic_farmland: boolean | null;
  net_area_mu: string;
  boundary_version: number;
  /** Polygons → rings (outer first) → flat integers in 1e-7 degree: lon0, lat0, then differences. */
  boundary: number[][][];
  last_seen_at: string | null;
  last_crop: string | null;
  verdict: { cultivated: Answer; farmable: Answer } | null;
  years: PackYear[];
  /** Absent in a pack that an older server made. */
  requests?: ReshootRequest[];
  /** Since when it turned again and is not counted; absent in a pack that an older server made. */
  relapsed_on?: string | null;
  /** Who farms it, up to and with `until_day`; absent in a pack that an older server made. */
  operator?: { kind: 'household' | 'collective' | 'cooperative' | 'company'; name: string; until_day: string | null } | null;
  /** Whether one is open; absent where none is. */
  problem?: boolean;
  /** Whether it lies in a grid of which the person holds a post; absent where it does not. */
  mine?: boolean;
}

/** Dated rule limits and crop catalogue; their inner shape belongs to pwa/src/rules. */
export interface Edition {
  id: string;
  effective_from: string;
  limits: Record<string, unknown>;
  crops: Record<string, unknown>[];
}

export interface Pack {
  /** Where the next pack goes on; meaningful to the server only. */
  cursor: string;
  full: boolean;
  made_at: string;
  person_id: string;
  edition: Edition;
  /** The server refuses larger photos. */
  photo_max_bytes: number;
  /** How often a round is walked and a plot looked at; its inner shape belongs to pwa/src/rules. */
  pace?: Record<string, unknown>;
  /** Lowest level of the grids of which the person holds a post; null where of none. */
  round_level?: RoundLevel | null;
  plots: PackPlot[];
  /** Ids of plots that left the area; absent in a full pack. */
  gone?: string[];
}

export interface Finding {
  code: string;
  weight: Weight;
  facts: Record<string, unknown>;
  photo: string | null;
}

export interface Judged {
  answer: Answer;
  clause: string;
  row: number | null;
}

export interface Verdict {
  edition: string;
  judged_at: string;
  position: {
    class: PositionClass;
    distance_m: number | null;
    edge_m: number | null;
    boundary_version: number;
    nearest: { plot_id: string; number: string; distance_m: number }[];
    looks_in: Answer;
  };
  cultivated: Judged;
  farmable: Judged;
  grain: {
    answer: Answer;
    clause: string;
    level: GrainLevel;
    year: number | null;
    crops: string[];
    share_percent: number | null;
  };
  land_class: string | null;
  attribute: string | null;
  findings: Finding[];
  owed_photos: string[];
}

export interface PlotYear {
  year: number;
  cultivated: { answer: Answer; clause: string; inspections: string[] };
  grain: {
    answer: Answer;
    clause: string;
    level: GrainLevel;
    share_percent: number | null;
    inspections: string[];
  };
  missing: string[];
  edition: string;
}

/** Signed by the server's key; receipts of older servers are without the optional fields. */
export interface Receipt {
  claim_sha256: string;
  photos: string[];
  received_at: string;
  format?: string;
  inspection_id?: string;
  key_id?: string;
  signature?: string;
}

/** Answer of `PUT` and `GET /inspections/<id>`. */
export interface InspectionAnswer {
  id: string;
  plot_id: string;
  person_id: string;
  person_name: string;
  received_at: string;
  finished_at: string;
  late: boolean;
  claim_sha256: string;
  claim: Claim;
  photos: {
    sha256: string;
    role: PhotoRole;
    state: 'kept' | 'owed';
    position: { class: PositionClass; distance_m: number | null } | null;
  }[];
  verdict: Verdict;
  years: PlotYear[];
  /** Digests of other contents that came under the same id. */
  rivals: string[];
  receipt: Receipt;
}

/** What a role may do in its area (server/rules/roles.py). */
export type Right =
  | 'read' | 'capture' | 'review' | 'survey' | 'export' | 'paper' | 'evidence' | 'grids' | 'divisions' | 'people' | 'limits' | 'tracks' | 'tracking' | 'checks' | 'tipoffs'
  | 'rewards' | 'payments' | 'identity' | 'openings';

export interface Person {
  id: string;
  name: string;
  login: string;
  /** `villages` and `may` are missing in a session that was kept from before they were told. */
  roles: { role: string; area_prefix: string; villages?: string[]; may?: Right[] }[];
}

/** Answer of `POST /sessions`. */
export interface SessionAnswer {
  token: string;
  expires_at: string;
  person: Person;
}

/** RFC 9457 problem as the server writes it. */
export interface Problem {
  code: string;
  status: number;
  title: string;
  facts: Record<string, unknown>;
}

/** What a look on the spot said. */
export type Outcome = 'yes' | 'no' | 'cannot_tell';

/** One of the person's problems, or one that waits for a re-check or a look in their areas (`GET /problems`). */
export interface ProblemTold {
  id: string;
  kind: ProblemKind;
  state: ProblemState;
  late: boolean;
  plot_id: string | null;
  number: string | null;
  village: string | null;
  place: string | null;
  found_at: string;
  lon: number;
  lat: number;
  /** Of its last event, for the next step. */
  last_place: number;
  /** It waits for a re-check, and this person may take it. */
  may_recheck: boolean;
  /** What a check is to look at; missing in what was told before there were checks, like the next. */
  asked?: string | null;
  /** It is a check that waits for a look, and this person may take it. */
  may_verify?: boolean;
}

/** What the outbox reads of the answer to a problem or a step. */
export interface ProblemAnswer {
  id: string;
  state: ProblemState;
  last_place: number;
  events: { id: string; photos: { sha256: string; state: 'kept' | 'owed' }[] }[];
}
