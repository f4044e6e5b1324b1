/**
 * 重复出示: whether a code was shown here a moment ago in the same direction. A picture of somebody
 * else's code is how a pass is used twice; the guard then looks at the holder. Kept for minutes.
 */
import * as store from './store.js';

const MINUTES = 15;

let shown = {};

export async function load() {
  shown = await store.kept('shown') || {};
}

const fresh = (one, at) => at - one.at < MINUTES * 60;

/** Minutes since this code went the same way here; null where it did not of late. */
export function since(pass, direction, at) {
  const one = shown[pass];
  return one && one.direction === direction && fresh(one, at)
    ? Math.max(1, Math.round((at - one.at) / 60)) : null;
}

export async function remember(pass, direction, at) {
  Object.keys(shown).forEach((id) => {
    if (!fresh(shown[id], at)) delete shown[id];
  });
  shown[pass] = { direction, at };
  await store.keep('shown', shown);
}

export async function forget(pass) {
  delete shown[pass];
  await store.keep('shown', shown);
}
