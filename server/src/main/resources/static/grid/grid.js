/** 网格任务: the day's duties and arrivals on a shared phone, a full day without a network. */
import { newId } from '../gate/store.js';
import { h, lang, show, speak, t } from '../gate/view.js';
import { Box, keep, kept, possible } from './locked.js';

const PATIENCE = 20000;
const IDLE_MS = 10 * 60 * 1000;
const REASONS = ['nobody-home', 'refused', 'moved', 'hospital'];

let phone = null;
let box = null;
let online = false;
let running = null;
let filter = 'open';
let lastTouch = Date.now();

class Ended extends Error {}

async function call(path, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  const headers = { 'Content-Type': 'application/json' };
  if (phone) headers.Authorization = 'Bearer ' + phone;
  if (box && box.content.shift) headers['X-Shift'] = box.content.shift;
  try {
    const answer = await fetch(path,
      { method: 'POST', headers, body: JSON.stringify(body), signal: stop.signal });
    if (answer.status === 401) throw new Ended('ended');
    if (!answer.ok) throw Object.assign(new Error('status'), { status: answer.status });
    return await answer.json();
  } finally {
    clearTimeout(timer);
  }
}

const button = (text, onclick, className) => h('button',
  { type: 'button', className: className || '', onclick }, text);

function field(name, properties, label) {
  return h('div', { className: 'field' }, h('label', { htmlFor: name }, label || t('field.' + name)),
    h('input', Object.assign({ id: name, name, autocomplete: 'off' }, properties)));
}

// ---------------------------------------------------------------- phone, shift

function bar(title, locked) {
  const other = lang() === 'zh' ? 'en' : 'zh';
  const change = async () => {
    await speak(other, 'grid.');
    await keep('lang', other);
    await start();
  };
  const larger = async () => {
    document.documentElement.classList.toggle('large');
    await keep('large', document.documentElement.classList.contains('large'));
  };
  return h('header', {}, h('b', {}, title), h('span', { id: 'status', role: 'status' }),
    button(t('larger'), larger, 'small'), locked ? null : button(t('lock'), lock, 'small'),
    locked ? button(t('language.other'), change, 'small') : null);
}

function form(title, says, fields, word, send) {
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

function bindScreen() {
  const code = decodeURIComponent(location.hash.slice(1));
  show(bar(t('title'), true), ...form(t('bind.title'), t('bind.says'), [field('code',
    { value: code, maxLength: 16, autocapitalize: 'characters', className: 'code' })],
  t('bind.button'), async (sent) => {
    const answer = await call('bind', { code: sent.code.value });
    phone = answer.token;
    await keep('phone', phone);
    history.replaceState(null, '', location.pathname);
    shiftScreen();
  }));
}

/** By the PIN of the shift: from the phone alone where it has been there, else from the server. */
function shiftScreen(told) {
  box = null;
  const fields = [field('login', { autocapitalize: 'none', spellcheck: false }),
    field('pin', { inputMode: 'numeric', type: 'password', maxLength: 6 })];
  show(bar(t('title'), true), told ? h('p', { className: 'band' }, told) : null,
    ...form(t('shift.title'), t('shift.says'), fields, t('shift.button'), async (sent) => {
      const login = sent.login.value.trim().toLowerCase();
      const pin = sent.pin.value.trim();
      const found = await Box.open(login, pin);
      if (found) {
        box = found;
      } else {
        if (found === false && await Box.unsent(login)) return t('shift.earlier', await Box.unsent(login));
        const begun = await call('shift', { login, pin });
        box = await Box.make(login, pin, {
          shift: begun.shift, name: begun.name, day: null, facts: [], arrivals: [], back: [], offset: null,
        });
      }
      await mainScreen();
      again();
      return '';
    }));
}

/** The shift has ended on the server: a new PIN goes on with what is not sent yet. */
function renewScreen() {
  show(bar(t('title'), true), ...form(t('renew.title'), t('renew.says'), [field('pin',
    { inputMode: 'numeric', type: 'password', maxLength: 6 })], t('shift.button'), async (sent) => {
    const pin = sent.pin.value.trim();
    const begun = await call('shift', { login: box.login, pin });
    box.content.shift = begun.shift;
    await box.change(pin);
    await mainScreen();
    again();
    return '';
  }), button(t('back'), mainScreen, 'small'));
}

function lock() {
  shiftScreen();
}

// ---------------------------------------------------------------- sending and fetching

async function send(name, path) {
  const rows = box.content[name].slice(0, 200);
  if (!rows.length) return;
  const answer = await call(path, { sentAt: new Date().toISOString(), rows });
  const sent = new Set(rows.map((row) => row.id));
  box.content[name] = box.content[name].filter((row) => !sent.has(row.id));
  answer.problems.forEach((problem) => {
    box.content.back.push({ name, row: rows[problem.row - 1], zh: problem.zh, en: problem.en });
  });
  await box.save();
  await send(name, path);
}

async function round() {
  try {
    await send('facts', 'facts');
    await send('arrivals', 'arrivals');
    const before = Date.now();
    const day = await call('day', {});
    if (!box) return null;
    box.content.offset = Math.round((day.now - (before + Date.now()) / 2) / 1000);
    box.content.day = day;
    await box.save();
    online = true;
    return null;
  } catch (failed) {
    if (!failed.status && !(failed instanceof Ended)) online = false;
    return failed;
  }
}

function sync() {
  running = running || round().finally(() => {
    running = null;
  });
  return running;
}

async function again() {
  if (!box) return;
  const failed = await sync();
  if (!box) return;
  if (failed instanceof Ended) renewScreen();
  else if (document.getElementById('duties')) await mainScreen();
  else status();
}

function status() {
  const place = document.getElementById('status');
  if (!place || !box) return;
  const waiting = box.content.facts.length + box.content.arrivals.length;
  place.textContent = t(online ? 'online' : 'offline') + ' · '
    + (waiting ? t('waiting', waiting) : t('sent'));
  place.className = online && !waiting ? 'good' : 'quiet';
}

// ---------------------------------------------------------------- duties

function made(values) {
  const offset = box.content.offset === null ? undefined : box.content.offset;
  return Object.assign({ id: newId(), time: new Date().toISOString(), offset }, values);
}

/** The state of a task, with what was done on the phone and is not sent yet. */
function stateOf(task) {
  const own = box.content.facts.filter((fact) => fact.duty === task.key).pop();
  if (!own) return task.state;
  return own.celsius || own.result === 'done' ? 'done' : 'could-not';
}

async function done(task, values) {
  box.content.facts.push(made(Object.assign({ duty: task.key }, values)));
  await box.save();
  await mainScreen();
  again();
}

function taskForm(task) {
  const name = lang() === 'zh' ? task.zh : task.en;
  if (!task.kind.startsWith('temperature')) {
    return h('div', { className: 'task' }, h('b', {}, name), h('div', { className: 'two' },
      button(t('done'), () => done(task, { result: 'done' })),
      button(t('could-not'), () => reasonScreen(task, name))));
  }
  const told = h('p', { className: 'error', role: 'alert' });
  const id = 'c-' + task.key.replace(/ /g, '-');
  const input = h('input', { id, inputMode: 'decimal', autocomplete: 'off', maxLength: 4 });
  const take = async (event) => {
    event.preventDefault();
    const value = Number(input.value.replace(/[,，。]/, '.'));
    if (!(value >= 34 && value <= 43)) {
      told.textContent = t('temperature.wrong');
    } else {
      await done(task, { celsius: value.toFixed(1) });
    }
  };
  return h('form', { className: 'task line', onsubmit: take }, h('label', { htmlFor: id }, name), input,
    h('button', { className: 'small' }, t('record')), told,
    button(t('could-not'), () => reasonScreen(task, name), 'small'));
}

function reasonScreen(task, name) {
  show(h('h1', {}, name), h('p', {}, t('reason.says')), h('div', { className: 'stack' },
    REASONS.map((reason) => button(t('reason.' + reason),
      () => done(task, { result: 'could-not', reason })))), button(t('back'), mainScreen, 'main'));
}

async function mainScreen() {
  const { day, back, name } = box.content;
  const homes = day ? day.homes : [];
  const tasks = homes.reduce((all, home) => all.concat(home.tasks), []);
  const open = tasks.filter((task) => stateOf(task) === 'open').length;
  const choose = (which) => () => {
    filter = which;
    mainScreen();
  };
  const cards = homes.map((home) => [home, home.tasks.filter((task) => filter === 'all'
    || stateOf(task) === 'open')]).filter(([, own]) => own.length);
  show(bar(name), h('h1', {}, day ? t('says', day.date, open, tasks.length) : t('never')),
    back.length ? button(t('back.rows', back.length), backScreen) : null,
    day && day.registers ? button(t('arrival'), () => arrivalScreen({}), 'main') : null,
    h('div', { className: 'two', role: 'group', 'aria-label': t('filter') },
      h('button', { type: 'button', className: 'small in', onclick: choose('open'), 'aria-pressed': String(filter === 'open') }, t('open')),
      h('button', { type: 'button', className: 'small in', onclick: choose('all'), 'aria-pressed': String(filter === 'all') }, t('all'))),
    h('section', { id: 'duties' }, cards.map(([home, own]) => h('article', { className: 'home' },
      h('h2', {}, home.called), h('p', { className: 'quiet' }, home.village),
      own.map((task) => (stateOf(task) === 'open' ? taskForm(task) : h('p', { className: 'task' },
        h('b', {}, lang() === 'zh' ? task.zh : task.en), ' ', t('state.' + stateOf(task)))))))),
    cards.length || !day ? null : h('p', {}, t('none')));
  status();
}

// ---------------------------------------------------------------- arrivals, what came back

function arrivalScreen(before, told) {
  const villages = box.content.day.villages;
  const options = villages.map((one) => h('option',
    { value: one.code, selected: one.code === before.village }, one.name));
  const member = (n, given) => h('fieldset', {}, h('legend', {}, t('member', n + 1)),
    field('name-' + n, { value: given.name || '' }, t('field.name')),
    field('identity-' + n, { value: given.identity || '', autocapitalize: 'characters', maxLength: 20 }, t('field.identity')),
    field('phone-' + n, { value: given.phone || '', inputMode: 'tel' }, t('field.phone')),
    field('celsius-' + n, { value: given.celsius || '', inputMode: 'decimal' }, t('field.celsius')));
  const members = h('div', {});
  let count = 0;
  const add = (given) => members.append(member(count++, given));
  (before.members || [{}]).forEach(add);
  const send = async (sent) => {
    const value = (name) => sent[name].value.trim();
    const row = made({});
    ['village', 'building', 'unit', 'door', 'origin', 'returned'].forEach((name) => {
      row[name] = value(name);
    });
    row.members = [];
    for (let n = 0; n < count; n++) {
      const one = {};
      ['name', 'identity', 'phone', 'celsius'].forEach((name) => {
        one[name] = value(name + '-' + n);
      });
      if (one.name) row.members.push(one);
    }
    if (!row.members.length || row.members.some((one) => !one.identity && !one.phone)) {
      return t('arrival.missing');
    }
    box.content.arrivals.push(row);
    await box.save();
    await mainScreen();
    again();
    return '';
  };
  show(told ? h('p', { className: 'band' }, told) : null, ...form(t('arrival'), t('arrival.says'), [
    h('div', { className: 'field' }, h('label', { htmlFor: 'village' }, t('field.village')),
      h('select', { id: 'village', name: 'village' }, options)),
    field('building', { value: before.building || '' }), field('unit', { value: before.unit || '' }),
    field('door', { value: before.door || '' }), field('origin', { value: before.origin || '' }),
    field('returned', { type: 'date', value: before.returned || box.content.day.date }), members,
    button(t('member.add'), () => add({}), 'small')], t('arrival.button'), send),
  button(t('back'), mainScreen, 'small'));
}

/** Rows that the server gave back, each with what is to be put right. */
function backScreen() {
  const drop = async (one) => {
    box.content.back = box.content.back.filter((other) => other !== one);
    await box.save();
  };
  show(h('h1', {}, t('back.title')), h('div', { className: 'stack' }, box.content.back.map((one) => h('article',
    { className: 'home' }, h('p', {}, one.row.members ? one.row.members.map((m) => m.name).join(' ') : ''),
    h('p', { className: 'error' }, one[lang()]), one.name === 'arrivals'
      ? button(t('correct'), async () => {
        await drop(one);
        arrivalScreen(one.row, one[lang()]);
      }) : null, button(t('drop'), async () => {
      await drop(one);
      backScreen();
    }, 'small')))), button(t('back'), mainScreen, 'main'));
}

// ---------------------------------------------------------------- start

async function start() {
  if (!possible()) show(h('h1', {}, t('title')), h('p', {}, t('insecure')));
  else if (!phone) bindScreen();
  else if (!box) shiftScreen();
  else await mainScreen();
}

async function begin() {
  await speak(await kept('lang') || (navigator.language.startsWith('zh') ? 'zh' : 'en'), 'grid.');
  if (await kept('large')) document.documentElement.classList.add('large');
  phone = await kept('phone') || null;
  await start();
  window.addEventListener('online', again);
  setInterval(() => {
    if (box && Date.now() - lastTouch > IDLE_MS) shiftScreen(t('locked'));
    else if (!document.querySelector('input:focus, select:focus')) again();
  }, 30000);
  ['pointerdown', 'keydown'].forEach((kind) => document.addEventListener(kind, () => {
    lastTouch = Date.now();
  }));
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('sw.js').catch(() => {});
}

begin();
