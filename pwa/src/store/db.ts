/** The one database of the phone, “xuntian”. Opening it is the only place that knows its layout. */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Edition, PackPlot } from '../api/types';
import type { DeviceKey } from './keys';
import type { HeldNonce } from './nonces';
import type { PackMeta } from './pack';
import type { HeldProblem, ProblemReport, Sighting, StoredPhoto, Track, TrackLeave, TrackPoint, Visit } from './rows';
import type { Device, Session, Settings } from './session';

export interface Layout extends DBSchema {
  visits: { key: string; value: Visit; indexes: { plot_id: string; state: string } };
  photos: { key: string; value: StoredPhoto; indexes: { visit_id: string } };
  /** Bytes apart from their rows, so that a list of photos never reads pictures. */
  photo_bytes: { key: string; value: ArrayBuffer };
  plots: { key: string; value: PackPlot };
  pack: { key: 'info'; value: PackMeta };
  edition: { key: 'current'; value: Edition };
  session: { key: 'current'; value: Session };
  device: { key: 'this'; value: Device };
  settings: { key: 'all'; value: Settings };
  /** By person: two who share a phone sign with keys of their own. */
  keys: { key: string; value: DeviceKey };
  /** By visit. */
  nonces: { key: string; value: HeldNonce };
  /** Problems and re-checks made here, until they are sent; the received ones as a glance back. */
  reports: { key: string; value: ProblemReport; indexes: { state: string } };
  /** Problems as the server last told them, to be looked at without signal. */
  problems: { key: string; value: HeldProblem };
  sightings: { key: string; value: Sighting };
  tracks: { key: string; value: Track; indexes: { state: string } };
  track_points: { key: number; value: TrackPoint; indexes: { track_id: string } };
  track_leave: { key: 'current'; value: TrackLeave };
}

export type StoreName =
  | 'visits' | 'photos' | 'photo_bytes' | 'plots' | 'pack' | 'edition' | 'session' | 'device' | 'settings' | 'keys' | 'nonces' | 'reports' | 'problems' | 'sightings' | 'tracks' | 'track_points' | 'track_leave';
export type Transaction<Names extends StoreName[]> = IDBPTransaction<Layout, Names, 'readwrite'>;

let opened: Promise<IDBPDatabase<Layout>> | undefined;
const outgrown = new Set<() => void>();

/** Calls back when a newer page has changed the layout: this one can neither read nor write until it is loaded anew. */
export function onOutgrown(callback: () => void): void {
  outgrown.add(callback);
}
function tellOutgrown(): void {
  for (const callback of outgrown) callback();
}

/** The first layout. */
function layOut(db: IDBPDatabase<Layout>): void {
  const visits = db.createObjectStore('visits', { keyPath: 'id' });
  visits.createIndex('plot_id', 'plot_id');
  visits.createIndex('state', 'state');
  db.createObjectStore('photos', { keyPath: 'key' }).createIndex('visit_id', 'visit_id');
  db.createObjectStore('photo_bytes');
  db.createObjectStore('plots', { keyPath: 'id' });
  db.createObjectStore('pack');
  db.createObjectStore('edition');
  db.createObjectStore('session');
  db.createObjectStore('device');
  db.createObjectStore('settings');
}

export function database(): Promise<IDBPDatabase<Layout>> {
  opened ??= openDB<Layout>('xuntian', 4, {
    async upgrade(db, from, _to, transaction) {
      if (from < 1) layOut(db);
      if (from < 2) {
        db.createObjectStore('keys', { keyPath: 'person_id' });
        db.createObjectStore('nonces', { keyPath: 'visit_id' });
        // Records of the first layout were finished without a signature and are sent as they stand.
        for await (const row of transaction.objectStore('visits')) await row.update({ ...row.value, seal: null });
      }
      if (from < 3) {
        db.createObjectStore('reports', { keyPath: 'id' }).createIndex('state', 'state');
        db.createObjectStore('problems', { keyPath: 'id' });
      }
      if (from < 4) {
        db.createObjectStore('sightings', { keyPath: 'id' });
        db.createObjectStore('tracks', { keyPath: 'id' }).createIndex('state', 'state');
        db.createObjectStore('track_points', { autoIncrement: true }).createIndex('track_id', 'track_id');
        db.createObjectStore('track_leave');
      }
    },
    blocking(_current, wanted, event) {
      // A newer tab wants to upgrade: an old page that kept the file open would stop it for ever.
      // Closing waits for the transactions that have begun.
      (event.target as IDBDatabase).close();
      opened = undefined;
      // No number: the file is being deleted, and is made anew when it is next asked for.
      if (wanted !== null) tellOutgrown();
    },
    terminated() {
      opened = undefined;
    },
  }).catch((reason: unknown) => {
    opened = undefined;
    if (reason instanceof DOMException && reason.name === 'VersionError') tellOutgrown();
    throw reason;
  });
  return opened;
}

/** The browser did not keep what it was given; nothing of the transaction was kept. */
export class LocalWriteFailed extends Error {
  constructor(reason: unknown) {
    super('local write failed', { cause: reason });
    this.name = 'LocalWriteFailed';
  }
}

/**
 * Runs `work` in one transaction that the browser flushes to disk before it reports success.
 * Resolves only after the transaction completed. Any error aborts all of it and is thrown: those
 * of the browser as LocalWriteFailed, those of `work` as they are.
 */
export async function write<Names extends StoreName[], Result>(
  names: Names,
  work: (transaction: Transaction<Names>) => Promise<Result>,
): Promise<Result> {
  let transaction: Transaction<Names>;
  try {
    transaction = (await database()).transaction(names, 'readwrite', { durability: 'strict' });
  } catch (reason) {
    throw new LocalWriteFailed(reason);
  }
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (reason) {
    try {
      transaction.abort();
    } catch {
      // Already aborted by the failed request itself.
    }
    await transaction.done.catch(() => undefined);
    throw reason instanceof DOMException ? new LocalWriteFailed(reason) : reason;
  }
}

/** Closes the connection; the next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = opened;
  opened = undefined;
  (await open)?.close();
}
