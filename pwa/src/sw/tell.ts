/// <reference lib="webworker" />
/**
 * The worker of the citizen's page, for /tell alone:
 *   install   puts the page's files of this build into one cache, so that it opens without a network
 *   activate  drops the caches of other builds; that is once no page of the old one is open, so none loses its files
 *   fetch     the page and its files from the cache; the API and everything else as if this file did not exist
 * It keeps nothing that a person filled in, and goes when “erase” is pressed.
 */

declare const self: ServiceWorkerGlobalScope;
/** Of the build's files; put in by scripts/worker.ts. */
declare const __BUILD__: string;
declare const __FILES__: readonly string[];

const CACHE = `xuntian-tell-${__BUILD__}`;

self.addEventListener('install', (event) => {
  const fresh = __FILES__.map((path) => new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' || __FILES__.includes(pathname)) event.respondWith(kept(pathname, request));
});

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('xuntian-tell-') && name !== CACHE).map((name) => caches.delete(name)));
}

async function kept(path: string, request: Request): Promise<Response> {
  return (await caches.match(path, { cacheName: CACHE })) ?? fetch(request);
}
