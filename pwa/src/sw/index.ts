export {};
declare const __BUILD__: string;
declare const __FILES__: string[];
self.addEventListener('install', (event) => {
  (event as ExtendableEvent).waitUntil(caches.open(__BUILD__).then((cache) => cache.addAll(__FILES__)));
});
