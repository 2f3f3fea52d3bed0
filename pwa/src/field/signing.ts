/** Looks after this phone's key and the nonces in the background; nobody in the field ever waits for either. */
import { shallowRef } from 'vue';
import { requestNonce } from '../api/evidence';
import { Refused } from '../api/http';
import { registerDue } from '../outbox/register';
import { onChange } from '../store/changes';
import { deviceKey, ensureKey, type DeviceKey } from '../store/keys';
import { keepNonce, nonceOf } from '../store/nonces';
import { expireSession, mayRequest, session } from '../store/session';
import { deviceName } from './surroundings';

/** The key of who is signed in; null where this phone cannot sign, undefined while it is not yet known. */
export const ownKey = shallowRef<DeviceKey | null>();
/** A nonce this old is replaced while there is signal, so that a slow visit still binds one in, milliseconds. */
const RENEW_MS = 5 * 60_000;

/** Runs a request that may fail without anybody's harm; only a token that was refused is noted. */
async function quietly(token: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (reason) {
    if (reason instanceof Refused && reason.problem.status === 401) await expireSession(token);
  }
}

async function lookAfterKey(): Promise<void> {
  const current = await session();
  if (!current) {
    ownKey.value = undefined;
    return;
  }
  ownKey.value = await ensureKey(current.person.id, deviceName());
  if (ownKey.value?.due && navigator.onLine && mayRequest(current, Date.now())) {
    await quietly(current.token, () => registerDue(current));
    await showKey();
  }
}

/** The outbox registers keys too. */
async function showKey(): Promise<void> {
  const current = await session();
  if (current && ownKey.value !== undefined) ownKey.value = (await deviceKey(current.person.id)) ?? null;
}

/** Asks for a nonce of the visit where it has none that will last; without signal the record says that there is none. */
export async function fetchNonce(visit_id: string): Promise<void> {
  const current = await session();
  if (!navigator.onLine || !mayRequest(current, Date.now()) || (await nonceOf(visit_id, Date.now() + RENEW_MS))) return;
  await quietly(current.token, async () => {
    const { nonce, good_ms } = await requestNonce(current.token);
    const now_ms = Date.now();
    await keepNonce({ visit_id, nonce, until_ms: now_ms + good_ms }, now_ms);
  });
}

/** Starts the triggers for the life of the page. */
export function startSigning(): void {
  let turn: Promise<void> = Promise.resolve();
  const look = () => {
    turn = turn.then(lookAfterKey).catch(() => undefined);
  };
  addEventListener('online', look);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  onChange((change) => {
    if (change === 'session') look();
    else if (change === 'keys') void showKey();
  });
  look();
}
