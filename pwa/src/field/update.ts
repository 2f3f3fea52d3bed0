/** Registers the service worker and says when a new version waits; it is changed only when asked. */
import { ref } from 'vue';

export const newVersion = ref(false);
let asked_here = false;

export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const { serviceWorker } = navigator;
  const had_one = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    // Another tab may have asked: this one is left alone, it may be in the middle of a picture.
    if (asked_here) location.reload();
    else if (had_one) newVersion.value = true;
  });
  const registration = await serviceWorker.register('/sw.js');
  const look = (worker: ServiceWorker | null) => {
    if (!worker) return;
    const note = () => {
      if (worker.state === 'installed' && serviceWorker.controller) newVersion.value = true;
    };
    worker.addEventListener('statechange', note);
    note();
  };
  look(registration.waiting);
  registration.addEventListener('updatefound', () => look(registration.installing));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

/** Changes to the new version; the page reloads. */
export async function changeVersion(): Promise<void> {
  asked_here = true;
  const registration = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  if (registration?.waiting) registration.waiting.postMessage('change');
  else location.reload();
}
