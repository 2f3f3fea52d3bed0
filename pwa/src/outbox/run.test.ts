import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeServer } from '../../tests/fakeServer';
import { aPlot, PHOTO, SEEN } from '../../tests/makers';
import type { Claim, InspectionAnswer } from '../api/types';
import { closeDatabase } from '../store/db';
import { deviceKey, ensureKey } from '../store/keys';
import { wakeAll } from '../store/outgoing';
import { keepSession, session } from '../store/session';
import { addPhoto, finish, openDraft, photoBytes, photosOf, visit } from '../store/visit';
import { registerDue } from './register';
import { runOutbox } from './run';
import { PIECE_BYTES } from './upload';

let server: FakeServer;
const picture = (seed: number, size = PIECE_BYTES * 2 + 7) => new Uint8Array(size).map((_, at) => (at * seed) % 251).buffer;

async function signedIn(token = 't1', id = 'anna') {
  await keepSession({ token, expires_at: '2999-01-01T00:00:00Z', person: { id, name: id, login: id, roles: [] } });
}

async function saved(plot_id: string, ...pictures: ArrayBuffer[]) {
  let draft = await openDraft(aPlot({ id: plot_id }), 'anna');
  for (const bytes of pictures) {
    const sha256 = createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
    const row = { ...PHOTO, visit_id: draft.id, sha256, size_bytes: bytes.byteLength };
    ({ visit: draft } = await addPhoto(draft, row, bytes));
  }
  const done = await finish({ ...draft, observation: SEEN });
  await wakeAll('anna');
  return done;
}

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  await signedIn();
});

describe('the outbox', () => {
  it('sends photos in pieces, then the record, and lets go of the bytes', async () => {
    const { id, photo_keys } = await saved('p1', picture(3), picture(5));
    expect(await runOutbox()).toEqual({ do: 'nothing', why: 'all_sent' });
    expect(server.log).toEqual([
      'POST uploads', 'PATCH uploads/u1', 'PATCH uploads/u1',
      'POST uploads', 'PATCH uploads/u2', 'PATCH uploads/u2', `PUT inspections/${id}`,
    ]);
    expect((await visit(id))?.state).toBe('received');
    expect(await photoBytes(photo_keys[0]!)).toBeUndefined();
  });

  it('goes on with the piece after the last that arrived', async () => {
    const { id, photo_keys } = await saved('p1', picture(3));
    server.interfere = (_, count) => {
      if (count === 3) throw new TypeError('connection lost');
      return undefined;
    };
    expect((await runOutbox()).do).toBe('wait');
    expect(await visit(id)).toMatchObject({ state: 'ready', attempts: 1, problem: null });
    expect(await photoBytes(photo_keys[0]!)).toBeDefined();
    await wakeAll('anna');
    await runOutbox();
    expect(server.log.slice(3)).toEqual(['HEAD uploads/u1', 'PATCH uploads/u1', `PUT inspections/${id}`]);
    expect((await visit(id))?.state).toBe('received');
  });

  it('begins again when the server no longer knows the upload', async () => {
    const { id } = await saved('p1', picture(3));
    server.interfere = (_, count) => {
      if (count === 2) throw new TypeError('connection lost');
      return undefined;
    };
    await runOutbox();
    server.uploads.clear();
    await wakeAll('anna');
    await runOutbox();
    expect((await photosOf(id))[0]?.upload_url).toBeUndefined();
    await wakeAll('anna');
    await runOutbox();
    expect((await visit(id))?.state).toBe('received');
  });

  it('asks for a confirmation when the last answer was lost', async () => {
    const { id } = await saved('p1', picture(3));
    const usual = server.fetch;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      const response = await usual(url, init);
      if (server.log.length === 3) throw new TypeError('answer lost');
      return response;
    });
    await runOutbox();
    await wakeAll('anna');
    await runOutbox();
    expect(server.log.slice(3)).toEqual(['HEAD uploads/u1', 'POST uploads', `PUT inspections/${id}`]);
    expect((await visit(id))?.state).toBe('received');
  });

  it('keeps everything when the session has expired, and goes on after the password', async () => {
    const { id, photo_keys } = await saved('p1', picture(3));
    server.interfere = (_, count) => (count === 2 ? FakeServer.problem(401, 'session_expired') : undefined);
    expect(await runOutbox()).toEqual({ do: 'sign_in' });
    expect((await session())?.expired).toBe(true);
    expect(await visit(id)).toMatchObject({ state: 'ready', attempts: 0 });
    expect(await photoBytes(photo_keys[0]!)).toBeDefined();
    await signedIn('t2');
    expect(await runOutbox()).toEqual({ do: 'nothing', why: 'all_sent' });
    expect((await visit(id))?.state).toBe('received');
  });

  it('does not send what another person made', async () => {
    await saved('p1', picture(3));
    await signedIn('t9', 'bao');
    expect(await runOutbox()).toEqual({ do: 'nothing', why: 'other_person' });
    expect(server.log).toEqual([]);
  });

  it('passes over a refused record, which keeps its reason and its bytes', async () => {
    const first = await saved('p1', picture(3, 10));
    const second = await saved('p2', picture(5, 10));
    server.interfere = (line) => (line.includes(first.id) ? FakeServer.problem(409, 'inspection_differs') : undefined);
    await runOutbox();
    expect(await visit(first.id)).toMatchObject({ state: 'refused', problem: { code: 'inspection_differs' } });
    expect(await photoBytes(first.photo_keys[0]!)).toBeDefined();
    expect((await visit(second.id))?.state).toBe('received');
  });

  it('sends a photo again that the receipt does not list', async () => {
    const { id, photo_keys } = await saved('p1', picture(3, 10));
    server.interfere = (line) => {
      if (line.startsWith('PUT')) server.kept.clear();
      return undefined;
    };
    await runOutbox();
    expect(await visit(id)).toMatchObject({ state: 'ready', attempts: 1 });
    expect(await photoBytes(photo_keys[0]!)).toBeDefined();
    server.interfere = () => undefined;
    await wakeAll('anna');
    await runOutbox();
    expect((await visit(id))?.state).toBe('received');
    expect(server.claims.size).toBe(1);
  });

  it('sends once when asked from two sides at the same time', async () => {
    const { id } = await saved('p1', picture(3));
    vi.resetModules();
    const other = await import('./run');
    await Promise.all([runOutbox(), other.runOutbox(), runOutbox()]);
    expect(server.log.filter((line) => line.startsWith('PUT'))).toEqual([`PUT inspections/${id}`]);
    expect(server.log.length).toBe(4);
  });
});

describe('a signed record', () => {
  it('follows its key, which is named to the server once', async () => {
    await ensureKey('anna', 'Android');
    const { id } = await saved('p1', picture(3, 10));
    await saved('p2', picture(5, 10));
    await runOutbox();
    expect(server.log.filter((line) => line === 'POST devices').length).toBe(1);
    expect(server.log.indexOf('POST devices')).toBeLessThan(server.log.indexOf(`PUT inspections/${id}`));
    expect((JSON.parse(server.claims.get(id)!) as Claim).seal?.key_id).toBe((await deviceKey('anna'))?.key_id);
    expect((await deviceKey('anna'))?.due).toBe(false);
  });

  it('waits while the key cannot be named, and goes without where it never will be', async () => {
    await ensureKey('anna', 'Android');
    const { id } = await saved('p1', picture(3, 10));
    server.interfere = (line) => (line === 'POST devices' ? FakeServer.problem(503, 'storage_busy', { retry: true }) : undefined);
    await runOutbox();
    expect(await visit(id)).toMatchObject({ state: 'ready', attempts: 1, problem: { code: 'storage_busy' } });
    server.interfere = (line) => (line === 'POST devices' ? FakeServer.problem(422, 'device_key_invalid') : undefined);
    await wakeAll('anna');
    await runOutbox();
    expect((await visit(id))?.state).toBe('received');
    expect((await deviceKey('anna'))?.due).toBe(true);
  });

  it('is by a new key after the password, where the old one was stopped', async () => {
    const old = (await ensureKey('anna', 'Android'))!;
    server.devices.set(old.public_key.x, { key_id: old.key_id, registered_at: '2026-07-01T00:00:00Z', revoked_at: '2026-07-02T00:00:00Z' });
    await registerDue((await session())!);
    const fresh = await deviceKey('anna');
    expect(fresh?.key_id).not.toBe(old.key_id);
    expect(fresh?.due).toBe(false);
    expect(server.devices.size).toBe(2);
  });

  it('is by a new key where the old one is somebody else’s', async () => {
    const old = (await ensureKey('anna', 'Android'))!;
    server.interfere = (_, count) => (count === 1 ? FakeServer.problem(409, 'device_key_of_other') : undefined);
    await registerDue((await session())!);
    expect((await deviceKey('anna'))?.key_id).not.toBe(old.key_id);
    expect((await deviceKey('anna'))?.due).toBe(false);
  });
});

it('keeps everything when the receipt is for another content', async () => {
  const { id, photo_keys } = await saved('p1', picture(3, 10));
  const usual = server.fetch;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const response = await usual(url, init);
    if (init.method !== 'PUT') return response;
    const answer = (await response.json()) as InspectionAnswer;
    return Response.json({ ...answer, receipt: { ...answer.receipt, claim_sha256: 'd'.repeat(64) } });
  });
  await runOutbox();
  expect(await visit(id)).toMatchObject({ state: 'ready', answer: null, problem: { code: 'receipt_differs' } });
  expect(await photoBytes(photo_keys[0]!)).toBeDefined();
});
