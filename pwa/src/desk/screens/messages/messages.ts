/** One's own messages, a page at a time. */
import { ref } from 'vue';
import { client, type Schemas } from '../../api';
import { usePages, type Page } from '../../usePages';
import { unreadCount } from '../../unread';

export type Message = Schemas['MessagePage']['messages'][number];

const PAGE = 50;

async function page(_: true, after: string, signal?: AbortSignal): Promise<Page<Message>> {
  const query = { after, limit: PAGE };
  const { data } = await client.GET('/api/v1/me/messages', { params: { query }, ...(signal && { signal }) });
  unreadCount.value = data!.unread;
  return { rows: data!.messages, next: data!.next };
}

export const useMessages = () => usePages(ref(true as const), page);

/** Marks these, or all of them, as far as they have been seen. */
export async function markRead(ids: string[] | null, until: string): Promise<void> {
  unreadCount.value = (await client.POST('/api/v1/me/messages/read', { body: { ids, until } })).data!.unread;
}
