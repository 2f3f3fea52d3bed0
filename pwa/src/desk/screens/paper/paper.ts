/** Patrols on paper: the list, one sheet, and entering one. All throw Refused and Unreachable. */
import type { Ref } from 'vue';
import { sha256Hex } from '../../../device/hash';
import { askDesk, client, type Schemas } from '../../api';
import { usePages, type Page } from '../../usePages';
import type { Sheet } from './sheet';

export type PaperRow = Schemas['PaperPatrolPage']['paper_patrols'][number];
export type PaperPatrol = Schemas['PaperPatrolOut'];
const PAGE = 50;

async function page(_: unknown, after: string, signal?: AbortSignal): Promise<Page<PaperRow>> {
  const { data } = await client.GET('/api/v1/paper-patrols', { params: { query: { limit: PAGE, ...(after ? { after } : {}) } }, ...(signal && { signal }) });
  return { rows: data!.paper_patrols, next: data!.next };
}

export const usePaperPatrols = (entered: Ref<number>) => usePages(entered, page);

export async function fetchPaperPatrol(paper_patrol_id: string, signal: AbortSignal): Promise<PaperPatrol> {
  const { data } = await client.GET('/api/v1/paper-patrols/{paper_patrol_id}', { params: { path: { paper_patrol_id } }, signal });
  return data!;
}

/** Sends a picture whole and answers its hash; one that is kept already is not sent twice by the server's word. */
async function sendPicture(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  const sha256 = await sha256Hex(bytes);
  await askDesk('uploads', {
    method: 'POST', body: bytes,
    headers: { 'Tus-Resumable': '1.0.0', 'Upload-Length': String(bytes.byteLength), 'Upload-Metadata': `sha256 ${btoa(sha256)}`, 'Content-Type': 'application/offset+octet-stream' },
  });
  return sha256;
}

/** Pictures first, then the sheet; under the same `id` it is the same sheet however often it is sent. */
export async function enterSheet(id: string, sheet: Sheet, pictures: readonly File[]): Promise<PaperPatrol> {
  const sheets: string[] = [];
  for (const picture of pictures) sheets.push(await sendPicture(picture));
  const { data } = await client.POST('/api/v1/paper-patrols', {
    body: {
      id, walked_on: sheet.walked_on, walker_id: null, walker_name: sheet.walker_name.trim(), note: sheet.note,
      sightings: sheet.seen.map(({ plot_id, cover, note }) => ({ plot_id, cover, note })), sheets: [...new Set(sheets)],
    },
  });
  return data!;
}

export async function voidSheet(paper_patrol_id: string, reason: string): Promise<PaperPatrol> {
  const { data } = await client.POST('/api/v1/paper-patrols/{paper_patrol_id}/void', { params: { path: { paper_patrol_id } }, body: { reason } });
  return data!;
}
