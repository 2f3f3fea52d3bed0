/** Signing in and out. */
import { nameKeyAgain } from '../store/keys';
import { deviceId, dropSession, keepSession, session as storedSession } from '../store/session';
import { dropPack } from '../store/pack';
import { ask } from './http';
import type { SessionAnswer } from './types';

/** Signs in and keeps the session. Throws Refused (sign_in_wrong, sign_in_locked …) or Unreachable. */
export async function signIn(login: string, password: string, device_name: string): Promise<void> {
  const response = await ask('sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password, device: { id: await deviceId(), name: device_name } }),
  });
  const answer = (await response.json()) as SessionAnswer;
  await nameKeyAgain(answer.person.id);
  await keepSession(answer);
}

/** Forgets the session and the pack with other people's names; visits and photos stay. */
export async function signOut(): Promise<void> {
  const session = await storedSession();
  if (session) {
    // Without signal the token dies by its own date; the phone has forgotten it anyway.
    await ask('sessions/current', { method: 'DELETE', token: session.token }).catch(() => undefined);
  }
  await dropSession();
  await dropPack();
}
