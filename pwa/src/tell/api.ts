/** The doors of a reporter: no session, no cookie; what a receipt opens carries its token. */
import { API, ask } from '../api/http';
import type { components } from '../api/schema';
import type { ProblemKind } from '../api/types';
import { language } from '../words';
import type { Work } from './answer';

export const KINDS = [
  'new_orchard', 'new_forest', 'new_pond', 'new_building', 'greenhouse_hardened', 'abandonment', 'dumping',
  'forced_clearing', 'forced_filling', 'forced_destruction', 'other',
] as const satisfies readonly ProblemKind[];
export const AGAINST = ['owner', 'village', 'township', 'county', 'unknown'] as const;
type Shapes = components['schemas'];
export type Against = (typeof AGAINST)[number];
export type Door = Shapes['DoorOut'];
export type Village = Shapes['PlacesOut.PlaceOut'];
export type Report = Shapes['ReportOut'];
export type Taken = Shapes['ReceiptOut'];
export type ReportBody = Omit<Shapes['ReportIn'], 'work'>;
export type Place = NonNullable<ReportBody['place']>;
export type PlaceHow = ReportBody['place_how'];
export type WorkDone = Shapes['ReportIn.WorkDone'];
export type Bulletin = Shapes['PublishedPage']['bulletins'][number];
export type PlainState = Report['state'];
export const PLAIN_STATES = ['received', 'checking', 'handling', 'answered'] as const satisfies readonly PlainState[];

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
export const readBulletins = async (): Promise<Bulletin[]> => (await call<{ bulletins: Bulletin[] }>('bulletins')).bulletins;
export const askWork = (ticket: string | null): Promise<Work> => call('work', { method: 'POST', body: ticket ? { ticket } : {} });
export const putReport = (id: string, body: ReportBody & { work: WorkDone }): Promise<Taken> => call(`reports/${id}`, { method: 'PUT', body });
export const openReport = (body: { code: string; key: string; work: WorkDone }): Promise<{ token: string; token_expires_at: string }> =>
  call('openings', { method: 'POST', body });
export const readReport = (token: string): Promise<Report> => call('report', { token });
export const putPhoto = (token: string, sha256: string, bytes: ArrayBuffer): Promise<{ owed: string[] }> =>
  call(`report/photos/${sha256}`, { method: 'PUT', body: bytes, token });
/** An act on a report answers the whole report. */
export const act = (token: string, path: 'answers' | 'withdraw' | 'revisit' | 'claim' | 'contact/delete', body: object): Promise<Report> =>
  call(`report/${path}`, { method: 'POST', body, token });
