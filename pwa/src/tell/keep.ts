/**
 * What stays on this phone until it is sent or erased: a database apart from the field app's, “xuntian-tell”. In a
 * browser that keeps nothing (private windows of old ones) everything lives as long as the page.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { ref } from 'vue';
import type { Language } from '../store/session';
import type { Door, Village } from './api';
import type { Draft } from './draft';
import type { Sending } from './sending';

export interface Kept {
  draft: Draft;
  sending: Sending;
  /** Of an earlier report from here: it makes the next one cost less work. */
  ticket: string;
  door: Door;
  places: Village[];
  language: Language;
}

interface Layout extends DBSchema {
  kept: { key: keyof Kept; value: Kept[keyof Kept] };
  /** Pictures without metadata, by SHA-256; a buffer, because Safari loses blobs. */
  photos: { key: string; value: ArrayBuffer };
}

const NAME = 'xuntian-tell';
/** False where the page will forget all when it is closed. */
export const keeps = ref(true);

let opened: Promise<IDBPDatabase<Layout> | null> | undefined;
const memory = new Map<string, unknown>();

function database(): Promise<IDBPDatabase<Layout> | null> {
  opened ??= openDB<Layout>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('kept');
      db.createObjectStore('photos');
    },
    // another tab erases everything: it must not wait for this one
    blocking: () => void database().then((db) => db?.close()),
  }).catch(() => {
    keeps.value = false;
    return null;
  });
  return opened;
}

/** The disk where there is one; a write that it refuses (full, blocked) is kept in memory and told by `keeps`. */
async function onDisk<Value>(work: (db: IDBPDatabase<Layout>) => Promise<Value>): Promise<Value | undefined> {
  const db = await database();
  if (!db) return undefined;
  try {
    return await work(db);
  } catch {
    keeps.value = false;
    return undefined;
  }
}

export async function read<Name extends keyof Kept>(name: Name): Promise<Kept[Name] | undefined> {
  return (memory.get(name) ?? (await onDisk((db) => db.get('kept', name)))) as Kept[Name] | undefined;
}

export async function write<Name extends keyof Kept>(name: Name, value: Kept[Name]): Promise<void> {
  memory.set(name, value);
  await onDisk((db) => db.put('kept', value, name));
}

export async function forget(name: keyof Kept): Promise<void> {
  memory.delete(name);
  await onDisk((db) => db.delete('kept', name));
}

export async function readPhoto(sha256: string): Promise<ArrayBuffer | undefined> {
  return (memory.get(sha256) as ArrayBuffer | undefined) ?? (await onDisk((db) => db.get('photos', sha256)));
}

export async function writePhoto(sha256: string, bytes: ArrayBuffer): Promise<void> {
  memory.set(sha256, bytes);
  await onDisk((db) => db.put('photos', bytes, sha256));
}

export async function forgetPhoto(sha256: string): Promise<void> {
  memory.delete(sha256);
  await onDisk((db) => db.delete('photos', sha256));
}

/** Draft, pictures, receipt, ticket, and the page itself with its worker. The browser's own list of pages is not ours to change. */
export async function eraseAll(): Promise<void> {
  memory.clear();
  (await opened)?.close();
  opened = undefined;
  await deleteDB(NAME).catch(() => undefined);
  if ('caches' in window) {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(NAME)).map((name) => caches.delete(name)));
  }
  const workers = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistrations() : [];
  await Promise.all(workers.filter(({ scope }) => new URL(scope).pathname === '/tell').map((worker) => worker.unregister()));
}
