/** 卡点查验: what the guard sees and does. All of it works without a network. */
import * as again from './again.js';
import { householdOf, prefix, tooEarly } from './exits.js';
import { kindNumber, verify } from './pass.js';
import { possible, seal } from './people.js';
import * as rest from './rest.js';
import { Camera, inWeChat, listen, readPhoto } from './scan.js';
import { play } from './sound.js';
import * as store from './store.js';
import { age, enrol, load, now, stale, state, sync } from './sync.js';
import { counted as arrived, late, tripFields, tripOf } from './trips.js';
import { h, lang, show, sign, speak, t } from './view.js';

const FEVER = 373;
const COLDEST = 340;
const HOTTEST = 430;
const ROUND_MS = 30000;
const SAME_MS = 4000;
const NUMBERS = { PASS: 1, EXPIRED: 2, NOT_HERE: 3, CALL: 4 };

let direction = 1;
let shift;
let camera;
let current = null;
let busy = false;
let lastText = '';
let lastAt = 0;

const gate = () => ({
  area: Number(state.device.checkpoint.area), kind: kindNumber(state.device.checkpoint.kind),
});

const offset = () => (state.offset === null ? undefined : state.offset);

function button(text, onclick, className) {
  return h('button', { type: 'button', className: className || '', onclick }, text);
}

// ---------------------------------------------------------------- enrolment

function enrolScreen(told) {
  stopCamera();
  const hash = decodeURIComponent(location.hash.slice(1));
  const code = h('input', {
    id: 'code', autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, value: hash,
    maxLength: 16, className: 'code',
  });
  const error = h('p', { className: 'error', role: 'alert' }, told || '');
  const send = async (event) => {
    event.preventDefault();
    try {
      await enrol(code.value);
      history.replaceState(null, '', location.pathname);
      await mainScreen();
    } catch (failed) {
      error.textContent = t(failed.status ? 'enrol.refused' : 'enrol.network');
    }
  };
  // A browser keeps its own device: whoever enrols inside WeChat would have to do it again outside.
  const outside = inWeChat() ? [h('p', { className: 'band' }, t('wechat.enrol'))] : [];
  show(bar(t('title')), h('h1', {}, t('enrol.title')), ...outside, h('p', {}, t('enrol.says')),
    h('form', { className: 'stack', onsubmit: send }, h('label', { htmlFor: 'code' }, t('enrol.code')),
      code, error, h('button', { className: 'main' }, t('enrol.button'))));
}

// ---------------------------------------------------------------- main screen

function bar(title) {
  const other = lang() === 'zh' ? 'en' : 'zh';
  const change = async () => {
    await speak(other);
    await store.keep('lang', other);
    await start();
  };
  return h('header', {}, h('b', {}, title), h('span', { id: 'status', role: 'status' }),
    button(t('language.other'), change, 'small'));
}

async function status() {
  const place = document.getElementById('status');
  if (!place) return;
  if (!state.device) {
    place.textContent = t('unenrolled');
    return;
  }
  const waiting = await store.count('passages') + await store.count('people')
    + await store.count('reports');
  const sent = waiting ? t('waiting', waiting) : t('sent');
  place.textContent = (state.online ? t('online') : t('offline')) + ' · ' + sent;
  place.className = state.online && !waiting ? 'good' : 'quiet';
}

function bands() {
  const told = [];
  if (stale()) {
    told.push(state.synced ? t('stale', Math.floor(age())) : t('never'));
  }
  if (state.clockWrong) told.push(t('clock'));
  const post = state.device.checkpoint.state;
  if (post && post !== 'open') told.push(t('post.' + post));
  if (inWeChat()) told.push(t('wechat'));
  const missing = late();
  if (missing.length) told.push(t('trip.late', missing.length, missing.join(lang() === 'zh' ? '、' : ', ')));
  return told.map((text) => h('p', { className: 'band' }, text));
}

/** Lists grow old while a page lies open over night, and nobody touches it. */
function renewBands() {
  const place = document.getElementById('bands');
  if (!place) return;
  place.textContent = '';
  place.append(...bands());
}

function directions() {
  const choose = (number) => () => {
    direction = number;
    store.keep('direction', number);
    mainScreen();
  };
  const one = (number, word) => h('button', {
    type: 'button', className: number === 1 ? 'in' : 'out', onclick: choose(number),
    'aria-pressed': String(direction === number),
  }, h('span', { 'aria-hidden': 'true' }, number === 1 ? '↓ ' : '↑ '), t(word));
  return h('div', { className: 'two', role: 'group', 'aria-label': t('direction') },
    one(1, 'in'), one(2, 'out'));
}

function photo() {
  const chosen = async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    const text = await readPhoto(file).catch(() => null);
    if (text) await judge(text);
    else message(t('photo.none'), 'news');
  };
  return h('label', { className: 'button' }, t('photo'),
    h('input', { type: 'file', accept: 'image/*', capture: 'environment', onchange: chosen }));
}

function message(text, id = 'told') {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
}

function counts() {
  const cell = (number, word) => h('div', {}, h('b', {}, String(number)), h('span', {}, t(word)));
  return h('section', { className: 'counts', 'aria-label': t('shift') },
    cell(shift.in, 'in'), cell(shift.out, 'out'), cell(shift.people, 'people'),
    cell(shift.refused, 'refused'));
}

async function mainScreen() {
  current = null;
  await ready();
  const video = h('video', { id: 'video', muted: true, playsInline: true, 'aria-label': t('camera') });
  video.setAttribute('playsinline', '');
  show(bar(state.device.checkpoint.called), h('h1', { className: 'unseen' }, t('title')),
    h('div', { id: 'bands', role: 'status' }, ...bands()), directions(), h('div', { className: 'eye' }, video, h('p', { id: 'told', role: 'status' })),
    h('div', { className: 'two' }, photo(), button(t('type'), typeScreen)),
    h('div', { className: 'two' }, button(t('people.none'), peopleScreen),
      button(t('vehicle.none'), vehicleScreen)),
    ...await resting(), counts(), h('div', { className: 'two' }, button(t('shift.new'), newShift, 'small'),
      button(t('sync'), syncNow, 'small')), h('p', { id: 'news', role: 'status' }), await rejected());
  await status();
  startCamera(video);
}

/** Whoever rests until the second measurement, the longest first. */
async function resting() {
  const at = await now();
  const measure = (one) => () => {
    stopCamera();
    // Who passes after all passes now, and not when the fever was found.
    const row = Object.assign({}, one.row, { time: new Date().toISOString(), offset: offset() });
    current = Object.assign({ hot: 1 }, one, { row });
    restScreen();
  };
  return (await rest.all()).map((one) => button(
    t('fever.resting', rest.minutes(one, at)) + (rest.who(one) ? ' · ' + rest.who(one) : ''),
    measure(one), 'band'));
}

async function rejected() {
  const number = await store.count('rejected');
  return number ? button(t('rejected', number), rejectedScreen, 'band') : null;
}

/** What came back, each with what to do, until somebody has dealt with it. */
async function rejectedScreen() {
  stopCamera();
  const rows = await store.first('rejected', 50);
  const remove = (row) => async () => {
    await store.leave('rejected', [row.id]);
    await (await store.count('rejected') ? rejectedScreen() : mainScreen());
  };
  show(h('h1', {}, t('rejected.title')), h('p', {}, t('rejected.says')),
    ...rows.map((row) => h('section', { className: 'home' }, h('b', {}, t('queue.' + row.queue)),
      h('p', {}, new Date(row.time).toLocaleString(lang() === 'zh' ? 'zh-CN' : 'en-GB')),
      h('p', {}, row.problem.field + ' = ' + row.problem.value),
      h('p', {}, row.problem[lang()]), button(t('rejected.done'), remove(row), 'small'))),
    button(t('back'), mainScreen, 'main'));
}

async function startCamera(video) {
  stopCamera();
  camera = new Camera(video, seen);
  try {
    await camera.start();
    message('');
  } catch (refused) {
    message(t(inWeChat() ? 'camera.wechat' : 'camera.refused'));
  }
}

function stopCamera() {
  if (camera) camera.stop();
  camera = null;
}

async function syncNow() {
  message(t('sync.running'), 'news');
  const failed = await sync();
  if (await gone()) return;
  // Whoever typed or scanned meanwhile is not thrown back.
  if (!document.getElementById('news')) return;
  await mainScreen();
  if (failed) message(t('sync.failed'), 'news');
}

async function gone() {
  if (!state.revoked) return false;
  state.revoked = false;
  enrolScreen(t('revoked'));
  return true;
}

// ---------------------------------------------------------------- verdicts

function seen(text) {
  if (busy || current) return;
  const same = text === lastText && Date.now() - lastAt < SAME_MS;
  lastText = text;
  lastAt = Date.now();
  if (!same) judge(text);
}

/** A way out of a place where people live; a market or a firm is left and not the household. */
const leavesHome = () => direction === 2 && [2, 3].includes(gate().kind);

/** A pass for one person a household every few days. */
async function exitTooEarly(found, at) {
  const { allowance } = found;
  if (!allowance || allowance[0] !== 4 || !leavesHome()) return false;
  const who = await prefix(found.pass.subject);
  const household = householdOf(who, state.households);
  const own = await Promise.all(household[3].map((member) => store.get('exits', member)));
  return tooEarly(who, allowance[2], household, own.map((exit) => exit && exit.at), at);
}

async function judge(text) {
  if (!state.device) return;
  if (busy) return;
  busy = true;
  try {
    await ready();
    const at = await now();
    const lists = { keys: state.keys, revocations: state.revocations };
    const found = state.keys
      ? await verify(text, lists, gate(), at) : { verdict: 'CALL', reason: 'KEY_UNKNOWN' };
    if (found.verdict === 'PASS' && await exitTooEarly(found, at)) found.verdict = 'NOT_HERE';
    play(found.verdict);
    const pass = found.verdict === 'CALL' ? null : found.pass;
    const vehicle = pass && pass.allowances.find((a) => a[0] === 3);
    current = {
      found, pass, at, again: pass ? again.since(pass.id, direction, at) : null,
      row: passage(NUMBERS[found.verdict], pass, vehicle ? vehicle[1] : undefined),
    };
    if (found.verdict === 'PASS') await record();
    verdictScreen();
  } finally {
    busy = false;
  }
}

function passage(verdict, pass, vehicle) {
  return {
    id: store.newId(), time: new Date().toISOString(), offset: offset(),
    subject: pass ? pass.subject : undefined, pass: pass ? pass.id : undefined,
    direction, vehicle, people: vehicle ? 1 : 0, verdict, ready: false,
  };
}

function counted(by) {
  shift[current.row.direction === 1 ? 'in' : 'out'] += by;
  shift.people += by * Math.max(1, current.row.people);
}

async function record() {
  if (!current.counted) counted(1);
  current.counted = true;
  await store.record(current.row, shift);
  await arrived(current.row.vehicle, current.at);
  if (current.pass) await again.remember(current.pass.id, direction, current.at);
  const { found } = current;
  if (found && found.allowance && found.allowance[0] === 4 && leavesHome() && !current.exit) {
    current.exit = await prefix(found.pass.subject);
    current.before = await store.get('exits', current.exit);
    await store.put('exits', { id: current.exit, at: current.at });
  }
}

/** What is on the screen is final from now on and may be sent. */
async function ready() {
  const rows = (await store.first('passages', 500)).filter((row) => row.ready === false);
  for (const row of rows) await store.put('passages', Object.assign({}, row, { ready: true }));
}

async function next() {
  await mainScreen();
  sync().then(async () => {
    if (await gone()) return;
    renewBands();
    await status();
  });
}

/** Takes the passage on the screen back. */
async function unrecord() {
  if (current.counted) counted(-1);
  current.counted = false;
  await store.takeBack(current.row.id, shift);
  if (current.pass) await again.forget(current.pass.id);
  if (current.exit) {
    if (current.before) await store.put('exits', current.before);
    else await store.leave('exits', [current.exit]);
    current.exit = null;
  }
}

async function undo() {
  await unrecord();
  await mainScreen();
}

async function letPass() {
  await record();
  recordedScreen();
}

/** Who passed without a verdict of PASS: counted, and measured like everybody. */
function recordedScreen() {
  stopCamera();
  show(h('section', { className: 'noted', role: 'status' },
    h('h1', {}, t('recorded', t(direction === 1 ? 'in' : 'out'))),
    current.row.vehicle ? h('p', { className: 'holder' }, current.row.vehicle) : null),
  temperature(), button(t('undo'), undo, 'small'), button(t('next'), next, 'main'));
}

async function turnAway() {
  shift.refused++;
  await store.keep('shift', shift);
  await next();
}

/** A valid pass is refused: that is told, because roads are not simply closed. */
function refuseScreen() {
  const choose = (ground) => async () => {
    const { row } = current;
    shift.refused++;
    await unrecord();
    await store.put('reports', {
      id: store.newId(), kind: 'refused', time: row.time, offset: row.offset, pass: row.pass,
      subject: row.subject, direction, ground,
    });
    await next();
  };
  show(h('h1', {}, t('refuse.title')), h('p', {}, t('refuse.says')),
    h('div', { className: 'stack' }, ['fever', 'no-mask', 'not-holder', 'post-closed', 'other']
      .map((ground) => button(t('refuse.' + ground), choose(ground)))),
    button(t('back'), verdictScreen, 'main'));
}

function phone() {
  const number = state.device.checkpoint.phone;
  return number ? h('a', { className: 'button call', href: 'tel:' + number.replace(/[^\d+]/g, '') },
    t('call.number', number)) : h('p', {}, t('call.nobody'));
}

/** 应急物资、绿色通道: neither stopped nor queued. */
const isFirst = (allowance) => allowance[0] === 6 || allowance[0] === 3 && allowance[4];

function verdictScreen() {
  stopCamera();
  const { verdict } = current.found;
  const pass = verdict === 'PASS';
  const box = h('section', { className: 'verdict ' + verdict.toLowerCase().replace('_', '-') },
    sign(verdict), h('h1', {}, t('verdict.' + verdict)),
    current.pass ? h('p', { className: 'holder' }, current.pass.holder) : null,
    pass && current.pass.allowances.some(isFirst) ? h('p', { className: 'again' }, t('first')) : null,
    current.again ? h('p', { className: 'again' }, t('again', current.again)) : null,
    h('p', {}, pass ? t('recorded', t(direction === 1 ? 'in' : 'out')) : t('verdict.' + verdict + '.says')));
  if (pass) {
    const trip = current.row.vehicle && !current.trip;
    show(box, temperature(), current.row.vehicle ? passengers() : null,
      trip ? button(t('trip.tell'), tripScreen, 'small') : null, h('div', { className: 'two' }, button(t('undo'), undo, 'small'),
        button(t('refuse'), refuseScreen, 'small')), button(t('next'), next, 'main'));
  } else {
    show(box, phone(), h('div', { className: 'two' }, button(t('let'), letPass),
      button(t('away'), turnAway)));
  }
}

// ---------------------------------------------------------------- temperature, passengers

function stepper(label, value, text, change) {
  const out = h('output', {}, text(value));
  const step = (by) => () => {
    value = change(value + by);
    out.textContent = text(value);
  };
  return h('div', { className: 'stepper', role: 'group', 'aria-label': label }, h('span', {}, label),
    button('−', step(-1), 'step'), out, button('+', step(1), 'step'));
}

function temperature() {
  const field = h('input', {
    id: 'temperature', inputMode: 'decimal', autocomplete: 'off', maxLength: 5,
    value: current.row.temperature && current.row.temperature < FEVER
      ? (current.row.temperature / 10).toFixed(1) : '',
  });
  const told = h('p', { className: 'error', role: 'alert' });
  const take = async (event) => {
    event.preventDefault();
    let tenths = Math.round(Number(field.value.replace(',', '.').replace('。', '.')) * 10);
    if (tenths >= 10 * COLDEST) tenths = Math.round(tenths / 10);
    if (!(tenths >= COLDEST && tenths <= HOTTEST)) {
      told.textContent = t('temperature.wrong');
      return;
    }
    current.row.temperature = tenths;
    if (tenths >= FEVER) {
      await feverScreen();
    } else {
      await record();
      await rest.end(current.row.id);
      await next();
    }
  };
  return h('form', { className: 'line', onsubmit: take },
    h('label', { htmlFor: 'temperature' }, t('temperature')), field,
    h('button', { className: 'small' }, t('temperature.take')), told);
}

function feverBox(word) {
  const degrees = (current.row.temperature / 10).toFixed(1);
  return h('section', { className: 'verdict call' }, sign('FEVER'),
    h('h1', {}, t('fever.' + word, degrees)), h('p', {}, t('fever.' + word + '.says')));
}

function feverReport(left) {
  const { row } = current;
  return store.put('reports', {
    id: store.newId(), kind: 'fever', time: row.time, offset: row.offset, pass: row.pass,
    subject: row.subject, direction: row.direction, temperature: row.temperature,
    person: current.person, left,
  });
}

/** 37.3 °C: rest indoors and measure again; then a guided visit, and nobody is sent away alone. */
async function feverScreen() {
  current.hot = (current.hot || 0) + 1;
  play('CALL');
  await unrecord();
  if (current.hot === 1) {
    await rest.begin(current);
    restScreen();
    return;
  }
  await feverReport(undefined);
  await rest.end(current.row.id);
  show(feverBox('visit'), phone(), button(t('next'), turnAway, 'main'));
}

/** The second measurement now, or later: others wait, and who rests stands on the main screen. */
function restScreen() {
  const left = async () => {
    await feverReport(true);
    await rest.end(current.row.id);
    await turnAway();
  };
  show(feverBox('rest'), temperature(), button(t('fever.later'), next, 'main'),
    button(t('fever.left'), left, 'small'));
}

function passengers() {
  return stepper(t('vehicle.people'), current.row.people, String, (value) => {
    const people = Math.min(200, Math.max(1, value));
    shift.people += people - current.row.people;
    current.row.people = people;
    record();
    return people;
  });
}

/** A vehicle with a pass tells its trip too, so that it is missed where it goes. */
function tripScreen() {
  const told = h('p', { className: 'error', role: 'alert' });
  const send = async (event) => {
    event.preventDefault();
    const trip = tripOf(event.target, current.row.vehicle, current.row);
    if (!trip.report) {
      told.textContent = t(trip.wrong || 'trip.choose');
      return;
    }
    await store.put('reports', trip.report);
    current.trip = true;
    verdictScreen();
  };
  show(h('h1', {}, current.row.vehicle), h('form', { className: 'stack', onsubmit: send },
    tripFields(input), told, h('button', { className: 'main' }, t('trip.button'))),
  button(t('back'), verdictScreen, 'small'));
}

// ---------------------------------------------------------------- without a code

function typeScreen() {
  stopCamera();
  const field = h('textarea', { id: 'typed', rows: 5, autocapitalize: 'characters', spellcheck: false });
  const send = (event) => {
    event.preventDefault();
    if (field.value.trim()) judge(field.value.trim());
  };
  show(h('h1', {}, t('type.title')), h('form', { className: 'stack', onsubmit: send },
    h('label', { htmlFor: 'typed' }, t('type.says')), field,
    h('button', { className: 'main' }, t('type.button'))), button(t('back'), mainScreen, 'small'));
  field.focus();
}

function input(name, properties) {
  const field = h('input', Object.assign({ id: name, name, autocomplete: 'off' }, properties));
  return h('div', { className: 'field' }, h('label', { htmlFor: name }, t('field.' + name)), field);
}

const PLATE = /^[\u4e00-\u9fff][A-Z][A-Z0-9]{4,6}[\u4e00-\u9fffA-Z0-9]?$/;

function vehicleScreen() {
  stopCamera();
  const told = h('p', { className: 'error', role: 'alert' });
  const send = async (event) => {
    event.preventDefault();
    const form = event.target;
    const plate = form.plate.value.toUpperCase().replace(/[\s·-]/g, '');
    if (!PLATE.test(plate)) {
      told.textContent = t('vehicle.wrong');
      return;
    }
    const row = passage(0, null, plate);
    const trip = tripOf(form, plate, row);
    if (trip.wrong) {
      told.textContent = t(trip.wrong);
      return;
    }
    current = { found: null, pass: null, at: await now(), row };
    row.people = Math.min(200, Math.max(1, Number(form.number.value) || 1));
    await record();
    if (trip.report) await store.put('reports', trip.report);
    recordedScreen();
  };
  show(h('h1', {}, t('vehicle.title')), h('form', { className: 'stack', onsubmit: send },
    input('plate', { maxLength: 10, autocapitalize: 'characters', className: 'code' }),
    input('number', { inputMode: 'numeric', value: '1' }), tripFields(input), told, h('button', { className: 'main' }, t('vehicle.button', t(direction === 1 ? 'in' : 'out')))),
  button(t('back'), mainScreen, 'small'));
}

function peopleScreen() {
  stopCamera();
  if (!possible()) {
    show(h('h1', {}, t('people.title')), h('p', {}, t('people.insecure')),
      button(t('back'), mainScreen, 'main'));
    return;
  }
  const told = h('p', { className: 'error', role: 'alert' });
  const send = async (event) => {
    event.preventDefault();
    const fields = {};
    ['name', 'identity', 'phone', 'origin', 'going'].forEach((name) => {
      fields[name] = event.target[name].value.trim();
    });
    if (!fields.name || !(fields.identity || fields.phone)) {
      told.textContent = t('people.missing');
      return;
    }
    const row = passage(0, null, undefined);
    fields.time = row.time;
    fields.direction = direction;
    const sealed = await seal(state.device.box, row.id, fields);
    await store.put('people', Object.assign(sealed, { time: row.time, offset: row.offset }));
    event.target.reset();
    current = { found: null, pass: null, at: await now(), row, person: row.id };
    await record();
    recordedScreen();
  };
  show(h('h1', {}, t('people.title')), h('p', {}, t('people.says')),
    h('form', { className: 'stack', onsubmit: send }, input('name'),
      input('identity', { autocapitalize: 'characters', maxLength: 20 }),
      input('phone', { inputMode: 'tel', maxLength: 20 }), input('origin'), input('going'), told,
      h('button', { className: 'main' }, t('people.button'))), button(t('back'), mainScreen, 'small'));
}

// ---------------------------------------------------------------- start

async function newShift() {
  shift = { since: new Date().toISOString(), in: 0, out: 0, people: 0, refused: 0 };
  await store.keep('shift', shift);
  await mainScreen();
}

async function start() {
  if (state.device) await mainScreen();
  else enrolScreen();
}

async function begin() {
  const wanted = await store.kept('lang');
  await speak(wanted || (navigator.language.startsWith('zh') ? 'zh' : 'en'));
  await load();
  await again.load();
  direction = await store.kept('direction') || 1;
  shift = await store.kept('shift') || { since: '', in: 0, out: 0, people: 0, refused: 0 };
  await ready();
  listen((text) => judge(text));
  await start();
  const synchronise = () => sync().then(async () => {
    if (await gone()) return;
    await now();
    renewBands();
    await status();
  });
  window.addEventListener('online', synchronise);
  window.addEventListener('offline', () => {
    state.online = false;
    status();
  });
  setInterval(synchronise, ROUND_MS);
  synchronise();
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.register('sw.js').catch(() => {
      // An address without encryption keeps no page; it works while it is open.
    });
  }
}

begin();
