/* Keeps the page on the device; the server writes its version, which changes with any file. */
const VERSION = 'VERSION';
const FILES = ['./', 'grid.js', 'locked.js', '../gate/view.js', '../gate/store.js',
  '../gate/gate.css', '../gate/icon.svg', 'manifest.webmanifest', 'texts/zh.json', 'texts/en.json'];

self.addEventListener('install', (event) => {
  const all = FILES.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(all))
    .then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names
      .filter((name) => name !== VERSION && name.split('-')[0] === VERSION.split('-')[0])
      .map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(caches.open(VERSION)
    .then((cache) => cache.match(event.request, { ignoreSearch: event.request.mode === 'navigate' }))
    .then((found) => found || fetch(event.request)));
});
