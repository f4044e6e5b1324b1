/**
 * 班次: a shift on a bound phone, as every page of workers needs it: binding, the PIN, the lock after
 * ten minutes, and talking with the server whenever there is one.
 */
import { h, lang, show, speak, t } from '../gate/view.js';
import { Box, keep, kept, possible } from './locked.js';

const PATIENCE = 20000;
const IDLE_MS = 10 * 60 * 1000;
const ROUND_MS = 30000;

/** What the page works with; the box is null while the page is locked. */
export const shift = { phone: null, box: null, online: false };

let page;
let running = null;
let lastTouch = Date.now();

/** The server no longer knows this shift or this phone. */
export class Ended extends Error {}

/** Sends a body, JSON or bytes; the answer is JSON. */
export async function call(path, body, patience = PATIENCE) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  const bytes = body instanceof Blob;
  const headers = { 'Content-Type': bytes ? body.type : 'application/json' };
  if (shift.phone) headers.Authorization = 'Bearer ' + shift.phone;
  if (shift.box && shift.box.content.shift) headers['X-Shift'] = shift.box.content.shift;
  try {
    const answer = await fetch(path, {
      method: 'POST', headers, body: bytes ? body : JSON.stringify(body), signal: stop.signal,
    });
    if (answer.status === 401) throw new Ended('ended');
    if (!answer.ok) throw Object.assign(new Error('status'), { status: answer.status });
    return await answer.json();
  } finally {
    clearTimeout(timer);
  }
}

export const button = (text, onclick, className) => h('button',
  { type: 'button', className: className || '', onclick }, text);

export function field(name, properties, label) {
  return h('div', { className: 'field' }, h('label', { htmlFor: name }, label || t('field.' + name)),
    h('input', Object.assign({ id: name, name, autocomplete: 'off' }, properties)));
}

export function form(title, says, fields, word, send) {
  const error = h('p', { className: 'error', role: 'alert' });
  const submit = async (event) => {
    event.preventDefault();
    error.textContent = '';
    try {
      error.textContent = await send(event.target) || '';
    } catch (failed) {
      error.textContent = t(failed.status ? 'refused' : 'network');
    }
  };
  return [h('h1', {}, title), h('p', {}, says), h('form', { className: 'stack', onsubmit: submit },
    fields, error, h('button', { className: 'main' }, word))];
}

export function bar(title, locked) {
  const other = lang() === 'zh' ? 'en' : 'zh';
  const change = async () => {
    await speak(other, page.prefix);
    await keep('lang', other);
    await start();
  };
  const larger = async () => {
    document.documentElement.classList.toggle('large');
    await keep('large', document.documentElement.classList.contains('large'));
  };
  return h('header', {}, h('b', {}, title), h('span', { id: 'status', role: 'status' }),
    button(t('larger'), larger, 'small'),
    locked ? null : button(t('lock'), () => shiftScreen(), 'small'),
    locked ? button(t('language.other'), change, 'small') : null);
}

/** How it stands with the network and the queue. */
export function status() {
  const place = document.getElementById('status');
  if (!place || !shift.box) return;
  const waiting = page.waiting(shift.box.content);
  place.textContent = t(shift.online ? 'online' : 'offline') + ' · '
    + (waiting ? t('waiting', waiting) : t('sent'));
  place.className = shift.online && !waiting ? 'good' : 'quiet';
}

function bindScreen() {
  const code = decodeURIComponent(location.hash.slice(1));
  show(bar(t('title'), true), ...form(t('bind.title'), t('bind.says'), [field('code',
    { value: code, maxLength: 16, autocapitalize: 'characters', className: 'code' })],
  t('bind.button'), async (sent) => {
    const answer = await call('bind', { code: sent.code.value });
    shift.phone = answer.token;
    await keep('phone', shift.phone);
    history.replaceState(null, '', location.pathname);
    shiftScreen();
  }));
}

const pinField = () => field('pin', { inputMode: 'numeric', type: 'password', maxLength: 6 });

/** By the PIN of the shift: from the phone alone where it has been there, else from the server. */
function shiftScreen(told) {
  shift.box = null;
  const fields = [field('login', { autocapitalize: 'none', spellcheck: false }), pinField()];
  show(bar(t('title'), true), told ? h('p', { className: 'band' }, told) : null,
    ...form(t('shift.title'), t('shift.says'), fields, t('shift.button'), async (sent) => {
      const login = sent.login.value.trim().toLowerCase();
      const pin = sent.pin.value.trim();
      const found = await Box.open(login, pin);
      if (found) {
        shift.box = found;
      } else {
        const unsent = await Box.unsent(login);
        if (found === false && unsent) return t('shift.earlier', unsent);
        const begun = await call('shift', { login, pin });
        shift.box = await Box.make(login, pin,
          Object.assign({ shift: begun.shift, name: begun.name, offset: null }, page.empty()));
      }
      await page.main();
      again();
      return '';
    }));
}

/** The shift has ended on the server: a new PIN goes on with what is not sent yet. */
function renewScreen() {
  show(bar(t('title'), true), ...form(t('renew.title'), t('renew.says'), [pinField()],
    t('shift.button'), async (sent) => {
      const pin = sent.pin.value.trim();
      const begun = await call('shift', { login: shift.box.login, pin });
      shift.box.content.shift = begun.shift;
      await shift.box.change(pin);
      await page.main();
      again();
      return '';
    }), button(t('back'), page.main, 'small'));
}

/** An id and the hour, by which whatever is made on the phone lands once and at its time. */
export function stamped(id, values) {
  const offset = shift.box.content.offset === null ? undefined : shift.box.content.offset;
  return Object.assign({ id, time: new Date().toISOString(), offset }, values);
}

/** Notes how far the phone's clock is off, from an answer that tells the hour. */
export function measured(before, now) {
  shift.box.content.offset = Math.round((now - (before + Date.now()) / 2) / 1000);
}

async function round() {
  try {
    await page.round();
    shift.online = true;
    return null;
  } catch (failed) {
    if (!failed.status && !(failed instanceof Ended)) shift.online = false;
    return failed;
  }
}

/** One round at a time; whoever asks meanwhile gets the one that runs. */
function sync() {
  running = running || round().finally(() => {
    running = null;
  });
  return running;
}

/** Sends and fetches, then shows what is new where the list stands on the screen. */
export async function again() {
  if (!shift.box) return;
  const failed = await sync();
  if (!shift.box) return;
  if (failed instanceof Ended) renewScreen();
  else if (document.getElementById(page.list)) await page.main();
  else status();
}

async function start() {
  if (!possible()) show(h('h1', {}, t('title')), h('p', {}, t('insecure')));
  else if (!shift.phone) bindScreen();
  else if (!shift.box) shiftScreen();
  else await page.main();
}

/**
 * Begins a page.
 *
 * @param described its prefix of words; main, its first screen; list, the id of what is shown anew;
 *   round, what is sent and fetched; empty, what a new shift holds; waiting, how much is unsent
 */
export async function begin(described) {
  page = described;
  await speak(await kept('lang') || (navigator.language.startsWith('zh') ? 'zh' : 'en'), page.prefix);
  if (await kept('large')) document.documentElement.classList.add('large');
  shift.phone = await kept('phone') || null;
  await start();
  window.addEventListener('online', again);
  setInterval(() => {
    if (shift.box && Date.now() - lastTouch > IDLE_MS) shiftScreen(t('locked'));
    else if (!document.querySelector('input:focus, select:focus, textarea:focus')) again();
  }, ROUND_MS);
  ['pointerdown', 'keydown'].forEach((kind) => document.addEventListener(kind, () => {
    lastTouch = Date.now();
  }));
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('sw.js').catch(() => {});
}
