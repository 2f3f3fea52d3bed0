import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { aPack, aPlot, anAnswer, PHOTO, SEEN } from '../../tests/makers';
import { onChange } from './changes';
import { closeDatabase, LocalWriteFailed, onOutgrown } from './db';
import { keepAnswer, outgoing, wakeAll } from './outgoing';
import { mergePack, packInfo, plot, plots } from './pack';
import { deviceId, expireSession, keepSession, session } from './session';
import { failureOf } from '../ui/localFailure';
import {
  addPhoto, counts, discardDraft, finish, openDraft, photoBytes, photosOf, reopen, saveDraft,
  unsent, visit, visits, NotADraft, Unfinished,
} from './visit';

const bytes = new Uint8Array([1, 2, 3]).buffer;
const photoOf = (visit_id: string) => ({ ...PHOTO, visit_id });

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});

async function finished() {
  let draft = await openDraft(aPlot(), 'anna');
  ({ visit: draft } = await addPhoto(draft, { ...PHOTO, visit_id: draft.id }, bytes));
  return finish({ ...draft, observation: SEEN });
}

describe('a visit', () => {
  it('is resumed as long as it is a draft of the same person and plot', async () => {
    const first = await openDraft(aPlot(), 'anna');
    expect((await openDraft(aPlot(), 'anna')).id).toBe(first.id);
    expect((await openDraft(aPlot(), 'bao')).id).not.toBe(first.id);
    expect((await openDraft(aPlot({ id: 'p2' }), 'anna')).id).not.toBe(first.id);
    expect((await visits()).length).toBe(3);
  });

  it('keeps photo, bytes and row together', async () => {
    const draft = await openDraft(aPlot(), 'anna');
    const { visit: after, photo } = await addPhoto(draft, { ...PHOTO, visit_id: draft.id }, bytes);
    expect(after.photo_keys).toEqual([photo.key]);
    expect(new Uint8Array((await photoBytes(photo.key))!)).toEqual(new Uint8Array(bytes));
    expect(await photosOf(draft.id)).toEqual([photo]);
  });

  it('keeps a photo when the form is saved from a copy older than the shutter', async () => {
    const draft = await openDraft(aPlot(), 'anna');
    const { photo } = await addPhoto(draft, { ...PHOTO, visit_id: draft.id }, bytes);
    await saveDraft({ ...draft, observation: SEEN });
    expect((await visit(draft.id))?.photo_keys).toEqual([photo.key]);
  });

  it('loses neither row nor bytes when one of the writes fails', async () => {
    const draft = await openDraft(aPlot(), 'anna');
    const broken = { ...PHOTO, visit_id: draft.id };
    const uncloneable = (() => undefined) as unknown as ArrayBuffer;
    await expect(addPhoto(draft, broken, uncloneable)).rejects.toThrow(LocalWriteFailed);
    expect(await photosOf(draft.id)).toEqual([]);
    expect((await visit(draft.id))?.photo_keys).toEqual([]);
  });

  it('lets a retaken photo take the place of the old one, all or nothing', async () => {
    const draft = await openDraft(aPlot(), 'anna');
    const first = await addPhoto(draft, photoOf(draft.id), bytes);
    const second = await addPhoto(first.visit, photoOf(draft.id), bytes);
    const again = await addPhoto(second.visit, photoOf(draft.id), bytes, first.photo.key);
    expect(again.visit.photo_keys).toEqual([again.photo.key, second.photo.key]);
    expect(await photoBytes(first.photo.key)).toBeUndefined();
    expect((await photosOf(draft.id)).map(({ key }) => key).sort()).toEqual([...again.visit.photo_keys].sort());
    const uncloneable = (() => undefined) as unknown as ArrayBuffer;
    await expect(addPhoto(again.visit, photoOf(draft.id), uncloneable, second.photo.key)).rejects.toThrow(LocalWriteFailed);
    expect(await photoBytes(second.photo.key)).toBeDefined();
  });

  it('is finished only with an answer and a picture, and never changed afterwards', async () => {
    const draft = await openDraft(aPlot(), 'anna');
    await expect(finish(draft)).rejects.toThrow(Unfinished);
    await expect(finish({ ...draft, observation: SEEN })).rejects.toThrow(Unfinished);
    const done = await finished();
    expect(done).toMatchObject({ state: 'ready', device: { id: await deviceId() } });
    await expect(saveDraft(done)).rejects.toThrow(NotADraft);
    await expect(addPhoto(done, photoOf(done.id), bytes, done.photo_keys[0]!)).rejects.toThrow(NotADraft);
    await expect(discardDraft(done.id)).rejects.toThrow(NotADraft);
    expect((await outgoing()).photos.length).toBe(1);
  });

  it('can be taken back to change it until it was tried', async () => {
    const done = await finished();
    expect((await reopen(done.id)).state).toBe('draft');
    await expect(reopen(done.id)).rejects.toThrow(NotADraft);
  });

  it('is counted and announced', async () => {
    const heard: string[] = [];
    const stop = onChange((change) => heard.push(change));
    await finished();
    stop();
    expect(heard.filter((change) => change === 'visits').length).toBe(3);
    const count = await counts();
    expect(count).toMatchObject({ ready: 1, draft: 0 });
    expect(unsent(count)).toBe(1);
  });
});

describe('a page that is older than the store', () => {
  it('says so at once, keeps what it has written, and writes no more', async () => {
    let told = 0;
    onOutgrown(() => (told += 1));
    const draft = await openDraft(aPlot(), 'anna');
    const saving = saveDraft({ ...draft, observation: SEEN });
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('xuntian', 99);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error!);
    });
    await saving;
    expect(told).toBe(1);
    const thrown: unknown = await saveDraft(draft).catch((reason: unknown) => reason);
    expect(thrown).toBeInstanceOf(LocalWriteFailed);
    expect(failureOf(thrown).kind).toBe('old_page');
    const row = await new Promise<{ observation: unknown }>((resolve) => {
      const asking = newer.transaction('visits').objectStore('visits').get(draft.id);
      asking.onsuccess = () => resolve(asking.result as { observation: unknown });
    });
    expect(row.observation).toEqual(SEEN);
    newer.close();
  });
});

describe('an answer', () => {
  it('lets go of bytes only when the receipt lists the hash', async () => {
    await mergePack(aPack([aPlot()]), { etag: null, size_bytes: 1, asked_at: 1 });
    const done = await finished();
    expect(await keepAnswer(done.id, anAnswer(done, { listed: [] }), 99)).toEqual(done.photo_keys);
    expect(await photoBytes(done.photo_keys[0]!)).toBeDefined();
    expect(await visit(done.id)).toMatchObject({ state: 'ready', next_try_at: 99 });

    expect(await keepAnswer(done.id, anAnswer(done, { listed: [PHOTO.sha256] }), 99)).toEqual([]);
    expect(await photoBytes(done.photo_keys[0]!)).toBeUndefined();
    expect((await photosOf(done.id))[0]).toMatchObject({ bytes_gone: true, uploaded: true });
    expect((await visit(done.id))?.state).toBe('received');
  });

  it('tells the plot of the pack', async () => {
    await mergePack(aPack([aPlot()]), { etag: null, size_bytes: 1, asked_at: 1 });
    const done = await finished();
    await keepAnswer(done.id, anAnswer(done, { listed: [PHOTO.sha256] }), 99);
    expect(await plot('p1')).toMatchObject({
      last_crop: 'rice', verdict: { cultivated: 'yes', farmable: 'yes' }, years: [{ year: 2026, grain: 'yes' }],
    });
  });
});

describe('the pack', () => {
  it('is replaced when full, merged when not', async () => {
    const from = { etag: '"a"', size_bytes: 5000, asked_at: 1 };
    await mergePack(aPack([aPlot(), aPlot({ id: 'p2' })]), from);
    await mergePack({ ...aPack([aPlot({ id: 'p3' })]), full: false, gone: ['p1'] }, { ...from, size_bytes: 20 });
    expect((await plots()).map((row) => row.id).sort()).toEqual(['p2', 'p3']);
    expect(await packInfo()).toMatchObject({ plots: 2, size_bytes: 5000 });
    await mergePack(aPack([aPlot()]), from);
    expect((await plots()).map((row) => row.id)).toEqual(['p1']);
  });
});

describe('the session', () => {
  const answer = { token: 't1', expires_at: '2030-01-01T00:00:00Z', person: { id: 'anna', name: 'A', login: 'a', roles: [] } };

  it('is not expired by a refusal of an older token', async () => {
    await keepSession({ ...answer, token: 't2' });
    await expireSession('t1');
    expect((await session())?.expired).toBe(false);
    await expireSession('t2');
    expect((await session())?.expired).toBe(true);
  });
});

it('lets refused records of the one who asks be tried again', async () => {
  const done = await finished();
  await wakeAll('bao');
  expect((await visit(done.id))?.next_try_at).not.toBeNull();
  await wakeAll('anna');
  expect((await visit(done.id))?.next_try_at).toBeNull();
});
