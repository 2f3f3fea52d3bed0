import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPlot, aVisit, PHOTO, SEEN } from '../../tests/makers';
import { bodyOf, claimOf } from '../outbox/claim';
import { manifestOf } from '../seal/manifest';
import { signatureOf } from '../seal/signing';
import { closeDatabase } from './db';
import { deviceKey, ensureKey, nameKeyAgain, noteRegistered } from './keys';
import { keepNonce, nonceOf } from './nonces';
import { dropSession, keepSession } from './session';
import { addPhoto, finish, openDraft, photosOf, reopen, visit, type Visit } from './visit';

const bytes = new Uint8Array([1, 2, 3]).buffer;

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => vi.restoreAllMocks());

async function draft(): Promise<Visit> {
  const begun = await openDraft(aPlot(), 'anna');
  const { visit: after } = await addPhoto(begun, { ...PHOTO, visit_id: begun.id }, bytes);
  return { ...after, observation: SEEN };
}

/** As a stranger checks it: from the public key and the record as sent. */
async function holds(done: Visit): Promise<boolean> {
  const { public_key } = (await deviceKey(done.person_id))!;
  const { signature, ...part } = done.seal!;
  const manifest = manifestOf({ id: done.id, claim: claimOf(done, await photosOf(done.id)), ...part });
  const key = await crypto.subtle.importKey('jwk', public_key, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(signature, 'base64'), Buffer.from(manifest));
}

describe('the key', () => {
  it('is one a person, named by the hash of its public half, and cannot be taken out', async () => {
    const key = (await ensureKey('anna', 'Android'))!;
    expect((await ensureKey('anna', 'Android'))?.key_id).toBe(key.key_id);
    expect((await ensureKey('bao', 'Android'))?.key_id).not.toBe(key.key_id);
    const spki = Buffer.from(await crypto.subtle.exportKey('spki', key.pair.publicKey));
    expect(key.key_id).toBe(createHash('sha256').update(spki).digest('hex'));
    await expect(crypto.subtle.exportKey('jwk', key.pair.privateKey)).rejects.toThrow();
    expect(key).toMatchObject({ registered_at: null, due: true, public_key: { kty: 'EC', crv: 'P-256' } });
  });

  it('is made once though two ask at the same time', async () => {
    const [one, other] = await Promise.all([ensureKey('anna', ''), ensureKey('anna', '')]);
    expect(one?.key_id).toBe(other?.key_id);
  });

  it('stays when the person signs out, and is made anew when the storage was wiped', async () => {
    await keepSession({ token: 't', expires_at: '2999-01-01T00:00:00Z', person: { id: 'anna', name: 'A', login: 'a', roles: [] } });
    const before = await ensureKey('anna', '');
    await dropSession();
    expect((await deviceKey('anna'))?.key_id).toBe(before?.key_id);
    await closeDatabase();
    globalThis.indexedDB = new IDBFactory();
    expect((await ensureKey('anna', ''))?.key_id).not.toBe(before?.key_id);
  });

  it('is told to the server once, and again after the password', async () => {
    const key = (await ensureKey('anna', ''))!;
    await noteRegistered(key, '2026-07-01T03:00:00Z');
    expect(await deviceKey('anna')).toMatchObject({ due: false, registered_at: '2026-07-01T03:00:00Z' });
    await nameKeyAgain('anna');
    expect(await deviceKey('anna')).toMatchObject({ due: true, registered_at: '2026-07-01T03:00:00Z' });
    await noteRegistered({ person_id: 'anna', key_id: 'another' }, '2027-01-01T00:00:00Z');
    expect((await deviceKey('anna'))?.due).toBe(true);
  });

  it.each([
    ['cannot make one', () => vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(new DOMException('no', 'NotSupportedError'))],
    ['gives back one that does not sign', () => vi.spyOn(crypto.subtle, 'sign').mockRejectedValue(new DOMException('no', 'InvalidAccessError'))],
    ['cannot store one', () => vi.spyOn(globalThis, 'structuredClone').mockImplementation(() => {
      throw new DOMException('no', 'DataCloneError');
    })],
  ])('is null where the browser %s', async (_, break_it) => {
    break_it();
    expect(await ensureKey('anna', '')).toBeNull();
    vi.restoreAllMocks();
    expect(await deviceKey('anna')).toBeUndefined();
  });
});

describe('the seal', () => {
  it('holds over the record as it is sent, and is stored with it', async () => {
    await ensureKey('anna', '');
    const done = await finish(await draft());
    expect(done.seal).toMatchObject({ nonce: null, signed_at: done.finished_at });
    expect(Buffer.from(done.seal!.signature, 'base64').length).toBe(64);
    expect(await visit(done.id)).toEqual(done);
    expect(await holds(done)).toBe(true);
    expect(await holds({ ...done, seal: { ...done.seal!, nonce: 'x' } })).toBe(false);
    expect(await holds({ ...done, fix: { lon: 107, lat: 31, accuracy_m: 1, datum: 'WGS84', source: 'w3c', taken_at: '', age_ms: 0, altitude_m: null } })).toBe(false);
    expect(bodyOf(done, await photosOf(done.id)).seal).toEqual(done.seal);
  });

  it('is thrown away when the record is changed, and made anew', async () => {
    await ensureKey('anna', '');
    const done = await finish(await draft());
    const back = await reopen(done.id);
    expect(back.seal).toBeNull();
    const again = await finish({ ...back, observation: { ...SEEN, note: 'x' } });
    expect(await holds(again)).toBe(true);
    expect(again.seal?.signature).not.toBe(done.seal?.signature);
  });

  it('covers a picture that another tab took while the key was signing', async () => {
    await ensureKey('anna', '');
    const before = await draft();
    const usual = crypto.subtle.sign.bind(crypto.subtle);
    let late = true;
    vi.spyOn(crypto.subtle, 'sign').mockImplementation(async (...given) => {
      if (late) {
        late = false;
        await addPhoto(before, { ...PHOTO, sha256: 'b'.repeat(64), visit_id: before.id }, bytes);
      }
      return usual(...given);
    });
    const done = await finish(before);
    expect(done.photo_keys.length).toBe(2);
    expect(await holds(done)).toBe(true);
  });

  it('is by the key of who made the record, and absent where that person has none', async () => {
    await ensureKey('bao', '');
    const done = await finish(await draft());
    expect(done.seal).toBeNull();
    expect('seal' in bodyOf(done, await photosOf(done.id))).toBe(false);
  });

  it('never keeps a record from being saved', async () => {
    await ensureKey('anna', '');
    vi.spyOn(crypto.subtle, 'sign').mockRejectedValue(new Error('the key store is gone'));
    expect(await finish(await draft())).toMatchObject({ state: 'ready', seal: null });
  });

  it('binds the nonce of its own visit while that is good', async () => {
    const key = (await ensureKey('anna', ''))!;
    const before = await draft();
    const now_ms = Date.now();
    await keepNonce({ visit_id: 'other', nonce: 'theirs', until_ms: now_ms + 60_000 }, now_ms);
    await keepNonce({ visit_id: before.id, nonce: 'ours', until_ms: now_ms + 60_000 }, now_ms);
    const done = await finish(before);
    expect(done.seal).toMatchObject({ key_id: key.key_id, nonce: 'ours' });
    expect(await holds(done)).toBe(true);
    expect(await signatureOf(key.pair, '')).not.toBe(done.seal?.signature);
  });
});

describe('a nonce', () => {
  it('is good until its time, and dropped when another comes after it', async () => {
    await keepNonce({ visit_id: 'v1', nonce: 'a', until_ms: 100 }, 0);
    expect((await nonceOf('v1', 99))?.nonce).toBe('a');
    expect(await nonceOf('v1', 100)).toBeNull();
    await keepNonce({ visit_id: 'v2', nonce: 'b', until_ms: 200 }, 100);
    expect(await nonceOf('v1', 0)).toBeNull();
    expect((await nonceOf('v2', 0))?.nonce).toBe('b');
  });
});

it('a phone of the first layout keeps everything that it holds', async () => {
  const { seal: _, ...old } = aVisit({ photo_keys: ['k1'] });
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('xuntian', 1);
    opening.onupgradeneeded = () => {
      const db = opening.result;
      const visits = db.createObjectStore('visits', { keyPath: 'id' });
      visits.createIndex('plot_id', 'plot_id');
      visits.createIndex('state', 'state');
      db.createObjectStore('photos', { keyPath: 'key' }).createIndex('visit_id', 'visit_id');
      for (const name of ['photo_bytes', 'pack', 'edition', 'session', 'device', 'settings']) db.createObjectStore(name);
      db.createObjectStore('plots', { keyPath: 'id' });
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction(['visits', 'photos', 'photo_bytes', 'device'], 'readwrite');
      tx.objectStore('visits').put(old);
      tx.objectStore('photos').put({ ...PHOTO, key: 'k1', visit_id: old.id, uploaded: false, bytes_gone: false });
      tx.objectStore('photo_bytes').put(bytes, 'k1');
      tx.objectStore('device').put({ id: 'd1' }, 'this');
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
    };
  });
  const kept = (await visit(old.id))!;
  expect(kept).toEqual({ ...old, seal: null });
  const photos = await photosOf(old.id);
  expect(photos.map(({ key }) => key)).toEqual(['k1']);
  // Sent as it was finished: byte for byte what an older app would have sent.
  expect(JSON.stringify(bodyOf(kept, photos))).toBe(JSON.stringify(claimOf(kept, photos)));
  expect((await ensureKey('anna', ''))?.due).toBe(true);
});
