/** What the outbox writes: progress of photos, standing of records, and the server's answer. */
import type { InspectionAnswer } from '../api/types';
import { announce } from './changes';
import { database, write } from './db';
import { plotAfter } from './pack';
import type { StoredPhoto, Visit } from './rows';

/** Unsent records and all their photos, read in one transaction. */
export async function outgoing(): Promise<{ visits: Visit[]; photos: StoredPhoto[] }> {
  const tx = (await database()).transaction(['visits', 'photos']);
  const by_state = tx.objectStore('visits').index('state');
  const found = await Promise.all((['ready', 'sending', 'stuck'] as const).map((state) => by_state.getAll(state)));
  const visits = found.flat();
  const of_visit = tx.objectStore('photos').index('visit_id');
  const photos = await Promise.all(visits.map((visit) => of_visit.getAll(visit.id)));
  return { visits, photos: photos.flat() };
}

/** Changes the standing of a record that is still unsent; resolves with false where it no longer is. */
export async function changeStanding(
  visit_id: string,
  patch: Partial<Pick<Visit, 'state' | 'attempts' | 'next_try_at' | 'problem'>>,
): Promise<boolean> {
  const changed = await write(['visits'], async (tx) => {
    const store = tx.objectStore('visits');
    const kept = await store.get(visit_id);
    if (!kept || kept.state === 'draft' || kept.state === 'received') return false;
    await store.put({ ...kept, ...patch, updated_at: new Date().toISOString() });
    return true;
  });
  if (changed) announce('visits');
  return changed;
}

/** Ends the pause that follows finishing, when the inspector has gone on. */
export async function sendNow(visit_id: string): Promise<void> {
  await changeStanding(visit_id, { next_try_at: null });
}

/** Notes where an upload goes on; null forgets it, and with it that the photo had arrived. */
export async function changeUpload(photo_key: string, to: { upload_url: string } | { uploaded: true } | null): Promise<void> {
  await write(['photos'], async (tx) => {
    const store = tx.objectStore('photos');
    const kept = await store.get(photo_key);
    if (!kept) return;
    const { upload_url: _, ...row } = kept;
    if (to === null) await store.put({ ...row, uploaded: false });
    else if ('uploaded' in to) await store.put({ ...row, uploaded: true });
    else await store.put({ ...row, uploaded: false, upload_url: to.upload_url });
  });
  announce('visits');
}

/**
 * Keeps the answer, tells the plot, and only now lets go of bytes: those whose hash the receipt
 * lists. A photo that the server says it is still owed is sent again. Resolves with the owed keys.
 */
export async function keepAnswer(visit_id: string, answer: InspectionAnswer, next_try_at: number): Promise<string[]> {
  const listed = new Set(answer.receipt.photos);
  const owed = await write(['visits', 'photos', 'photo_bytes', 'plots'], async (tx) => {
    const visits = tx.objectStore('visits');
    const photos = tx.objectStore('photos');
    const visit = await visits.get(visit_id);
    if (!visit) throw new Error(`answer for an unknown visit ${visit_id}`);
    const missing: string[] = [];
    for (const photo of await photos.index('visit_id').getAll(visit_id)) {
      const { upload_url: _, ...row } = photo;
      if (listed.has(photo.sha256)) {
        await tx.objectStore('photo_bytes').delete(photo.key);
        await photos.put({ ...row, uploaded: true, bytes_gone: true });
      } else if (!photo.bytes_gone) {
        missing.push(photo.key);
        await photos.put({ ...row, uploaded: false });
      }
    }
    const whole = missing.length === 0;
    await visits.put({
      ...visit,
      answer,
      state: whole ? 'received' : 'ready',
      attempts: whole ? 0 : visit.attempts + 1,
      next_try_at: whole ? null : next_try_at,
      problem: null,
      updated_at: new Date().toISOString(),
    });
    const plot = await tx.objectStore('plots').get(visit.plot_id);
    if (plot) await tx.objectStore('plots').put(plotAfter(plot, answer));
    return missing;
  });
  announce('visits');
  announce('pack');
  return owed;
}

/** Lets every unsent record of this person be tried at once, refused ones too (the button). */
export async function wakeAll(person_id: string): Promise<void> {
  await write(['visits'], async (tx) => {
    for (const visit of await tx.objectStore('visits').getAll()) {
      const idle = visit.state === 'ready' || visit.state === 'sending' || visit.state === 'stuck';
      if (visit.person_id === person_id && (idle || visit.state === 'refused')) {
        const state = visit.state === 'refused' ? 'ready' : visit.state;
        await tx.objectStore('visits').put({ ...visit, state, next_try_at: null });
      }
    }
  });
  announce('visits');
}
