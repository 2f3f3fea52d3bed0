/** What the server allows and the names of the villages, as last told: the page opens without a network. */
import { shallowRef } from 'vue';
import { AGAINST, KINDS, readDoor, readPlaces, type Door, type Village } from './api';
import { read, write } from './keep';

/** The server's own defaults, until it has told. */
const UNTOLD: Door = {
  kinds: [...KINDS], against: [...AGAINST], words_max: 2_000, where_words_max: 300, answer_words_max: 1_000, reason_words_max: 500,
  photos_max: 9, photos_in_all_max: 30, photo_max_bytes: 8_000_000, long_side_px: 1_600, token_minutes: 30, contact_days: 180,
  rewards: { announced: false, claim_days: null, cap_yuan: null, staff_excluded: false, lines: [] },
};

export const door = shallowRef<Door>(UNTOLD);
export const places = shallowRef<Village[]>([]);

export async function startDoor(): Promise<void> {
  door.value = (await read('door')) ?? UNTOLD;
  places.value = (await read('places')) ?? [];
  try {
    door.value = await readDoor();
    await write('door', door.value);
    places.value = await readPlaces();
    await write('places', places.value);
  } catch {
    // what was told last holds on
  }
}
