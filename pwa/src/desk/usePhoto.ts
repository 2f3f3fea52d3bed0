/** A picture that the server keeps, as an address for an image; the old one stands until the new one is here. */
import { onScopeDispose, ref, shallowRef, watch, type WatchSource } from 'vue';
import { deskPhoto } from './api';
import { tell, type Told } from './problem';

export const usePhoto = (sha256: WatchSource<string | null>, size: 'large' | 'small') => usePicture(sha256, (now) => deskPhoto(now, size));

/** `of`: what tells one picture from another; null where there is none. */
export function usePicture(of: WatchSource<string | null>, load: (of: string) => Promise<Blob>) {
  const url = ref('');
  const problem = shallowRef<Told | null>(null);
  let asked: string | null = null;

  function show(next: string): void {
    if (url.value) URL.revokeObjectURL(url.value);
    url.value = next;
  }

  watch(of, async (now) => {
    asked = now;
    problem.value = null;
    if (now === null) return show('');
    try {
      const blob = await load(now);
      if (asked === now) show(URL.createObjectURL(blob));
    } catch (reason) {
      if (asked !== now) return;
      show('');
      problem.value = tell(reason);
    }
  }, { immediate: true });
  onScopeDispose(() => {
    asked = null;
    show('');
  });
  return { url, problem };
}
