/** How many messages are unread: asked now and then while the desk is looked at. */
import { ref, type Ref } from 'vue';
import { client, QUIET, type Schemas } from './api';
import { usePulse } from './live/usePulse';

const EVERY_MS = 30_000;
export const unreadCount = ref(0);

export async function countUnread(signal?: AbortSignal): Promise<void> {
  const { data } = await client.GET('/api/v1/me/messages/unread', { headers: QUIET, ...(signal && { signal }) });
  unreadCount.value = (data as Schemas['UnreadOut']).unread;
}

/** For as long as the calling scope lives. */
export function watchUnread(signed_in: Ref<boolean>): void {
  usePulse(EVERY_MS, signed_in, countUnread);
  void countUnread().catch(() => undefined);
}
