/* Shows the own code that this phone keeps where the server does not answer. Nothing else is kept. */
const KEPT = 'lianfang-me';
const PATIENCE = 8000;

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function answer(request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const found = await fetch(request, { signal: stop.signal });
    return found.status < 500 ? found : await caches.match('/me/code') || found;
  } catch (gone) {
    return await caches.match('/me/code') || Response.error();
  } finally {
    clearTimeout(timer);
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (path === '/me/sign-out') {
    event.waitUntil(caches.delete(KEPT));
  } else if (path === '/me' && request.method === 'GET' && request.mode === 'navigate') {
    event.respondWith(answer(request));
  } else if (request.method === 'GET' && request.destination === 'style') {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});
