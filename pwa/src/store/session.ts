/** Who is signed in on this phone, which phone it is, and its settings. */
import type { Person } from '../api/types';
import { announce } from './changes';
import { database, write } from './db';
import { uuidv7 } from './uuid';

export interface Session {
  token: string;
  expires_at: string;
  person: Person;
  /** The server has refused the token; capture goes on, sending waits for the password. */
  expired: boolean;
}

export interface Device {
  id: string;
}

export type Language = 'zh' | 'en';

export interface Settings {
  language: Language;
  /** What this person was writing to the officers when the page was left; nobody else sees it. */
  suggestion_draft?: { person_id: string; id: string; kind: string; text: string } | null;
}

const DEFAULTS: Settings = { language: 'zh' };

export async function session(): Promise<Session | undefined> {
  return (await database()).get('session', 'current');
}

/** Whether the session may send: present, not refused by the server, not past its date. */
export function mayRequest(session: Session | undefined, now_ms: number): session is Session {
  return session !== undefined && !session.expired && Date.parse(session.expires_at) > now_ms;
}

export async function keepSession(next: Omit<Session, 'expired'>): Promise<void> {
  await write(['session'], (tx) => tx.objectStore('session').put({ ...next, expired: false }, 'current'));
  announce('session');
}

/** Marks the token that was refused; a newer one that another tab got meanwhile is left alone. */
export async function expireSession(token: string): Promise<void> {
  await write(['session'], async (tx) => {
    const current = await tx.objectStore('session').get('current');
    if (current?.token === token) {
      await tx.objectStore('session').put({ ...current, expired: true }, 'current');
    }
  });
  announce('session');
}

/** Forgets who is signed in. Visits and photos stay. */
export async function dropSession(): Promise<void> {
  await write(['session'], (tx) => tx.objectStore('session').delete('current'));
  announce('session');
}

/** Id of this phone, made at the first call and kept. */
export async function deviceId(): Promise<string> {
  const known = await (await database()).get('device', 'this');
  if (known) return known.id;
  return write(['device'], async (tx) => {
    const store = tx.objectStore('device');
    const row = (await store.get('this')) ?? { id: uuidv7() };
    await store.put(row, 'this');
    return row.id;
  });
}

export async function settings(): Promise<Settings> {
  return { ...DEFAULTS, ...(await (await database()).get('settings', 'all')) };
}

export async function changeSettings(part: Partial<Settings>): Promise<void> {
  await write(['settings'], async (tx) => {
    const store = tx.objectStore('settings');
    await store.put({ ...DEFAULTS, ...(await store.get('all')), ...part }, 'all');
  });
  announce('settings');
}
