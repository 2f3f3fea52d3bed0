/** Problems and re-checks as the phone keeps them, from the first tap to the server's answer. */
import type { Fix } from '../api/types';
import { announce } from './changes';
import { database, write } from './db';
import { plain } from './plain';
import type { HeldProblem, ProblemReport, StoredPhoto } from './rows';
import { deviceId } from './session';
import { uuidv7 } from './uuid';

export type { HeldProblem, OutlineDrawn, ProblemReport } from './rows';

export class NotADraft extends Error {
  constructor(readonly report_id: string) {
    super(`report ${report_id} is no longer a draft`);
    this.name = 'NotADraft';
  }
}

export interface About {
  plot_id: string | null;
  plot_label: string;
  sort: ProblemReport['sort'];
  /** Of a re-check or a look. */
  of: ProblemReport['of'];
  kind: ProblemReport['kind'];
}

/** Resumes this person's draft about the same thing, or begins one. */
export async function openReport(person_id: string, about: About): Promise<ProblemReport> {
  const report = await write(['reports'], async (tx) => {
    const store = tx.objectStore('reports');
    const drafts = await store.index('state').getAll('draft');
    const same = (one: ProblemReport) => one.person_id === person_id
      && one.sort === about.sort
      && (about.of ? one.of?.problem_id === about.of.problem_id : one.plot_id === about.plot_id);
    const begun = drafts.find(same);
    if (begun) return begun;
    const now = new Date();
    const fresh: ProblemReport = {
      id: uuidv7(now.getTime()),
      person_id,
      state: 'draft',
      ...about,
      note: '',
      place: null,
      fix: null,
      device: null,
      outline: null,
      stopped: false,
      reported: true,
      photo_keys: [],
      attempts: 0,
      next_try_at: null,
      problem: null,
      finished_at: null,
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
    };
    await store.add(fresh);
    return fresh;
  });
  announce('visits');
  return report;
}

export type Said = Partial<Pick<ProblemReport, 'kind' | 'note' | 'outline' | 'stopped' | 'reported' | 'outcome'>>;

/** Keeps what the form holds. Resolves only after the transaction completed; throws NotADraft. */
export async function saveReport(id: string, said: Said): Promise<ProblemReport> {
  const kept = await write(['reports'], async (tx) => {
    const stored = await draft(tx.objectStore('reports'), id);
    const next = { ...stored, ...plain(said), updated_at: new Date().toISOString() };
    await tx.objectStore('reports').put(next);
    return next;
  });
  announce('visits');
  return kept;
}

interface Reports {
  get: (id: string) => Promise<ProblemReport | undefined>;
}
async function draft(store: Reports, id: string): Promise<ProblemReport> {
  const stored = await store.get(id);
  if (stored?.state !== 'draft') throw new NotADraft(id);
  return stored;
}

/** Bytes, photo row and report in one transaction: either all of them are on disk or none. Throws NotADraft. */
export async function addReportPhoto(
  id: string, photo: Omit<StoredPhoto, 'key' | 'visit_id' | 'uploaded' | 'bytes_gone'>, bytes: ArrayBuffer,
): Promise<ProblemReport> {
  const row: StoredPhoto = { ...plain(photo), key: uuidv7(), visit_id: id, uploaded: false, bytes_gone: false };
  const kept = await write(['reports', 'photos', 'photo_bytes'], async (tx) => {
    const stored = await draft(tx.objectStore('reports'), id);
    await tx.objectStore('photo_bytes').put(bytes, row.key);
    await tx.objectStore('photos').add(row);
    const next = { ...stored, photo_keys: [...stored.photo_keys, row.key], updated_at: new Date().toISOString() };
    await tx.objectStore('reports').put(next);
    return next;
  });
  announce('visits');
  return kept;
}

/** draft → ready: from here on nothing of it changes. `place` is where it lies. */
export async function finishReport(id: string, place: { lon: number; lat: number }, fix: Fix | null): Promise<ProblemReport> {
  const device = { id: await deviceId(), app_version: __APP_VERSION__ };
  const kept = await write(['reports'], async (tx) => {
    const stored = await draft(tx.objectStore('reports'), id);
    const now = new Date().toISOString();
    const next: ProblemReport = { ...stored, place: plain(place), fix: plain(fix), device, state: 'ready', finished_at: now, updated_at: now };
    await tx.objectStore('reports').put(next);
    return next;
  });
  announce('visits');
  return kept;
}

/** Throws the draft, or what the server refused, away with its photos, at the person's own word. */
export async function discardReport(id: string): Promise<void> {
  await write(['reports', 'photos', 'photo_bytes'], async (tx) => {
    const stored = await tx.objectStore('reports').get(id);
    if (stored?.state !== 'draft' && stored?.state !== 'refused') throw new NotADraft(id);
    for (const key of stored.photo_keys) {
      await tx.objectStore('photo_bytes').delete(key);
      await tx.objectStore('photos').delete(key);
    }
    await tx.objectStore('reports').delete(id);
  });
  announce('visits');
}

/** All reports, newest first. */
export async function reports(): Promise<ProblemReport[]> {
  return (await (await database()).getAll('reports')).reverse();
}

/** Keeps what the server told this person of problems in place of what it told before. */
export async function keepProblems(told: readonly HeldProblem[]): Promise<void> {
  await write(['problems'], async (tx) => {
    await tx.objectStore('problems').clear();
    for (const row of told) await tx.objectStore('problems').put(plain(row));
  });
}

/** What this person was told; not what somebody else was who uses the same phone. */
export async function problemsTold(person_id: string): Promise<HeldProblem[]> {
  return (await (await database()).getAll('problems')).filter((row) => row.person_id === person_id);
}
