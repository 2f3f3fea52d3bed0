/**
 * Who is signed in at this desk. The token lives in the tab's own storage and ends with the browser:
 * office PCs are shared. Other open tabs of the desk hand it to a new one.
 */
import { computed, shallowRef, watch } from 'vue';
import { ask } from '../api/http';
import type { Person, Right, SessionAnswer } from '../api/types';
import { deviceId } from '../store/session';

export interface DeskSession extends SessionAnswer {
  /** The server has refused the token; the page stays, the password is asked for. */
  expired: boolean;
}

type Message = { kind: 'wanted' } | { kind: 'given'; session: DeskSession } | { kind: 'ended'; token: string };

const KEY = 'xuntian-desk-session';
const channel = new BroadcastChannel('xuntian-desk');

export const session = shallowRef<DeskSession | null>(kept());
export const person = computed<Person | null>(() => session.value?.person ?? null);

function kept(): DeskSession | null {
  const text = sessionStorage.getItem(KEY);
  return text === null ? null : (JSON.parse(text) as DeskSession);
}

function keep(next: DeskSession | null): void {
  session.value = next;
  if (next) sessionStorage.setItem(KEY, JSON.stringify(next));
  else sessionStorage.removeItem(KEY);
}

function tell(message: Message): void {
  channel.postMessage(message);
}

/** Takes and hands sessions between tabs; a tab where somebody else works is left alone. */
export function followOtherTabs(): void {
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    const mine = session.value;
    if (data.kind === 'wanted' && mine && !mine.expired) tell({ kind: 'given', session: mine });
    if (data.kind === 'given' && (!mine || (mine.expired && mine.person.id === data.session.person.id))) keep(data.session);
    if (data.kind === 'ended' && mine?.token === data.token) keep(null);
  });
  if (!session.value) tell({ kind: 'wanted' });
}

/** Throws Refused (sign_in_wrong, sign_in_locked …) or Unreachable. */
export async function signIn(login: string, password: string): Promise<void> {
  const response = await ask('sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      login, password,
      device: { id: await deviceId(), name: navigator.userAgent.slice(0, 200), kind: 'desk' },
    }),
  });
  keep({ ...((await response.json()) as SessionAnswer), expired: false });
  tell({ kind: 'given', session: session.value! });
}

export async function signOut(): Promise<void> {
  const mine = session.value;
  if (!mine) return;
  keep(null);
  tell({ kind: 'ended', token: mine.token });
  // Without network the token dies by the server's idle limit; this PC has forgotten it anyway.
  await ask('sessions/current', { method: 'DELETE', token: mine.token }).catch(() => undefined);
}

/** Marks the token that was refused; a newer one is left alone. */
export function expire(token: string): void {
  const mine = session.value;
  if (mine?.token === token) keep({ ...mine, expired: true });
}

/** The token, as soon as there is one that the server has not refused. */
export function tokenNow(): Promise<string> {
  return new Promise((resolve) => {
    const mine = session.value;
    if (mine && !mine.expired) return resolve(mine.token);
    const stop = watch(session, (next) => {
      if (!next || next.expired) return;
      stop();
      resolve(next.token);
    });
  });
}

/** Area prefixes in which the signed-in person may do this; a session from before it was told may nothing. */
export function areasWith(right: Right): string[] {
  return (person.value?.roles ?? []).filter((grant) => grant.may?.includes(right)).map((grant) => grant.area_prefix);
}

export const may = (...rights: Right[]): boolean => rights.some((right) => areasWith(right).length > 0);
