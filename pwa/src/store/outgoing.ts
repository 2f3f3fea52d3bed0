/** What the outbox writes: progress of photos, standing of records, and the server's answer. */
import type { InspectionAnswer, ProblemAnswer } from '../api/types';
import { announce } from './changes';
import { database, write } from './db';
import { plotAfter } from './pack';
import type { Outgoing, ProblemReport, StoredPhoto, Track, Visit } from './rows';

/** Unsent records, problems and tracks and all their photos, read in one transaction. */
export async function outgoing(): Promise<{ visits: (Visit | ProblemReport | Track)[]; photos: StoredPhoto[] }> {
  const tx = (await database()).transaction(['visits', 'reports', 'tracks', 'photos']);
  const found = await Promise.all((['ready', 'sending', 'stuck'] as const).flatMap((state) => [
    tx.objectStore('visits').index('state').getAll(state), tx.objectStore('reports').index('state').getAll(state),
    tx.objectStore('tracks').index('state').getAll(state),
  ]));
  const visits = found.flat();
  const of_visit = tx.objectStore('photos').index('visit_id');
  const photos = await Promise.all(visits.map((visit) => of_visit.getAll(visit.id)));
  return { visits, photos: photos.flat() };
}

/** Changes the standing of a record that is still unsent; resolves with false where it no longer is. */
export async function changeStanding(
  visit_id: string,
  patch: Partial<Pick<Outgoing, 'state' | 'attempts' | 'next_try_at' | 'problem'>>,
): Promise<boolean> {
  const changed = await write(['visits', 'reports', 'tracks'], async (tx) => {
    const updated_at = new Date().toISOString();
    const over = (kept: Outgoing) => kept.state === 'draft' || kept.state === 'received';
    const visit = await tx.objectStore('visits').get(visit_id);
    const report = visit ? undefined : await tx.objectStore('reports').get(visit_id);
    const track = visit || report ? undefined : await tx.objectStore('tracks').get(visit_id);
    if (visit && !over(visit)) await tx.objectStore('visits').put({ ...visit, ...patch, updated_at });
    else if (report && !over(report)) await tx.objectStore('reports').put({ ...report, ...patch, updated_at });
    else if (track && !over(track)) await tx.objectStore('tracks').put({ ...track, ...patch, updated_at });
    else return false;
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

/**
 * Notes that the server has the report, and lets go of the bytes of the pictures that it says are kept; one that it is
 * still owed is sent again.
 */
export async function keepTaken(report_id: string, answer: ProblemAnswer, next_try_at: number): Promise<void> {
  const told = answer.events.find(({ id }) => id === report_id)?.photos ?? [];
  const listed = new Set(told.filter(({ state }) => state === 'kept').map(({ sha256 }) => sha256));
  await write(['reports', 'photos', 'photo_bytes', 'problems'], async (tx) => {
    const report = await tx.objectStore('reports').get(report_id);
    if (!report) throw new Error(`answer for an unknown report ${report_id}`);
    const photos = tx.objectStore('photos');
    let whole = true;
    for (const { upload_url: _, ...row } of await photos.index('visit_id').getAll(report_id)) {
      const kept = listed.has(row.sha256);
      whole &&= kept || row.bytes_gone;
      if (kept) await tx.objectStore('photo_bytes').delete(row.key);
      await photos.put({ ...row, uploaded: kept, bytes_gone: row.bytes_gone || kept });
    }
    await tx.objectStore('reports').put({
      ...report,
      state: whole ? 'received' : 'ready',
      attempts: whole ? 0 : report.attempts + 1,
      next_try_at: whole ? null : next_try_at,
      problem: null,
      updated_at: new Date().toISOString(),
    });
    const known = await tx.objectStore('problems').get(answer.id);
    if (known) await tx.objectStore('problems').put({ ...known, state: answer.state, last_place: answer.last_place, may_recheck: false });
  });
  announce('visits');
}

/** A step that somebody else took meanwhile has been seen: the re-check goes on from there. */
export async function changeSeen(report_id: string, seen: number): Promise<void> {
  await write(['reports'], async (tx) => {
    const report = await tx.objectStore('reports').get(report_id);
    if (report?.of) await tx.objectStore('reports').put({ ...report, of: { ...report.of, seen } });
  });
}

/** Lets every unsent record of this person be tried at once, refused ones too (the button). */
export async function wakeAll(person_id: string): Promise<void> {
  const waits = ({ state, person_id: whose }: Outgoing) => whose === person_id && state !== 'draft' && state !== 'received';
  const awake = <Row extends Outgoing>(row: Row): Row => ({ ...row, state: row.state === 'refused' ? 'ready' : row.state, next_try_at: null });
  await write(['visits', 'reports', 'tracks'], async (tx) => {
    for (const row of await tx.objectStore('tracks').getAll()) if (waits(row)) await tx.objectStore('tracks').put(awake(row));
    for (const row of await tx.objectStore('visits').getAll()) if (waits(row)) await tx.objectStore('visits').put(awake(row));
    for (const row of await tx.objectStore('reports').getAll()) if (waits(row)) await tx.objectStore('reports').put(awake(row));
  });
  announce('visits');
}
