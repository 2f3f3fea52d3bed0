import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { aPack, aPlot, anAnswer, aPhoto, aVisit, PHOTO, SEEN } from '../../tests/makers';
import type { ReshootRequest } from '../api/types';

vi.stubGlobal('__APP_VERSION__', '0.1.0');
vi.stubGlobal('navigator', { onLine: true });
const { closeDatabase, write } = await import('./db');
const { addPhoto, finish, openDraft, saveDraft } = await import('./visit');
const { mergePack, plotAfter } = await import('./pack');
const { claimOf } = await import('../outbox/claim');
const { ownVisits, requestOf } = await import('../ui/plotState');
const { askedOf, nextStep } = await import('../screens/capture/steps');

const ORIGINAL = aVisit({ id: 'original', state: 'received', observation: { ...SEEN, note: '坎上' } });
const REQUEST: ReshootRequest = {
  inspection_id: 'original', finished_at: '2026-07-01T02:01:00Z', note: '',
  photos: [{ role: 'closeup', photo: 'b'.repeat(64), why: 'photo_unclear' }],
};
const PLOT = aPlot({ requests: [REQUEST] });

afterEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase('xuntian');
});
const keepOriginal = () => write(['visits'], (tx) => tx.objectStore('visits').put(ORIGINAL));

it('begins with the answers of the returned record where the phone still has it', async () => {
  await keepOriginal();
  const draft = await openDraft(PLOT, 'anna', REQUEST);
  expect(draft.observation).toEqual(ORIGINAL.observation);
  expect(draft.reshoot).toEqual({ inspection_id: 'original', photos: REQUEST.photos });
});

it('asks for the cover where the record is no longer on the phone', async () => {
  expect((await openDraft(PLOT, 'anna', REQUEST)).observation.cover).toBeNull();
});

it('goes on with the draft of the plot and keeps what was said in it', async () => {
  const begun = await openDraft(PLOT, 'anna');
  await saveDraft({ ...begun, observation: { ...SEEN, note: 'mine' } });
  const draft = await openDraft(PLOT, 'anna', REQUEST);
  expect(draft.id).toBe(begun.id);
  expect(draft.observation.note).toBe('mine');
  expect(draft.reshoot?.inspection_id).toBe('original');
  expect((await openDraft(PLOT, 'anna')).reshoot?.inspection_id).toBe('original');
});

it('names the returned record in the claim, and nothing in a usual one', async () => {
  await keepOriginal();
  await mergePack(aPack([PLOT]), { etag: null, size_bytes: 1, asked_at: 0 });
  const draft = await openDraft(PLOT, 'anna', REQUEST);
  const { visit, photo } = await addPhoto(draft, { ...PHOTO, role: 'closeup', visit_id: draft.id }, new ArrayBuffer(3));
  const claim = claimOf(await finish(visit), [photo]);
  expect(claim.reshoot_of).toBe('original');
  expect(claim.photos.map(({ role }) => role)).toEqual(['closeup']);
  expect(claimOf(aVisit(), [])).not.toHaveProperty('reshoot_of');
});

it('asks no more once a finished visit answers, and the answer takes the request off the plot', () => {
  const done = aVisit({ reshoot: { inspection_id: 'original', photos: REQUEST.photos }, photo_keys: ['k1'] });
  expect(requestOf(PLOT, ownVisits([], 'anna'))).toEqual(REQUEST);
  expect(requestOf(PLOT, ownVisits([{ ...done, state: 'draft' }], 'anna'))).toEqual(REQUEST);
  expect(requestOf(PLOT, ownVisits([done], 'anna'))).toBeNull();
  expect(plotAfter(PLOT, anAnswer(done, { listed: [aPhoto().sha256] })).requests).toEqual([]);
  expect(plotAfter(PLOT, anAnswer(aVisit(), { listed: [] })).requests).toEqual([REQUEST]);
});

it('asks for the wanted pictures only, each once, in the order of walking', () => {
  const asked = askedOf({ photos: [{ role: 'extra' }, { role: 'closeup' }, { role: 'closeup' }] });
  expect(asked).toEqual(['closeup', 'extra']);
  expect(nextStep([], new Set(), asked)).toEqual({ do: 'photo', role: 'closeup' });
  expect(nextStep(['closeup'], new Set(), asked)).toEqual({ do: 'photo', role: 'extra' });
  expect(nextStep(['closeup', 'extra'], new Set(), asked)).toEqual({ do: 'form' });
  expect(askedOf(undefined)).toEqual(['overview', 'closeup', 'opposite']);
});
