import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { createHash } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { FakeServer } from '../../tests/fakeServer';
import { PHOTO } from '../../tests/makers';
import { closeDatabase } from '../store/db';
import { wakeAll } from '../store/outgoing';
import { addReportPhoto, type About, discardReport, finishReport, NotADraft, openReport, reports, saveReport } from '../store/report';
import { keepSession } from '../store/session';
import { counts, photoBytes, unsent } from '../store/visit';
import { runOutbox } from './run';

const PLACE = { lon: 107.45, lat: 31.12 };
const NEW = { sort: 'problem' as const, plot_id: 'p1', plot_label: '0047', of: null, kind: null };
const OLD = { sort: 'recheck' as const, plot_id: 'p1', plot_label: '0047', of: { problem_id: 'x1', seen: 5 }, kind: 'new_pond' as const };
let server: FakeServer;
let bodies: { line: string; body: Record<string, unknown> }[];

/** Answers like the server: what was uploaded is kept. */
function answer(line: string, body: Record<string, unknown>): Response {
  const id = line.startsWith('PUT') ? line.split('/')[1]! : (body['id'] as string);
  const named = (body['photos'] as (string | { sha256: string })[]).map((one) => (typeof one === 'string' ? one : one.sha256));
  const photos = named.map((sha256) => ({ sha256, state: server.kept.has(sha256) ? 'kept' : 'owed' }));
  return Response.json({ id: 'x1', state: 'reported', last_place: 9, events: [{ id, photos }] });
}

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  server = new FakeServer();
  bodies = [];
  const usual = server.fetch;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const line = `${init.method ?? 'GET'} ${url.replace('/api/v1/', '')}`;
    if (!line.includes(' problems/')) return usual(url, init);
    server.log.push(line);
    const body = JSON.parse(String(init.body)) as Record<string, unknown>;
    bodies.push({ line, body });
    return server.interfere(line, server.log.length) ?? answer(line, body);
  });
  await keepSession({ token: 't1', expires_at: '2999-01-01T00:00:00Z', person: { id: 'anna', name: 'anna', login: 'anna', roles: [] } });
});

async function made(about: About, seed = 3) {
  const report = await openReport('anna', about);
  const bytes = new Uint8Array(20).fill(seed).buffer;
  const sha256 = createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
  await addReportPhoto(report.id, { ...PHOTO, sha256, size_bytes: 20 }, bytes);
  await saveReport(report.id, { kind: 'new_pond' });
  return finishReport(report.id, PLACE, null);
}

it('sends the photos, then the problem, and lets go of the bytes', async () => {
  const { id, photo_keys } = await made(NEW);
  expect(unsent(await counts())).toBe(1);
  expect(await runOutbox()).toEqual({ do: 'nothing', why: 'all_sent' });
  expect(server.log.at(-1)).toBe(`PUT problems/${id}`);
  expect(bodies[0]?.body).toMatchObject({ kind: 'new_pond', plot_id: 'p1', place: PLACE, stopped: false, reported: true });
  expect((await reports())[0]?.state).toBe('received');
  expect(await photoBytes(photo_keys[0]!)).toBeUndefined();
  expect(unsent(await counts())).toBe(0);
});

it('keeps a photo that the server is still owed, and sends it again', async () => {
  const { photo_keys } = await made(NEW);
  server.interfere = (line) => {
    if (line.startsWith('PUT')) server.kept.clear();
    return undefined;
  };
  await runOutbox();
  expect((await reports())[0]).toMatchObject({ state: 'ready', attempts: 1 });
  expect(await photoBytes(photo_keys[0]!)).toBeDefined();
  server.interfere = () => undefined;
  await wakeAll('anna');
  await runOutbox();
  expect((await reports())[0]?.state).toBe('received');
  expect(bodies[0]?.body).toEqual(bodies[1]?.body);
});

it('a re-check goes on from a step that changes nothing of it, and is refused after one that does', async () => {
  await made(OLD);
  server.interfere = (line) => (line.startsWith('POST problems') ? FakeServer.problem(409, 'problem_moved', { state: 'rectified', last: 6 }) : undefined);
  await runOutbox();
  expect((await reports())[0]).toMatchObject({ state: 'ready', of: { seen: 6 } });
  server.interfere = () => undefined;
  await wakeAll('anna');
  await runOutbox();
  expect(bodies.map(({ body }) => body['seen'])).toEqual([5, 6]);
  expect((await reports())[0]?.state).toBe('received');

  const late = await made(OLD, 7);
  server.interfere = (line) => (line.startsWith('POST problems') ? FakeServer.problem(409, 'problem_moved', { state: 'closed', last: 9 }) : undefined);
  await runOutbox();
  const [refused] = await reports();
  expect(refused).toMatchObject({ id: late.id, state: 'refused', problem: { code: 'problem_moved' } });
  await discardReport(late.id);
  expect(unsent(await counts())).toBe(0);
});

it('a look says what was found, with the outline only where it is so, and goes on while it is still asked for', async () => {
  const outline = { how: 'walked' as const, corners: [PLACE, { lon: 107.451, lat: 31.12 }, { lon: 107.45, lat: 31.121 }] };
  const look = { ...OLD, sort: 'verify' as const };
  const first = await openReport('anna', look);
  await saveReport(first.id, { outcome: 'yes', outline });
  await made(look);
  server.interfere = (line) => (line.startsWith('POST problems') ? FakeServer.problem(409, 'problem_moved', { state: 'dispatched', last: 6 }) : undefined);
  await runOutbox();
  expect((await reports())[0]).toMatchObject({ id: first.id, state: 'ready', of: { seen: 6 } });
  server.interfere = () => undefined;
  await wakeAll('anna');
  await runOutbox();
  expect(bodies[1]?.body).toMatchObject({ step: 'verify', seen: 6, outcome: 'yes', outline, days: null });

  const second = await openReport('anna', look);
  await saveReport(second.id, { outcome: 'no', outline });
  await made(look, 5);
  await runOutbox();
  expect(bodies[2]?.body).toMatchObject({ step: 'verify', outcome: 'no', outline: null });
  const late = await made(look, 7);
  server.interfere = (line) => (line.startsWith('POST problems') ? FakeServer.problem(409, 'problem_moved', { state: 'dismissed', last: 9 }) : undefined);
  await runOutbox();
  expect((await reports()).find(({ id }) => id === late.id)).toMatchObject({ state: 'refused', problem: { code: 'problem_moved' } });
});

it('a re-check holds nothing of a look', async () => {
  await made(OLD);
  await runOutbox();
  expect(Object.keys(bodies[0]!.body)).not.toContain('outcome');
});

it('a draft is begun once, is not sent, and cannot be changed once it is finished', async () => {
  const first = await openReport('anna', NEW);
  expect((await openReport('anna', NEW)).id).toBe(first.id);
  expect((await openReport('bao', NEW)).id).not.toBe(first.id);
  await runOutbox();
  expect(server.log).toEqual([]);
  const done = await made(NEW);
  expect(done.id).toBe(first.id);
  await expect(saveReport(done.id, { note: 'x' })).rejects.toThrow(NotADraft);
  await expect(discardReport(done.id)).rejects.toThrow(NotADraft);
});
