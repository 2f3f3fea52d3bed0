import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { trackBody } from '../outbox/track';
import { closeDatabase } from './db';
import { outgoing } from './outgoing';
import { addGap, addPoint, beginTrack, dropTrack, endTrack, keepTrackLeave, pointsOf, runningTrack, trackLeave, tracks } from './track';
import { counts, unsent } from './visit';

afterEach(() => vi.useRealTimers());
const point = (track_id: string, second: number) => ({ track_id, lon: 107.45, lat: 31.12, accuracy_m: 4, at: new Date(Date.UTC(2026, 6, 1, 2, 0, second)).toISOString() });

it('a patrol that a killed browser left running goes on, and is not sent before it ends', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 6, 1, 2), toFake: ['Date'] });
  const begun = await beginTrack('anna', 'b1');
  expect((await beginTrack('anna', 'b1')).id).toBe(begun.id);
  await addPoint(point(begun.id, 5));
  await closeDatabase();
  const running = await runningTrack('anna');
  expect([running?.id, running?.looked_until]).toEqual([begun.id, point('', 5).at]);
  expect(await runningTrack('bea')).toBeUndefined();
  expect((await outgoing()).visits).toEqual([]);
  expect(unsent(await counts())).toBe(0);

  await addGap(begun.id, point('', 5).at, point('', 50).at);
  await addPoint(point(begun.id, 55));
  await endTrack(begun.id, 'person', point('', 58).at);
  await addPoint(point(begun.id, 59));
  const [ready] = (await outgoing()).visits;
  expect(ready).toMatchObject({ id: begun.id, state: 'ready' });
  const [track] = await tracks();
  const body = trackBody(track!, await pointsOf(begun.id));
  expect(body).toEqual({
    basis_id: 'b1', started_at: '2026-07-01T02:00:00.000Z', ended_at: point('', 58).at, ended_by: 'person',
    gaps: [{ from: point('', 5).at, until: point('', 50).at }],
    points: [5, 55].map((second) => ({ lon: 107.45, lat: 31.12, accuracy_m: 4, at: point('', second).at })),
  });
  await dropTrack(begun.id);
  expect([await tracks(), await pointsOf(begun.id)]).toEqual([[], []]);
});

it('ends where it has to: later gaps and points are not told', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 6, 1, 2), toFake: ['Date'] });
  const { id } = await beginTrack('cai', 'b1');
  await addPoint(point(id, 10));
  await addGap(id, point('', 10).at, point('', 40).at);
  await addPoint(point(id, 45));
  await endTrack(id, 'limit', point('', 20).at);
  const track = (await tracks()).find((one) => one.id === id)!;
  expect(track.gaps).toEqual([{ from: point('', 10).at, until: point('', 20).at }]);
  expect(trackBody(track, await pointsOf(id)).points.length).toBe(1);
  expect(await addGap(id, point('', 45).at, point('', 50).at)).toBeUndefined();
});

it('what the server said is of the person it said it to', async () => {
  await keepTrackLeave({ person_id: 'anna', basis: null, has_tracks: true });
  expect((await trackLeave('anna'))?.has_tracks).toBe(true);
  expect(await trackLeave('bea')).toBeUndefined();
});
