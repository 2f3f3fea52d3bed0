/** Keeps the rows of a long list that the page scrolls; heights are measured, so that text of any size fits. */
import { computed, nextTick, onMounted, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { windowOf } from './windowing';

/** Rows above and below the screen, pixels: the finger scrolls faster than a cheap phone draws. */
const AROUND_PX = 600;
const GUESS_PX = 84;

/** `keys` names the rows in order; the rows that stand in the page carry `data-key`. */
export function useWindow(list: Ref<HTMLElement | null>, keys: Ref<readonly string[]>) {
  const measured = new Map<string, number>();
  const heights = shallowRef<number[]>([]);
  const top = ref(0);
  const screen_px = ref(innerHeight);
  const shown = computed(() => windowOf(heights.value, top.value - AROUND_PX, top.value + screen_px.value + AROUND_PX));

  function lay(): void {
    let sum = 0;
    for (const px of measured.values()) sum += px;
    const guess = measured.size > 0 ? sum / measured.size : GUESS_PX;
    heights.value = keys.value.map((key) => measured.get(key) ?? guess);
  }
  function look(): void {
    if (!list.value) return;
    screen_px.value = innerHeight;
    // Rounded to whole half screens: between them nothing has to be drawn anew.
    const step = AROUND_PX / 2;
    top.value = Math.round(-list.value.getBoundingClientRect().top / step) * step;
  }
  function measure(): void {
    let changed = false;
    for (const row of list.value?.querySelectorAll<HTMLElement>('[data-key]') ?? []) {
      const key = row.dataset['key']!;
      const px = row.offsetHeight;
      if (px > 0 && measured.get(key) !== px) {
        measured.set(key, px);
        changed = true;
      }
    }
    if (changed) lay();
  }

  watch(keys, lay, { immediate: true });
  watch([shown, list], () => void nextTick(measure));

  let frame = 0;
  const onScroll = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      look();
    });
  };
  let width_px = innerWidth;
  const onResize = () => {
    if (innerWidth !== width_px) measured.clear();
    width_px = innerWidth;
    onScroll();
    void nextTick(measure);
  };
  addEventListener('scroll', onScroll, { passive: true });
  addEventListener('resize', onResize);
  onMounted(look);
  onScopeDispose(() => {
    cancelAnimationFrame(frame);
    removeEventListener('scroll', onScroll);
    removeEventListener('resize', onResize);
  });
  return shown;
}
