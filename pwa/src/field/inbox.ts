/** How many messages are unread, asked now and then while there is signal; and this phone's notifications. */
import { ref } from 'vue';
import { client } from '../api/client';
import { Refused, Unreachable } from '../api/http';
import { onChange } from '../store/changes';
import { mayRequest, session } from '../store/session';
import type { Language } from '../store/session';

export const unreadCount = ref(0);
/** By itself the phone asks again at most this often, milliseconds. */
const FRESH_MS = 5 * 60_000;
let asked_at = 0;

/** Asks now; without signal or session what was known stays. */
export async function countUnread(): Promise<void> {
  const current = await session();
  if (!current) unreadCount.value = 0;
  if (!navigator.onLine || !mayRequest(current, Date.now())) return;
  asked_at = Date.now();
  try {
    unreadCount.value = (await client.GET('/api/v1/me/messages/unread')).data!.unread;
  } catch (reason) {
    if (!(reason instanceof Unreachable || reason instanceof Refused)) throw reason;
  }
}

export function startInbox(): void {
  const look = () => {
    if (Date.now() - asked_at > FRESH_MS) void countUnread();
  };
  addEventListener('online', look);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  setInterval(() => document.visibilityState === 'visible' && look(), FRESH_MS);
  onChange((change) => change === 'session' && void countUnread());
  void countUnread();
}

/** Whether this browser can show messages of a page that is closed. */
export const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  return canPush() ? navigator.serviceWorker.getRegistration() : undefined;
}

export async function pushesHere(): Promise<PushSubscription | null> {
  return (await (await registration())?.pushManager.getSubscription()) ?? null;
}

export type PushOutcome = 'on' | 'denied' | 'failed';

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Asks the person, then the browser, then the server; must come from a tap. Throws Refused or Unreachable. */
export async function startPush(server_key: string, language: Language): Promise<PushOutcome> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  let subscription: PushSubscription | undefined;
  try {
    const known = await pushesHere();
    // One of another server's key would never be heard.
    if (known && !isFor(known, server_key)) await known.unsubscribe();
    subscription = await (await registration())?.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(server_key) });
  } catch {
    return 'failed';
  }
  if (!subscription) return 'failed';
  await tellServer(subscription, language);
  return 'on';
}

function isFor(subscription: PushSubscription, server_key: string): boolean {
  const key = subscription.options.applicationServerKey;
  return key !== null && String.fromCharCode(...new Uint8Array(key)) === atob(server_key.replace(/-/g, '+').replace(/_/g, '/'));
}

async function tellServer(subscription: PushSubscription, language: Language): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  await client.POST('/api/v1/me/browsers', {
    body: { endpoint: endpoint!, keys: { p256dh: keys!['p256dh']!, auth: keys!['auth']! }, language },
  });
}

/** Has this phone show no more of them; the server forgets it at the next message, if not at once. */
export async function stopPush(browser_id: string | undefined): Promise<void> {
  await (await pushesHere())?.unsubscribe();
  if (browser_id) await client.DELETE('/api/v1/me/browsers/{browser_id}', { params: { path: { browser_id } } });
}

/** After a new sign-in the subscription of this phone is that person's, in the language in use. */
export async function renewPush(language: Language): Promise<void> {
  const known = await pushesHere();
  const current = await session();
  if (!known || !navigator.onLine || !mayRequest(current, Date.now())) return;
  await tellServer(known, language).catch((reason: unknown) => {
    if (!(reason instanceof Unreachable || reason instanceof Refused)) throw reason;
  });
}
