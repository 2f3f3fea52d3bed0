/** Patrol tracks as the phone keeps them: point by point while a patrol runs, until the server has them. */
import { announce } from './changes';
import { database, write } from './db';
import { plain } from './plain';
import type { Track, TrackLeave, TrackPoint } from './rows';
import { uuidv7 } from './uuid';
import { PAUSE_BEFORE_SENDING_MS } from './visit';

export type { Track, TrackLeave, TrackPoint } from './rows';

/** What the server last said to this person; undefined where it never did, or to somebody else. */
export async function trackLeave(person_id: string): Promise<TrackLeave | undefined> {
  const kept = await (await database()).get('track_leave', 'current');
  return kept?.person_id === person_id ? kept : undefined;
}

export async function keepTrackLeave(leave: TrackLeave): Promise<void> {
  await write(['track_leave'], (tx) => tx.objectStore('track_leave').put(plain(leave), 'current'));
}

/** The patrol of this person that runs, or one that a killed browser left running. */
export async function runningTrack(person_id: string): Promise<Track | undefined> {
  const begun = await (await database()).getAllFromIndex('tracks', 'state', 'draft');
  return begun.find((track) => track.person_id === person_id);
}

/** Begins a patrol; one that runs already goes on. */
export async function beginTrack(person_id: string, basis_id: string): Promise<Track> {
  const track = await write(['tracks'], async (tx) => {
    const store = tx.objectStore('tracks');
    const running = (await store.index('state').getAll('draft')).find((one) => one.person_id === person_id);
    if (running) return running;
    const now = new Date().toISOString();
    const fresh: Track = {
      id: uuidv7(), person_id, basis_id, state: 'draft', started_at: now, ended_by: null, gaps: [], looked_until: now,
      photo_keys: [], attempts: 0, next_try_at: null, problem: null, finished_at: null, created_at: now, updated_at: now,
    };
    await store.add(fresh);
    return fresh;
  });
  announce('visits');
  return track;
}

/** Adds a place; nothing where the patrol has ended meanwhile. */
export async function addPoint(point: TrackPoint): Promise<void> {
  await write(['tracks', 'track_points'], async (tx) => {
    const track = await tx.objectStore('tracks').get(point.track_id);
    if (track?.state !== 'draft') return;
    await tx.objectStore('track_points').add(plain(point));
    await tx.objectStore('tracks').put({ ...track, looked_until: point.at });
  });
}

/** Notes that the phone did not look from then until now. */
export async function addGap(id: string, from: string, until: string): Promise<Track | undefined> {
  return write(['tracks'], async (tx) => {
    const track = await tx.objectStore('tracks').get(id);
    if (track?.state !== 'draft') return undefined;
    const next = { ...track, gaps: [...track.gaps, { from, until }], looked_until: until };
    await tx.objectStore('tracks').put(next);
    return next;
  });
}

/** draft → ready: the patrol is over, and its track goes off with the next signal, after a pause to think again. */
export async function endTrack(id: string, ended_by: NonNullable<Track['ended_by']>, at: string): Promise<void> {
  await write(['tracks'], async (tx) => {
    const track = await tx.objectStore('tracks').get(id);
    if (track?.state !== 'draft') return;
    const gaps = track.gaps.filter(({ from }) => from < at).map((gap) => (gap.until > at ? { ...gap, until: at } : gap));
    await tx.objectStore('tracks').put({ ...track, gaps, ended_by, state: 'ready', finished_at: at, next_try_at: Date.now() + PAUSE_BEFORE_SENDING_MS, updated_at: new Date().toISOString() });
  });
  announce('visits');
}

export async function pointsOf(id: string): Promise<TrackPoint[]> {
  return (await database()).getAllFromIndex('track_points', 'track_id', id);
}

/** Takes a track off the phone: the server has it, or the person does not want it sent. */
export async function dropTrack(id: string): Promise<void> {
  await write(['tracks', 'track_points'], async (tx) => {
    const points = tx.objectStore('track_points');
    for (const key of await points.index('track_id').getAllKeys(id)) await points.delete(key);
    await tx.objectStore('tracks').delete(id);
  });
  announce('visits');
}

/** Tracks on this phone, the last one first. */
export async function tracks(): Promise<Track[]> {
  return (await (await database()).getAll('tracks')).reverse();
}
