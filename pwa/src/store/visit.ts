/** Visits and their photos as the phone keeps them, from the first picture to the receipt. */
import type { PackPlot, ReshootRequest } from '../api/types';
import { announce } from './changes';
import { database, write } from './db';
import { plain } from './plain';
import type { DraftObservation, StoredPhoto, Visit, VisitState } from './rows';
import { sealOf } from './seal';
import { deviceId } from './session';
import { uuidv7 } from './uuid';

export type { DraftObservation, StoredPhoto, Visit, VisitState } from './rows';

export class NotADraft extends Error {
  constructor(readonly visit_id: string) {
    super(`visit ${visit_id} is no longer a draft`);
    this.name = 'NotADraft';
  }
}

export class Unfinished extends Error {
  constructor(readonly missing: 'cover' | 'photos') {
    super(`visit lacks ${missing}`);
    this.name = 'Unfinished';
  }
}

const NOTHING_SEEN: DraftObservation = {
  cover: null,
  crops: [],
  trees: null,
  plough_layer: 'unknown',
  permanent_water: 'unknown',
  hardened: 'unknown',
  woody_regrowth: 'unknown',
  fallow_document: null,
  note: '',
};

/** What the asked pictures are of was said once: a re-shoot begins with the answers of the record it belongs to. */
function answersOf(original: Visit | undefined): DraftObservation {
  return plain(original?.observation ?? NOTHING_SEEN);
}

/** What a visit says of its plot. */
export function namesOf(plot: PackPlot): Pick<Visit, 'plot_id' | 'plot_number' | 'plot_label' | 'boundary_version'> {
  return {
    plot_id: plot.id,
    plot_number: plot.number,
    plot_label: [plot.village, plot.place].filter(Boolean).join(' '),
    boundary_version: plot.boundary_version,
  };
}

/** A draft that begins now, without a picture or an answer. */
export function beginning(plot: PackPlot, person_id: string, edition: string | null): Visit {
  const now = new Date();
  return {
    ...namesOf(plot),
    id: uuidv7(now.getTime()),
    person_id,
    state: 'draft',
    edition,
    device: null,
    started_at: now.toISOString(),
    finished_at: null,
    utc_offset_min: -now.getTimezoneOffset(),
    fix: null,
    seal: null,
    observation: answersOf(undefined),
    photo_keys: [],
    attempts: 0,
    next_try_at: null,
    problem: null,
    answer: null,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  };
}

/**
 * Resumes this person's draft of the plot, or begins one. With a request the draft answers it, whatever
 * it was begun for: what has been taken stays. `wanted` is the draft to go on with where there are several.
 */
export async function openDraft(
  plot: PackPlot, person_id: string, request: ReshootRequest | null = null, wanted: string | null = null,
): Promise<Visit> {
  let begun = false;
  const reshoot = request && { inspection_id: request.inspection_id, photos: plain(request.photos) };
  const visit = await write(['visits', 'edition'], async (tx) => {
    const known = await tx.objectStore('visits').index('plot_id').getAll(plot.id);
    const drafts = known.filter((row) => row.state === 'draft' && row.person_id === person_id);
    const draft = drafts.find(({ id }) => id === wanted) ?? drafts[0];
    if (draft && (!reshoot || draft.reshoot?.inspection_id === reshoot.inspection_id)) return draft;
    if (draft && reshoot) {
      const next: Visit = { ...draft, reshoot, updated_at: new Date().toISOString() };
      await tx.objectStore('visits').put(next);
      begun = true;
      return next;
    }
    const edition = await tx.objectStore('edition').get('current');
    const fresh: Visit = {
      ...beginning(plot, person_id, edition?.id ?? null),
      observation: answersOf(reshoot ? known.find((row) => row.id === reshoot.inspection_id) : undefined),
      ...(reshoot && { reshoot }),
    };
    await tx.objectStore('visits').add(fresh);
    begun = true;
    return fresh;
  });
  if (begun) announce('visits');
  return visit;
}

/** Keeps what the form holds. Resolves only after the transaction completed; throws NotADraft. */
export async function saveDraft(visit: Visit): Promise<void> {
  await write(['visits'], async (tx) => {
    const store = tx.objectStore('visits');
    const kept = await store.get(visit.id);
    if (kept?.state !== 'draft') throw new NotADraft(visit.id);
    // The photos of the stored row stand: a form opened before the last shutter must not drop one.
    const row = plain({ ...visit, state: 'draft' as const, photo_keys: kept.photo_keys });
    await store.put({ ...row, updated_at: new Date().toISOString() });
  });
  announce('visits');
}

/**
 * Bytes, photo row and visit in one transaction: either all of them are on disk or none. The photo `replaces`
 * (a retake, before the visit is finished) goes in the same one and leaves its place. Throws NotADraft.
 */
export async function addPhoto(
  visit: Visit,
  photo: Omit<StoredPhoto, 'key' | 'uploaded' | 'bytes_gone'>,
  bytes: ArrayBuffer,
  replaces: string | null = null,
): Promise<{ visit: Visit; photo: StoredPhoto }> {
  const row: StoredPhoto = {
    ...plain(photo), key: uuidv7(), visit_id: visit.id, uploaded: false, bytes_gone: false,
  };
  const kept = await write(['visits', 'photos', 'photo_bytes'], async (tx) => {
    const store = tx.objectStore('visits');
    const stored = await store.get(visit.id);
    if (stored?.state !== 'draft') throw new NotADraft(visit.id);
    await tx.objectStore('photo_bytes').put(bytes, row.key);
    await tx.objectStore('photos').add(row);
    if (replaces !== null && stored.photo_keys.includes(replaces)) {
      await tx.objectStore('photo_bytes').delete(replaces);
      await tx.objectStore('photos').delete(replaces);
    }
    const next: Visit = {
      ...plain(visit),
      state: 'draft',
      photo_keys: placed(stored.photo_keys, row.key, replaces),
      updated_at: new Date().toISOString(),
    };
    await store.put(next);
    return next;
  });
  announce('visits');
  return { visit: kept, photo: row };
}

/** Keeps the inspector's answer beside a picture that the phone doubted; the picture itself stays as it is. */
export async function answerDoubt(photo_key: string, quality: NonNullable<StoredPhoto['quality']>): Promise<void> {
  await write(['photos'], async (tx) => {
    const kept = await tx.objectStore('photos').get(photo_key);
    if (kept) await tx.objectStore('photos').put({ ...kept, quality });
  });
}

function placed(keys: readonly string[], key: string, replaces: string | null): string[] {
  return replaces !== null && keys.includes(replaces) ? keys.map((one) => (one === replaces ? key : one)) : [...keys, key];
}

/** A finished record rests so long before it is sent by itself: time to see a slip and change it. */
export const PAUSE_BEFORE_SENDING_MS = 10_000;

/**
 * draft → ready, sealed: from here on nothing of the record changes, except by `reopen` before it is sent.
 * Throws Unfinished or NotADraft.
 */
export async function finish(visit: Visit): Promise<Visit> {
  const device = { id: await deviceId(), app_version: __APP_VERSION__ };
  for (;;) {
    // Signed before the transaction, which would not wait for the key to sign.
    const now_ms = Date.now();
    const before = await (await database()).get('visits', visit.id);
    const photos = await photosOf(visit.id);
    const next = finished(visit, before, photos, device, now_ms);
    next.seal = await sealOf(next, photos, now_ms);
    const kept = await write(['visits'], async (tx) => {
      const store = tx.objectStore('visits');
      const stored = await store.get(visit.id);
      if (stored?.state !== 'draft') throw new NotADraft(visit.id);
      // Another tab took a picture meanwhile: what was signed is not what there is.
      if (stored.photo_keys.join() !== next.photo_keys.join()) return false;
      await store.put(next);
      return true;
    });
    if (!kept) continue;
    announce('visits');
    return next;
  }
}

/** A visit ends with its answers; one whose pictures were there first ended with the last of them. */
function endOf(visit: Visit, photos: readonly StoredPhoto[], now: string): string {
  if (!visit.matched_at) return now;
  return photos.map((photo) => photo.taken_at).filter((taken_at) => taken_at <= now).reduce((last, one) => (one > last ? one : last), visit.started_at);
}

function finished(
  visit: Visit, stored: Visit | undefined, photos: readonly StoredPhoto[], device: { id: string; app_version: string }, now_ms: number,
): Visit {
  if (stored?.state !== 'draft') throw new NotADraft(visit.id);
  if (visit.observation.cover === null) throw new Unfinished('cover');
  if (stored.photo_keys.length === 0) throw new Unfinished('photos');
  const now = new Date(now_ms).toISOString();
  return {
    ...plain(visit),
    state: 'ready',
    next_try_at: now_ms + PAUSE_BEFORE_SENDING_MS,
    photo_keys: stored.photo_keys,
    device,
    finished_at: visit.finished_at ?? endOf(visit, photos, now),
    seal: null,
    updated_at: now,
  };
}

/** ready → draft, for “change it” right after saving; once sending has begun it throws NotADraft. */
export async function reopen(visit_id: string): Promise<Visit> {
  const kept = await write(['visits'], async (tx) => {
    const store = tx.objectStore('visits');
    const stored = await store.get(visit_id);
    const untouched = stored?.state === 'ready' && stored.attempts === 0 && stored.answer === null;
    if (!stored || !untouched) throw new NotADraft(visit_id);
    const next: Visit = {
      ...stored, state: 'draft', device: null, finished_at: null, seal: null, next_try_at: null, updated_at: new Date().toISOString(),
    };
    await store.put(next);
    return next;
  });
  announce('visits');
  return kept;
}

/** Throws the draft and its photos away, at the inspector's own word. Throws NotADraft. */
export async function discardDraft(visit_id: string): Promise<void> {
  await write(['visits', 'photos', 'photo_bytes'], async (tx) => {
    const stored = await tx.objectStore('visits').get(visit_id);
    if (stored?.state !== 'draft') throw new NotADraft(visit_id);
    for (const key of stored.photo_keys) {
      await tx.objectStore('photo_bytes').delete(key);
      await tx.objectStore('photos').delete(key);
    }
    await tx.objectStore('visits').delete(visit_id);
  });
  announce('visits');
}

/** Photos of a visit in the order they were taken. */
export async function photosOf(visit_id: string): Promise<StoredPhoto[]> {
  const rows = await (await database()).getAllFromIndex('photos', 'visit_id', visit_id);
  return rows.sort((a, b) => (a.key < b.key ? -1 : 1));
}

export async function photoBytes(key: string): Promise<ArrayBuffer | undefined> {
  return (await database()).get('photo_bytes', key);
}

export async function visit(id: string): Promise<Visit | undefined> {
  return (await database()).get('visits', id);
}

/** All visits, newest first. */
export async function visits(): Promise<Visit[]> {
  return (await (await database()).getAll('visits')).reverse();
}

/** Visits that the server has not confirmed, oldest first. */
export async function unconfirmed(): Promise<Visit[]> {
  const by_state = (await database()).transaction('visits').store.index('state');
  const states = ['draft', 'ready', 'sending', 'refused', 'stuck'] as const;
  const found = await Promise.all(states.map((state) => by_state.getAll(state)));
  return found.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** All visits of a plot on this phone, newest first. */
export async function visitsOf(plot_id: string): Promise<Visit[]> {
  return (await (await database()).getAllFromIndex('visits', 'plot_id', plot_id)).reverse();
}

export type Counts = Record<VisitState | 'unmatched', number>;

/** Visits and reports of problems, by state; and pictures of which nobody has said what they show. */
export async function counts(): Promise<Counts> {
  const tx = (await database()).transaction(['visits', 'reports', 'sightings', 'tracks']);
  const count = async (state: VisitState) => {
    // A patrol that runs is nobody's draft: the bar says that it runs.
    const tracks = state === 'draft' ? 0 : await tx.objectStore('tracks').index('state').count(state);
    return tracks + (await tx.objectStore('visits').index('state').count(state)) + (await tx.objectStore('reports').index('state').count(state));
  };
  const [draft, ready, sending, received, refused, stuck, unmatched] = await Promise.all([
    count('draft'), count('ready'), count('sending'), count('received'), count('refused'), count('stuck'),
    tx.objectStore('sightings').count(),
  ]);
  return { draft, ready, sending, received, refused, stuck, unmatched };
}

/** How many visits the server has not yet confirmed; what the badge and the status line show. */
export function unsent(of: Counts): number {
  return of.unmatched + of.draft + of.ready + of.sending + of.refused + of.stuck;
}
