/** The doors of a reporter: no session, no cookie; what a receipt opens carries its token. */
import { API, ask } from '../api/http';
import type { ProblemKind } from '../api/types';
import { language } from '../words';
import type { Work } from './answer';

export const KINDS = [
  'new_orchard', 'new_forest', 'new_pond', 'new_building', 'greenhouse_hardened', 'abandonment', 'dumping',
  'forced_clearing', 'forced_filling', 'forced_destruction', 'other',
] as const satisfies readonly ProblemKind[];
export const AGAINST = ['owner', 'village', 'township', 'county', 'unknown'] as const;
export type Against = (typeof AGAINST)[number];
export type PlaceHow = 'position' | 'map' | 'photo' | 'words';
export type PlainState = 'received' | 'checking' | 'handling' | 'answered';
export const PLAIN_STATES = ['received', 'checking', 'handling', 'answered'] as const satisfies readonly PlainState[];

export interface Place {
  lon: number;
  lat: number;
  accuracy_m: number | null;
}

export interface WorkDone {
  challenge: string;
  answer: string;
}

export interface Door {
  words_max: number;
  where_words_max: number;
  photos_max: number;
  photo_max_bytes: number;
  long_side_px: number;
  contact_days: number;
}

export interface Village {
  township: string;
  village: string;
  lon: number;
  lat: number;
}

export interface ReportBody {
  code: string;
  key_sha256: string;
  kind: ProblemKind;
  against: Against;
  words: string;
  where_words: string;
  place: Place | null;
  place_how: PlaceHow;
  photos: string[];
  contact: { name: string; phone: string } | null;
  ticket: string | null;
}

export interface Taken {
  code: string;
  received_at: string;
  token: string;
  token_expires_at: string;
  ticket: string;
  owed: string[];
}

export interface Question {
  id: string;
  words: string;
  at: string;
  answer: { words: string; at: string } | null;
}

export interface Report {
  code: string;
  kind: ProblemKind;
  received_at: string;
  state: PlainState;
  withdrawn_at: string | null;
  words: string;
  where_words: string;
  questions: Question[];
  photos: { sha256: string; state: 'kept' | 'owed' }[];
  reply: { words: string; at: string } | null;
  may_answer: boolean;
  may_withdraw: boolean;
  may_revisit: boolean;
  may_reopen: boolean;
  satisfied: boolean | null;
  contact: 'none' | 'kept' | 'deleted';
}

async function call<Answer>(path: string, how: { method?: string; body?: unknown; token?: string } = {}): Promise<Answer> {
  const { method = 'GET', body, token } = how;
  const raw = body instanceof ArrayBuffer;
  const response = await ask(`${API}/tell/${path}`, {
    method,
    headers: {
      'Accept-Language': language.value,
      ...(token === undefined ? {} : { Authorization: `Receipt ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': raw ? 'image/jpeg' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
  });
  return (await response.json()) as Answer;
}

export const readDoor = (): Promise<Door> => call('door');
export const readPlaces = async (): Promise<Village[]> => (await call<{ places: Village[] }>('places')).places;
export const askWork = (ticket: string | null): Promise<Work> => call('work', { method: 'POST', body: ticket ? { ticket } : {} });
export const putReport = (id: string, body: ReportBody & { work: WorkDone }): Promise<Taken> => call(`reports/${id}`, { method: 'PUT', body });
export const openReport = (body: { code: string; key: string; work: WorkDone }): Promise<{ token: string; token_expires_at: string }> =>
  call('openings', { method: 'POST', body });
export const readReport = (token: string): Promise<Report> => call('report', { token });
export const putPhoto = (token: string, sha256: string, bytes: ArrayBuffer): Promise<{ owed: string[] }> =>
  call(`report/photos/${sha256}`, { method: 'PUT', body: bytes, token });
/** An act on a report answers the whole report. */
export const act = (token: string, path: 'answers' | 'withdraw' | 'revisit', body: object): Promise<Report> =>
  call(`report/${path}`, { method: 'POST', body, token });
