/** The keys with which this phone signs, one a person. Signing out leaves them: whoever comes back signs as before. */
import { keyIdOf, makePair, publicKeyOf, signs, type PublicKey } from '../seal/signing';
import { announce } from './changes';
import { database, write } from './db';

export interface DeviceKey {
  person_id: string;
  /** SHA-256 of the public key's SPKI, lower-case hex. */
  key_id: string;
  /** The private half cannot be exported. */
  pair: CryptoKeyPair;
  public_key: PublicKey;
  /** Of the phone, by which an officer tells the keys apart. */
  name: string;
  made_at: string;
  /** When the server took it; null until then. */
  registered_at: string | null;
  /** It has to be named to the server, for the first time or once more. */
  due: boolean;
}

export async function deviceKey(person_id: string): Promise<DeviceKey | undefined> {
  return (await database()).get('keys', person_id);
}

/**
 * The person's key, made at the first call. Null where this browser cannot make, keep or use one: the records then
 * go unsigned, and nobody is stopped in the field.
 */
export async function ensureKey(person_id: string, name: string): Promise<DeviceKey | null> {
  try {
    const known = await deviceKey(person_id);
    if (known && (await serves(known))) return known;
    if (known) await forgetKey(known);
    return await makeKey(person_id, name);
  } catch {
    return null;
  }
}

async function makeKey(person_id: string, name: string): Promise<DeviceKey | null> {
  const pair = await makePair();
  const fresh: DeviceKey = {
    person_id, key_id: await keyIdOf(pair), pair, public_key: await publicKeyOf(pair), name,
    made_at: new Date().toISOString(), registered_at: null, due: true,
  };
  // Another tab may have been faster: the first key stands.
  await write(['keys'], async (tx) => {
    const store = tx.objectStore('keys');
    if (!(await store.get(person_id))) await store.put(fresh);
  });
  const read = await deviceKey(person_id);
  if (!read || !(await serves(read))) {
    await forgetKey(read ?? fresh);
    return null;
  }
  announce('keys');
  return read;
}

/** Some browsers store a key and give back one that does not sign. */
function serves(key: DeviceKey): Promise<boolean> {
  return signs(key.pair).catch(() => false);
}

/** Lets go of a key that no longer serves; the next call of `ensureKey` makes another. */
export async function forgetKey({ person_id, key_id }: Pick<DeviceKey, 'person_id' | 'key_id'>): Promise<void> {
  await write(['keys'], async (tx) => {
    const store = tx.objectStore('keys');
    if ((await store.get(person_id))?.key_id === key_id) await store.delete(person_id);
  });
  announce('keys');
}

/** Notes what the server said; a key that was replaced meanwhile is left alone. */
export async function noteRegistered({ person_id, key_id }: Pick<DeviceKey, 'person_id' | 'key_id'>, registered_at: string): Promise<void> {
  await write(['keys'], async (tx) => {
    const store = tx.objectStore('keys');
    const kept = await store.get(person_id);
    if (kept?.key_id === key_id) await store.put({ ...kept, registered_at, due: false });
  });
  announce('keys');
}

/** The person has given the password: the server is told the key again, which may have lost it. */
export async function nameKeyAgain(person_id: string): Promise<void> {
  await write(['keys'], async (tx) => {
    const store = tx.objectStore('keys');
    const kept = await store.get(person_id);
    if (kept) await store.put({ ...kept, due: true });
  });
}
