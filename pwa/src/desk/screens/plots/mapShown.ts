/** Whether the map stands beside the list: this desk remembers it, and a narrow window has no room for it. */
import { onScopeDispose, ref, watch } from 'vue';

const KEY = 'xuntian-desk-map';
/** As wide as list and thing stand beside each other (ListAndThing.vue). */
const ROOM = matchMedia('(min-width: 72.01rem)');

export function useMapShown() {
  const wide = ref(ROOM.matches);
  const wanted = ref(localStorage.getItem(KEY) !== 'off');
  const measure = () => (wide.value = ROOM.matches);
  ROOM.addEventListener('change', measure);
  onScopeDispose(() => ROOM.removeEventListener('change', measure));
  watch(wanted, (now) => localStorage.setItem(KEY, now ? 'on' : 'off'));
  return { wide, wanted };
}
