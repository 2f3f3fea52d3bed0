/** Patrol tracks: where they are switched on, and the tracks. All throw Refused and Unreachable. */
import type { Ref } from 'vue';
import { client, type Schemas } from '../../api';
import { usePages, type Page } from '../../usePages';

export type Basis = Schemas['TrackBasisPage']['bases'][number];
export type BasisBody = Schemas['TrackBasisIn'];
export type TrackRow = Schemas['TrackPage']['tracks'][number];
export type Track = Schemas['TrackOut'];
const PAGE = 50;

async function basesPage(_: unknown, after: string, signal?: AbortSignal): Promise<Page<Basis>> {
  const query = { limit: PAGE, ...(after ? { before: Number(after) } : {}) };
  const { data } = await client.GET('/api/v1/track-bases', { params: { query }, ...(signal && { signal }) });
  return { rows: data!.bases, next: data!.next === null ? null : String(data!.next) };
}
export const useBases = (changed: Ref<number>) => usePages(changed, basesPage);

async function tracksPage(area: string, after: string, signal?: AbortSignal): Promise<Page<TrackRow>> {
  const query = { limit: PAGE, area, ...(after ? { after } : {}) };
  const { data } = await client.GET('/api/v1/tracks', { params: { query }, ...(signal && { signal }) });
  return { rows: data!.tracks, next: data!.next };
}
export const useTracks = (area: Ref<string>) => usePages(area, tracksPage);

export async function fetchTrack(track_id: string, signal: AbortSignal): Promise<Track> {
  const { data } = await client.GET('/api/v1/tracks/{track_id}', { params: { path: { track_id } }, signal });
  return data!;
}

export async function setBasis(body: BasisBody): Promise<void> {
  await client.POST('/api/v1/track-bases', { body });
}
