/**
 * Keeps the own code on the phone, and nothing else of the page, so that a server that does not answer
 * in the morning keeps nobody from passing. Who signs out, or is signed in no longer, keeps nothing.
 */
(function () {
  var KEPT = 'lianfang-me';
  if (!('serviceWorker' in navigator) || !window.caches) return;
  navigator.serviceWorker.register('/me/sw.js', { scope: '/me' }).catch(function () {
    // Without encryption nothing is kept; the page shows the code while it is open.
  });
  var section = document.getElementById('own-code');
  if (!section || !section.querySelector('svg')) {
    caches.delete(KEPT);
    return;
  }
  var style = document.querySelector('link[rel=stylesheet]').getAttribute('href');
  var copy = document.implementation.createHTMLDocument(document.title);
  copy.documentElement.lang = document.documentElement.lang;
  copy.head.insertAdjacentHTML('beforeend', '<meta charset="utf-8">'
    + '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet">');
  copy.querySelector('link').setAttribute('href', style);
  var main = copy.body.appendChild(copy.createElement('main'));
  main.className = 'sole';
  main.appendChild(copy.importNode(document.querySelector('h1'), true));
  var note = main.appendChild(copy.createElement('p'));
  note.className = 'note';
  note.textContent = section.getAttribute('data-kept');
  main.appendChild(copy.importNode(section, true));
  var text = '<!doctype html>' + copy.documentElement.outerHTML;
  caches.open(KEPT).then(function (cache) {
    return Promise.all([
      cache.put('/me/code', new Response(text, { headers: { 'Content-Type': 'text/html;charset=utf-8' } })),
      cache.add(style),
    ]);
  }).catch(function () {
    // A phone without room shows the code while the page is open.
  });
}());
