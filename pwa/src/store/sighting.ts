/** Pictures taken before anybody said of which plot: kept like any others, until they become a visit. */
import type { PackPlot } from '../api/types';
import { announce } from './changes';
import { database, write } from './db';
import { plain } from './plain';
import type { Sighting, StoredPhoto, Visit } from './rows';
import { uuidv7 } from './uuid';
import { beginning, namesOf } from './visit';

export type { Sighting } from './rows';

/** Another tab has named the plot, or thrown the pictures away. */
export class NoSighting extends Error {
  constructor(readonly id: string) {
    super(`sighting ${id} is not there`);
    this.name = 'NoSighting';
  }
}

/**
 * Bytes, photo row and sighting in one transaction. `id` null begins one. The photo `replaces` (a retake) goes in the
 * same transaction. Throws NoSighting.
 */
export async function keepSighting(
  id: string | null,
  person_id: string,
  photo: Omit<StoredPhoto, 'key' | 'visit_id' | 'uploaded' | 'bytes_gone'>,
  bytes: ArrayBuffer,
  replaces: string | null = null,
): Promise<Sighting> {
  const taken_ms = Date.parse(photo.taken_at);
  const kept = await write(['sightings', 'photos', 'photo_bytes'], async (tx) => {
    const store = tx.objectStore('sightings');
    const stored = id === null ? undefined : await store.get(id);
    if (id !== null && !stored) throw new NoSighting(id);
    const begun: Omit<Sighting, 'updated_at'> = stored ?? {
      id: uuidv7(), person_id, photo_keys: [], started_at: photo.taken_at, utc_offset_min: -new Date(taken_ms).getTimezoneOffset(),
    };
    const row: StoredPhoto = { ...plain(photo), key: uuidv7(), visit_id: begun.id, uploaded: false, bytes_gone: false };
    await tx.objectStore('photo_bytes').put(bytes, row.key);
    await tx.objectStore('photos').add(row);
    const gone = replaces !== null && begun.photo_keys.includes(replaces) ? replaces : null;
    if (gone !== null) {
      await tx.objectStore('photo_bytes').delete(gone);
      await tx.objectStore('photos').delete(gone);
    }
    const next: Sighting = {
      ...begun,
      photo_keys: [...begun.photo_keys.filter((key) => key !== gone), row.key],
      // A file of the gallery may be older than the first picture.
      started_at: photo.taken_at < begun.started_at ? photo.taken_at : begun.started_at,
      updated_at: new Date().toISOString(),
    };
    await store.put(next);
    return next;
  });
  announce('visits');
  return kept;
}

/** Takes one picture out, to be a sighting of its own: it shows another plot. Throws NoSighting. */
export async function splitOff(id: string, photo_key: string): Promise<Sighting> {
  const apart = await write(['sightings', 'photos'], async (tx) => {
    const store = tx.objectStore('sightings');
    const stored = await store.get(id);
    const photo = await tx.objectStore('photos').get(photo_key);
    if (!stored || !photo || !stored.photo_keys.includes(photo_key) || stored.photo_keys.length < 2) throw new NoSighting(id);
    const now = new Date().toISOString();
    const next: Sighting = { ...stored, id: uuidv7(), photo_keys: [photo_key], started_at: photo.taken_at, updated_at: now };
    const rest = stored.photo_keys.filter((key) => key !== photo_key);
    const times = (await Promise.all(rest.map((key) => tx.objectStore('photos').get(key)))).flatMap((one) => one?.taken_at ?? []);
    await store.put({ ...stored, photo_keys: rest, started_at: times.reduce((first, one) => (one < first ? one : first)), updated_at: now });
    await store.add(next);
    // Alone it is the picture of the whole plot.
    await tx.objectStore('photos').put({ ...photo, visit_id: next.id, role: 'overview' });
    return next;
  });
  announce('visits');
  return apart;
}

/**
 * Says which plot the pictures show: the sighting becomes a draft of that plot, begun when the first picture was taken.
 * A draft that was made so before, and belongs to another plot after all, changes its plot. Throws NoSighting.
 */
export async function matchSighting(id: string, plot: PackPlot): Promise<Visit> {
  const visit = await write(['sightings', 'visits', 'photos', 'edition'], async (tx) => {
    const visits = tx.objectStore('visits');
    const now = new Date().toISOString();
    const sighting = await tx.objectStore('sightings').get(id);
    const draft = sighting ? undefined : await visits.get(id);
    if (draft?.state === 'draft' && draft.matched_at) {
      const next: Visit = { ...draft, ...namesOf(plot), matched_at: now, updated_at: now };
      await visits.put(next);
      return next;
    }
    if (!sighting) throw new NoSighting(id);
    const photos = await Promise.all(sighting.photo_keys.map((key) => tx.objectStore('photos').get(key)));
    const edition = await tx.objectStore('edition').get('current');
    const next: Visit = {
      ...beginning(plot, sighting.person_id, edition?.id ?? null),
      id,
      started_at: sighting.started_at,
      utc_offset_min: sighting.utc_offset_min,
      fix: photos.find((photo) => photo?.fix)?.fix ?? null,
      photo_keys: sighting.photo_keys,
      matched_at: now,
    };
    await visits.add(next);
    await tx.objectStore('sightings').delete(id);
    return next;
  });
  announce('visits');
  return visit;
}

/** Throws the pictures away, at the person's own word. Throws NoSighting. */
export async function discardSighting(id: string): Promise<void> {
  await write(['sightings', 'photos', 'photo_bytes'], async (tx) => {
    const stored = await tx.objectStore('sightings').get(id);
    if (!stored) throw new NoSighting(id);
    for (const key of stored.photo_keys) {
      await tx.objectStore('photo_bytes').delete(key);
      await tx.objectStore('photos').delete(key);
    }
    await tx.objectStore('sightings').delete(id);
  });
  announce('visits');
}

export async function sighting(id: string): Promise<Sighting | undefined> {
  return (await database()).get('sightings', id);
}

/** All of them, newest first. */
export async function sightings(): Promise<Sighting[]> {
  return (await (await database()).getAll('sightings')).reverse();
}
