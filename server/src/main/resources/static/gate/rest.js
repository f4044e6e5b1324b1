/**
 * 休息待复测: whoever had a fever rests indoors until the second measurement, and the gate goes on with
 * others meanwhile. It survives closing; what tells the guard who it was stays in memory alone.
 */
import * as store from './store.js';

const hints = new Map();

export const all = async () => await store.kept('resting') || [];

/** What stands on the screen waits for its second measurement, without a name. */
export async function begin({ row, at, person, found, pass }) {
  if (pass && pass.holder) hints.set(row.id, pass.holder);
  const one = {
    row, at, person, pass: pass ? { id: pass.id } : null,
    found: found ? {
      allowance: found.allowance, pass: found.pass ? { subject: found.pass.subject } : null,
    } : null,
  };
  await store.keep('resting', (await all()).filter((other) => other.row.id !== row.id).concat(one));
}

export async function end(id) {
  hints.delete(id);
  const others = (await all()).filter((one) => one.row.id !== id);
  await store.keep('resting', others);
}

/** Who it was, as long as the page was not closed since; a plate is on the vehicle. */
export const who = (one) => hints.get(one.row.id) || one.row.vehicle || '';

export const minutes = (one, at) => Math.max(0, Math.round((at - one.at) / 60));
