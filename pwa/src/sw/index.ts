/// <reference lib="webworker" />
/**
 * The service worker, to be read as a page of contents:
 *   install   puts the field app's files of this build into one cache; nothing of the old one is touched
 *   activate  drops the caches of other builds, once the page has asked for the change
 *   fetch     field pages and files from the cache; the desk from the network, its last copy without; of the
 *             citizen's page, which has a worker of its own, nothing is kept here
 *             the API and everything else goes to the network as if this file did not exist
 *   sync      runs the outbox after the page is closed, where the browser has Background Sync
 *   push      shows a message that the server sent, whose text came sealed for this browser
 *   click     opens what the message is about, in a window that is open where there is one
 *   message   'change' replaces the old worker: the inspector tapped “new version”
 */
import { phoneAddress, type Pointer } from '../api/messageAddress';
import { runOutbox } from '../outbox/run';

declare const self: ServiceWorkerGlobalScope;
/** Of the build's files; put in by scripts/worker.ts. */
declare const __BUILD__: string;
declare const __FILES__: readonly string[];

const CACHE = `xuntian-${__BUILD__}`;
const FIELD_PAGES = /^\/($|today$|map$|plots\/|capture\/|sighting$|which\/|tracks$|problems?$|outbox$|me$|signin$|messages(\/|$)|suggestions$)/;

self.addEventListener('install', (event) => {
  const fresh = __FILES__.map((path) => new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') {
    if (FIELD_PAGES.test(url.pathname)) event.respondWith(kept('/', request));
    else if (/^\/desk(\/|$)/.test(url.pathname)) event.respondWith(fresh('/desk', request));
  } else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(keptOrKeep(request, event.clientId));
  } else if (__FILES__.includes(url.pathname)) {
    event.respondWith(kept(url.pathname, request));
  }
});

self.addEventListener('sync', (event) => {
  if ((event as unknown as { tag: string }).tag === 'xuntian-outbox') {
    (event as ExtendableEvent).waitUntil(runOutbox().then(retryUnlessDone));
  }
});

self.addEventListener('message', (event) => {
  if (event.data === 'change') void self.skipWaiting();
});

self.addEventListener('push', (event) => {
  const told = event.data?.json() as (Pointer & { id: string; title: string; text: string }) | undefined;
  if (!told) return;
  const { id, kind, facts, title, text } = told;
  // The same message once more takes the place of the first.
  event.waitUntil(self.registration.showNotification(title, { body: text, tag: id, icon: '/icon-192.png', data: { kind, facts } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(phoneAddress(event.notification.data as Pointer)));
});

/** A window in the middle of a visit is left alone: a new one opens beside it. */
async function show(address: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' });
  const free = windows.find((one) => !/^\/(capture|sighting|desk)(\/|$)/.test(new URL(one.url).pathname));
  if (!free) {
    await self.clients.openWindow(address);
    return;
  }
  await free.focus();
  await free.navigate(address);
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => /^xuntian-(?!tell-)/.test(name) && name !== CACHE).map((name) => caches.delete(name)));
}

async function kept(path: string, request: Request): Promise<Response> {
  return (await caches.match(path, { cacheName: CACHE })) ?? fetch(request);
}

async function keptOrKeep(request: Request, client_id: string): Promise<Response> {
  const known = await caches.match(request);
  if (known) return known;
  const response = await fetch(request);
  const page = await self.clients.get(client_id);
  // that somebody looked at the citizen's page is nobody's business
  if (response.ok && !(page && new URL(page.url).pathname === '/tell')) await (await caches.open(CACHE)).put(request, response.clone());
  return response;
}

async function fresh(path: string, request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) await (await caches.open(CACHE)).put(path, response.clone());
    return response;
  } catch (reason) {
    const known = await caches.match(path, { cacheName: CACHE });
    if (known) return known;
    throw reason;
  }
}

/** A rejected sync is repeated by the browser, later and not for ever. */
function retryUnlessDone(rest: { do: string }): void {
  if (rest.do === 'wait') throw new Error('still unsent');
}
