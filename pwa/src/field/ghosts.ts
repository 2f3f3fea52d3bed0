/**
 * The old pictures that requests for a re-shoot name, to be laid over the camera. The field has no signal, so they are
 * fetched as soon as a pack asks for them, and go when nothing asks any more. They are a help and no evidence:
 * what cannot be had is left out.
 */
import { fetchPhoto } from '../api/client';
import { onChange } from '../store/changes';
import { plots } from '../store/pack';
import { mayRequest, session } from '../store/session';
import { photoBytes, photosOf } from '../store/visit';

const CACHE = 'reshoot-ghosts';
const addressOf = (sha256: string) => `/ghosts/${sha256}`;
let fetching: Promise<void> = Promise.resolve();

/** Only secure pages have the cache; without it the picture is asked for when it is needed. */
const cache = async () => ('caches' in globalThis ? caches.open(CACHE) : null);

async function fromServer(sha256: string): Promise<Blob | null> {
  if (!navigator.onLine || !mayRequest(await session(), Date.now())) return null;
  return fetchPhoto(sha256, 'large').catch(() => null);
}

/** The picture as this phone took it, else as it was fetched, else from the server; null where none of them has it. */
export async function ghostOf(sha256: string, visit_id: string): Promise<Blob | null> {
  const own = (await photosOf(visit_id)).find((photo) => photo.sha256 === sha256 && !photo.bytes_gone);
  const bytes = own && (await photoBytes(own.key));
  if (bytes) return new Blob([bytes], { type: own.media_type });
  const kept = await (await cache())?.match(addressOf(sha256));
  return kept ? kept.blob() : fromServer(sha256);
}

async function follow(): Promise<void> {
  const store = await cache();
  if (!store) return;
  const asked = (await plots()).flatMap(({ requests }) => (requests ?? []).flatMap(({ photos }) => photos.flatMap(({ photo }) => photo ?? [])));
  const wanted = new Set(asked);
  const kept = new Set((await store.keys()).map(({ url }) => url.slice(url.lastIndexOf('/') + 1)));
  for (const sha256 of kept) if (!wanted.has(sha256)) await store.delete(addressOf(sha256));
  for (const sha256 of wanted) {
    const picture = kept.has(sha256) ? null : await fromServer(sha256);
    if (picture) await store.put(addressOf(sha256), new Response(picture));
  }
}

/** Keeps the pictures in step with the pack, for the life of the page. */
export function startGhosts(): void {
  // One round after another; a full disk only means that there is no ghost.
  const look = () => void (fetching = fetching.then(follow).catch(() => undefined));
  onChange((change) => change === 'pack' && look());
  addEventListener('online', look);
  look();
}
