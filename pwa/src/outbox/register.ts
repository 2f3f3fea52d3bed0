/** Makes a person's key known to the server, before the first record that it signed. */
import { registerDevice } from '../api/evidence';
import { Refused } from '../api/http';
import { deviceKey, ensureKey, forgetKey, noteRegistered, type DeviceKey } from '../store/keys';
import { deviceId, type Session } from '../store/session';
import { meaningOf } from './plan';

/**
 * Names the key of the session's person to the server where that is due. Throws Refused and Unreachable where a later
 * try may succeed; a key that the server will not take stays due, and its records go on as they are.
 */
export async function registerDue(session: Session): Promise<void> {
  const key = await deviceKey(session.person.id);
  if (!key?.due) return;
  try {
    if (await register(key, session)) return;
    // Due again only by the password: a new key, seen as such, takes the place of one that was stopped or is another's.
    await forgetKey(key);
    const fresh = await ensureKey(session.person.id, key.name);
    if (fresh) await register(fresh, session);
  } catch (reason) {
    if (!(reason instanceof Refused) || meaningOf(reason.problem) !== 'refused') throw reason;
  }
}

/** Resolves with false where another key is needed. */
async function register(key: DeviceKey, { token }: Session): Promise<boolean> {
  const { name, public_key } = key;
  try {
    const answer = await registerDevice(token, { device_id: await deviceId(), name, public_key });
    if (answer.revoked_at) return false;
    await noteRegistered(key, answer.registered_at);
    return true;
  } catch (reason) {
    if (reason instanceof Refused && reason.problem.code === 'device_key_of_other') return false;
    throw reason;
  }
}
