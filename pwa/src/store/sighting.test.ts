import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { unzipSync } from 'fflate';
import { aPlot, PHOTO, SEEN } from '../../tests/makers';
import { claimOf } from '../outbox/claim';
import { rescueZip } from '../outbox/rescue';
import { closeDatabase } from './db';
import { outgoing } from './outgoing';
import { discardSighting, keepSighting, matchSighting, NoSighting, sighting, sightings, splitOff } from './sighting';
import { counts, finish, openDraft, photoBytes, photosOf, unsent, visit } from './visit';

const bytes = (...of: number[]) => new Uint8Array(of).buffer;
const FIX = { lon: 107.45, lat: 31.12, accuracy_m: 4, datum: 'WGS84', source: 'w3c', taken_at: '2026-07-01T02:00:00.000Z', age_ms: 0, altitude_m: null } as const;
const picture = (sha256: string, minute: number, role: 'overview' | 'closeup' = 'overview') => ({
  ...PHOTO, sha256: sha256.repeat(64), role, fix: FIX, taken_at: `2026-07-01T02:0${minute}:00.000Z`,
});

it('keeps pictures that are of no plot yet, and sends nothing of them', async () => {
  const first = await keepSighting(null, 'anna', picture('1', 0), bytes(1));
  const second = await keepSighting(first.id, 'anna', picture('2', 1, 'closeup'), bytes(2));
  expect(second.id).toBe(first.id);
  await closeDatabase();
  expect((await sighting(first.id))?.photo_keys.length).toBe(2);
  const [one] = await photosOf(first.id);
  expect([...new Uint8Array((await photoBytes(one!.key))!)]).toEqual([1]);
  expect((await outgoing()).visits).toEqual([]);
  const counted = await counts();
  expect([counted.unmatched, unsent(counted)]).toEqual([1, 1]);
});

it('becomes a visit with the times and fixes of its pictures', async () => {
  const { id } = await keepSighting(null, 'bea', picture('3', 2), bytes(3));
  await keepSighting(id, 'bea', picture('4', 4, 'closeup'), bytes(4));
  const draft = await matchSighting(id, aPlot());
  expect(await sighting(id)).toBeUndefined();
  expect(draft).toMatchObject({ id, plot_id: 'p1', person_id: 'bea', started_at: '2026-07-01T02:02:00.000Z', fix: FIX, state: 'draft' });
  expect((await openDraft(aPlot(), 'bea', null, id)).id).toBe(id);
  const done = await finish({ ...draft, observation: SEEN });
  expect(done.finished_at).toBe('2026-07-01T02:04:00.000Z');
  const claim = claimOf(done, await photosOf(id));
  expect(claim.matched_at).toBe(draft.matched_at);
  expect(claim.photos.map(({ taken_at, fix }) => [taken_at, fix])).toEqual([
    ['2026-07-01T02:02:00.000Z', FIX], ['2026-07-01T02:04:00.000Z', FIX],
  ]);
});

it('says nothing of it in a usual visit', async () => {
  const draft = await openDraft(aPlot({ id: 'usual' }), 'bea');
  expect('matched_at' in draft).toBe(false);
});

it('can be matched anew while it is a draft, and not afterwards', async () => {
  const { id } = await keepSighting(null, 'cai', picture('5', 0), bytes(5));
  const wrong = await matchSighting(id, aPlot());
  const right = await matchSighting(id, aPlot({ id: 'p2', number: '0103-0048' }));
  expect([right.id, right.plot_id, right.plot_number]).toEqual([id, 'p2', '0103-0048']);
  expect(right.photo_keys).toEqual(wrong.photo_keys);
  await finish({ ...right, observation: SEEN });
  await expect(matchSighting(id, aPlot())).rejects.toThrow(NoSighting);
  expect((await visit(id))?.plot_id).toBe('p2');
});

it('stands beside a draft that the plot has already', async () => {
  const usual = await openDraft(aPlot({ id: 'p3' }), 'dan');
  const { id } = await keepSighting(null, 'dan', picture('6', 0), bytes(6));
  await matchSighting(id, aPlot({ id: 'p3' }));
  expect((await openDraft(aPlot({ id: 'p3' }), 'dan', null, id)).id).toBe(id);
  expect((await openDraft(aPlot({ id: 'p3' }), 'dan', null, usual.id)).id).toBe(usual.id);
});

it('a retake leaves the place of the one before', async () => {
  const { id, photo_keys } = await keepSighting(null, 'eva', picture('7', 0), bytes(7));
  const after = await keepSighting(id, 'eva', picture('8', 1), bytes(8), photo_keys[0]);
  expect(after.photo_keys.length).toBe(1);
  expect((await photosOf(id)).map(({ sha256 }) => sha256[0])).toEqual(['8']);
  expect(await photoBytes(photo_keys[0]!)).toBeUndefined();
});

it('one picture can be told to show another plot', async () => {
  const { id } = await keepSighting(null, 'fei', picture('9', 0), bytes(9));
  const both = await keepSighting(id, 'fei', picture('a', 3, 'closeup'), bytes(10));
  const apart = await splitOff(id, both.photo_keys[0]!);
  expect([apart.started_at, (await sighting(id))?.started_at]).toEqual(['2026-07-01T02:00:00.000Z', '2026-07-01T02:03:00.000Z']);
  expect((await photosOf(apart.id)).map(({ role }) => role)).toEqual(['overview']);
  await expect(splitOff(id, both.photo_keys[1]!)).rejects.toThrow(NoSighting);
});

it('is thrown away whole, and only while it is of no plot', async () => {
  const { id, photo_keys } = await keepSighting(null, 'gu', picture('b', 0), bytes(11));
  await discardSighting(id);
  expect([await sighting(id), await photoBytes(photo_keys[0]!), await photosOf(id)]).toEqual([undefined, undefined, []]);
  await expect(discardSighting(id)).rejects.toThrow(NoSighting);
  await expect(keepSighting(id, 'gu', picture('b', 1), bytes(12))).rejects.toThrow(NoSighting);
});

it('goes with the rescue zip of whoever took it', async () => {
  await keepSighting(null, 'hao', picture('c', 0), bytes(13));
  await keepSighting(null, 'other', picture('d', 0), bytes(14));
  const { zip, records, photos } = await rescueZip('hao');
  expect([records, photos]).toEqual([0, 1]);
  expect(Object.keys(unzipSync(new Uint8Array(await zip.arrayBuffer())))).toEqual(['manifest.json', `photos/${'c'.repeat(64)}`]);
  expect((await sightings()).some(({ person_id }) => person_id === 'hao')).toBe(true);
});
