/** The server's small copy of a photo that is no longer on this phone, fetched once its place comes into view. */
import { onBeforeUnmount, ref, type Ref } from 'vue';
import { fetchPhoto } from '../api/client';
import { online } from './status';

/** `url` is empty until the picture is there; a picture that does not come leaves it empty. */
export function useSmallPicture(place: Readonly<Ref<HTMLElement | null>>): { url: Ref<string>; ask: (sha256: string) => void } {
  const url = ref('');
  let watcher: IntersectionObserver | undefined;
  let left = false;

  async function fetchSmall(sha256: string): Promise<void> {
    const blob = await fetchPhoto(sha256, 'small').catch(() => null);
    if (blob && !left) url.value = URL.createObjectURL(blob);
  }
  function ask(sha256: string): void {
    if (left || !online.value || !place.value) return;
    watcher = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      watcher?.disconnect();
      void fetchSmall(sha256);
    }, { rootMargin: '200px' });
    watcher.observe(place.value);
  }
  onBeforeUnmount(() => {
    left = true;
    watcher?.disconnect();
    URL.revokeObjectURL(url.value);
  });
  return { url, ask };
}
