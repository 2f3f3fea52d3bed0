/** What the server allows and the names of the villages, as last told: the page opens without a network. */
import { shallowRef } from 'vue';
import { readDoor, readPlaces, type Door, type Village } from './api';
import { read, write } from './keep';

/** The server's own defaults, until it has told. */
const UNTOLD: Door = {
  words_max: 2_000, where_words_max: 300, photos_max: 6, photo_max_bytes: 1_500_000, long_side_px: 1_600, contact_days: 180,
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
