/**
 * Talks with the server whenever there is one. Everything here may fail at any point and be done
 * again: rows leave the queue only when the server has answered for them.
 */
import { KeyList, Revocations } from './pass.js';
import * as store from './store.js';

const BATCH = 200;
const PATIENCE = 15000;

/** What the page works with; null until the device is enrolled. */
export const state = {
  device: null, keys: null, revocations: null, offset: null, synced: null, lastTime: 0,
  online: false, clockWrong: false, households: [], expected: [], places: [], here: {},
};

const EMPTY = new Float64Array(0);

/** Reads what an earlier visit has kept. */
export async function load() {
  const [device, keys, revocations, offset, synced, lastTime, households, expected] = await Promise.all(
    ['device', 'keys', 'revocations', 'offset', 'synced', 'lastTime', 'households', 'expected']
      .map(store.kept));
  if (!device) return;
  Object.assign(state, {
    device, offset: offset === undefined ? null : offset, synced: synced || null,
    lastTime: lastTime || 0, households: households || [], expected: expected || [],
    places: (await store.kept('places')) || [], here: (await store.kept('here')) || {},
  });
  state.keys = keys ? await KeyList.read(keys, device.root) : null;
  const held = revocations || { number: 0, issued: 0, prefixes: EMPTY };
  state.revocations = new Revocations(held.number, held.issued, held.prefixes);
  await now();
}

/**
 * The hour, in seconds. A clock that went back since it was last read is wrong: then the hour is at
 * least the last one that was known, and what was measured of the clock holds no longer.
 */
export async function now() {
  const said = Math.floor(Date.now() / 1000) + (state.offset || 0);
  const least = Math.max(state.lastTime, state.keys ? state.keys.issued : 0);
  if (said < least - 120) {
    state.clockWrong = true;
    if (state.offset !== null) {
      state.offset = null;
      await store.keep('offset', null);
    }
    return least;
  }
  if (said > state.lastTime) {
    state.lastTime = said;
    await store.keep('lastTime', said);
  }
  return said;
}

/** Hours since the lists were fetched, at least: a clock that fell back makes no list young. */
export function age() {
  if (!state.synced) return Infinity;
  const hour = Math.max(Date.now() / 1000 + (state.offset || 0), state.lastTime);
  return Math.max(0, (hour - state.synced) / 3600);
}

/** Whether the lists are old, by the hours that the instance signed into them. */
export const stale = () => !state.keys || age() > state.keys.hours;

class Revoked extends Error {}

async function call(path, body, raw) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const headers = { 'Content-Type': 'application/json' };
    if (state.device) headers.Authorization = 'Bearer ' + state.device.token;
    const answer = await fetch(path, body === undefined
      ? { signal: stop.signal, cache: 'no-store' }
      : { method: 'POST', headers, body: JSON.stringify(body), signal: stop.signal });
    if (answer.status === 401 && body !== undefined) throw new Revoked('revoked');
    if (!answer.ok) throw Object.assign(new Error('status'), { status: answer.status });
    return raw ? new Uint8Array(await answer.arrayBuffer()) : await answer.json();
  } finally {
    clearTimeout(timer);
  }
}

const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** Enrols this device by the code that its post's page shows. */
export async function enrol(code) {
  const answer = await call('enrol', { code });
  const device = {
    id: answer.device, token: answer.token, checkpoint: answer.checkpoint,
    root: bytes(answer.root), box: bytes(answer.box),
  };
  await store.keep('device', device);
  state.device = device;
  state.revocations = new Revocations(0, 0, EMPTY);
  await sync();
}

async function measure() {
  const before = Date.now();
  const waiting = await store.count('passages');
  const answer = await call('hello', { clock: new Date(before).toISOString(), waiting });
  const offset = Math.round((answer.now - (before + Date.now()) / 2) / 1000);
  Object.assign(state, { offset, clockWrong: false, lastTime: Math.floor(answer.now / 1000) });
  state.device.checkpoint = answer.checkpoint;
  state.expected = answer.expected;
  await Promise.all([store.keep('offset', offset), store.keep('device', state.device),
    store.keep('lastTime', state.lastTime), store.keep('expected', state.expected)]);
}

async function lists() {
  const file = await call('keys', undefined, true);
  const keys = await KeyList.read(file, state.device.root);
  if (!state.keys || keys.number >= state.keys.number) {
    state.keys = keys;
    await store.keep('keys', file);
  }
  const part = await call('revocations?from=' + state.revocations.number, undefined, true);
  let revocations = await state.revocations.plus(part, state.device.root);
  if (!revocations) {
    const whole = await call('revocations?from=0', undefined, true);
    revocations = await state.revocations.plus(whole, state.device.root);
  }
  if (revocations && revocations !== state.revocations) {
    state.revocations = revocations;
    const { number, issued, prefixes } = revocations;
    await store.keep('revocations', { number, issued, prefixes });
  }
  state.households = (await call('exits', {})).households;
  await store.keep('households', state.households);
  state.synced = Math.floor(Date.now() / 1000) + state.offset;
  await store.keep('synced', state.synced);
}

/** Sends a queue in batches; a batch that was cut off is sent again and lands once by its ids. */
async function send(name, path) {
  for (;;) {
    // What still stands on the screen may get a temperature; it goes when the next one comes.
    const rows = (await store.first(name, BATCH)).filter((row) => row.ready !== false);
    if (rows.length === 0) return;
    const sent = rows.map((row) => Object.assign({}, row, { ready: undefined }));
    const answer = await call(path, { sentAt: new Date().toISOString(), rows: sent });
    const rejected = answer.problems.map((problem) => Object.assign({ queue: name },
      rows[problem.row - 1], { id: rows[problem.row - 1].id, problem }));
    await store.leave(name, rows.map((row) => row.id), rejected);
  }
}

/** Names of places change seldom; they are asked for once a day. */
async function places() {
  const day = new Date().toISOString().slice(0, 10);
  if (state.places.length && await store.kept('placesDay') === day) return;
  state.places = (await call('places', {})).places;
  await store.keep('places', state.places);
  await store.keep('placesDay', day);
}

let running = null;

async function round() {
  try {
    await measure();
    state.online = true;
    await send('passages', 'passages');
    await send('people', 'people');
    await send('reports', 'reports');
    await lists();
    await places();
  } catch (failed) {
    if (failed instanceof Revoked) {
      await store.forget();
      Object.assign(state, { device: null, keys: null, revocations: null, revoked: true });
    } else if (!failed.status) {
      state.online = false;
    }
    return failed;
  }
  return null;
}

/** One round at a time; whoever asks meanwhile gets the one that runs. */
export function sync() {
  if (!state.device) return Promise.resolve(null);
  running = running || round().finally(() => {
    running = null;
  });
  return running;
}
