/** What is told so far; every change is kept at once, so that a call or an empty battery costs nothing. */
import { reactive, toRaw, watch } from 'vue';
import type { ProblemKind } from '../api/types';
import type { Against, Place, PlaceHow } from './api';
import { forgetPhoto, read, write, writePhoto } from './keep';
import { stripped } from './strip';

export interface DraftPhoto {
  sha256: string;
  width_px: number;
  height_px: number;
}

export interface Draft {
  kind: ProblemKind | null;
  against: Against;
  words: string;
  /** “Township, village” of the list; empty where none is chosen. */
  village: string;
  where_words: string;
  place: Place | null;
  place_how: PlaceHow;
  photos: DraftPhoto[];
  /** Null until it is chosen. */
  leaves_contact: boolean;
  name: string;
  phone: string;
}

export const emptyDraft = (): Draft => ({
  kind: null,
  against: 'unknown',
  words: '',
  village: '',
  where_words: '',
  place: null,
  place_how: 'words',
  photos: [],
  leaves_contact: false,
  name: '',
  phone: '',
});

export const draft = reactive<Draft>(emptyDraft());

/** A copy without the wrapper of Vue, which IndexedDB cannot store. */
export const plainDraft = (): Draft => JSON.parse(JSON.stringify(toRaw(draft))) as Draft;

export async function startDraft(): Promise<void> {
  Object.assign(draft, await read('draft'));
  watch(draft, () => void write('draft', plainDraft()));
}

export function clearDraft(): void {
  Object.assign(draft, emptyDraft());
}

export function setPlace(place: Place | null, how: PlaceHow): void {
  draft.place = place;
  draft.place_how = place ? how : 'words';
}

/** Village and words in one, as they are sent. */
export function whereWords({ village, where_words }: Pick<Draft, 'village' | 'where_words'>): string {
  return [village, where_words.trim()].filter(Boolean).join(' ');
}

/** What is still missing before it can be sent, the first thing first. */
export function missing(told: Draft): 'kind' | 'where' | 'words' | 'phone' | null {
  if (!told.kind) return 'kind';
  if (!told.place && !whereWords(told)) return 'where';
  if (told.kind === 'other' && !told.words.trim() && told.photos.length === 0) return 'words';
  if (told.leaves_contact && !/^\+?[\d\s-]{5,20}$/.test(told.phone.trim())) return 'phone';
  return null;
}

/** Shrinks and strips a picture, then keeps it; false where it is there already. */
export async function addPhoto(file: Blob, most: { long_side_px: number; photo_max_bytes: number }): Promise<boolean> {
  const { sha256, bytes, width_px, height_px } = await stripped(file, most);
  if (draft.photos.some((photo) => photo.sha256 === sha256)) return false;
  await writePhoto(sha256, bytes);
  draft.photos.push({ sha256, width_px, height_px });
  return true;
}

export async function removePhoto(sha256: string): Promise<void> {
  draft.photos = draft.photos.filter((photo) => photo.sha256 !== sha256);
  await forgetPhoto(sha256);
}
