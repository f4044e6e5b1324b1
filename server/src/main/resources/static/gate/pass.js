/**
 * What a gate says to a text, from two signed lists and the hour alone; docs/passes.md is the form
 * and docs/passes-vectors.json holds this file to it.
 */
import { Tag, decode, toBeSigned } from './cbor.js';
import { EDDSA, ES256, PublicKey, sha256 } from './crypto.js';
import { unzlib } from './inflate.js';

const PREFIX = 'LF1:';
const TEXT_MAX = 1200;
const BYTES_MAX = 1024;
const OURS = -65600;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const VALUES = new Map(Array.from(ALPHABET, (c, i) => [c, i]));
const SHANGHAI = 8 * 3600;
const DAY = 24 * 3600;
const TIME_END = 2 ** 33;
const PLAIN = /^[\p{L}\p{Nd} ·*-]+$/u;
const STALE_HOURS = 24;
const STALE_HOURS_MAX = 336;
const KINDS = { highway: 1, village: 2, compound: 3, firm: 4, station: 5, market: 6, boundary: 1 };

const VERDICTS = {
  VALID: 'PASS', EXPIRED: 'EXPIRED', NOT_YET: 'NOT_HERE', ELSEWHERE: 'NOT_HERE',
  OTHER_KIND: 'NOT_HERE', OTHER_TIME: 'NOT_HERE',
};
const NEARER = ['ELSEWHERE', 'OTHER_KIND', 'OTHER_TIME', 'VALID'];

class Against extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

function need(held, reason) {
  if (!held) throw new Against(reason);
}

export function kindNumber(word) {
  return KINDS[word];
}

function base45(text, from) {
  const length = text.length - from;
  need(length % 3 !== 1, 'NOT_BASE45');
  const bytes = new Uint8Array(Math.floor(length / 3) * 2 + (length % 3) / 2);
  const value = (at) => {
    const found = VALUES.get(text[at]);
    need(found !== undefined, 'NOT_BASE45');
    return found;
  };
  let to = 0;
  let at = from;
  for (; at + 2 < text.length; at += 3) {
    const group = value(at) + value(at + 1) * 45 + value(at + 2) * 2025;
    need(group <= 0xffff, 'NOT_BASE45');
    bytes[to++] = group >> 8;
    bytes[to++] = group & 255;
  }
  if (at < text.length) {
    const group = value(at) + value(at + 1) * 45;
    need(group <= 255, 'NOT_BASE45');
    bytes[to] = group;
  }
  return bytes;
}

function unpack(bytes) {
  try {
    return unzlib(bytes, BYTES_MAX);
  } catch (wrong) {
    throw new Against(wrong instanceof RangeError ? 'INFLATES_TOO_FAR' : 'NOT_ZLIB');
  }
}

function decoded(bytes, reason) {
  try {
    return decode(bytes);
  } catch (wrong) {
    throw new Against(reason);
  }
}

const isBytes = (item) => item instanceof Uint8Array;
const keysAre = (map, keys) => map instanceof Map
  && map.size === keys.length && Array.from(map.keys()).every((key, i) => key === keys[i]);

/** A message of COSE_Sign1 under its tag, with its header read. */
function message(bytes) {
  const tagged = decoded(bytes, 'NOT_COSE');
  need(tagged instanceof Tag && tagged.number === 18 && Array.isArray(tagged.value)
    && tagged.value.length === 4, 'NOT_COSE');
  const [header, open, payload, signature] = tagged.value;
  need(isBytes(header) && open instanceof Map && isBytes(payload) && isBytes(signature), 'NOT_COSE');
  const said = decoded(header, 'NOT_COSE');
  need(said instanceof Map, 'NOT_COSE');
  return { header, said, open, payload, signature };
}

/** The token in a text, unsigned as far as anybody knows. */
function token(text) {
  need(text.startsWith(PREFIX), 'NOT_A_PASS');
  need(text.length <= TEXT_MAX, 'TOO_LONG');
  const read = message(unpack(base45(text, PREFIX.length)));
  const algorithm = read.said.has(1) ? read.said.get(1) : read.open.get(1);
  need([ES256, EDDSA, -65537].includes(algorithm), 'ALGORITHM_UNKNOWN');
  const kid = read.said.get(4);
  need(keysAre(read.said, [1, 4]) && isBytes(kid) && kid.length === 8 && read.open.size === 0
    && read.signature.length === 64, 'NOT_COSE');
  return Object.assign(read, { algorithm, kid });
}

export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function uuid(bytes) {
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const isWhole = (item) => Number.isInteger(item);
const isTime = (item) => isWhole(item) && item >= 0 && item < TIME_END;
const isPlain = (item, most) => typeof item === 'string' && item.length <= most && PLAIN.test(item);
const isArea = (item) => isWhole(item) && item >= 10 && item <= 999999999999;
const areAreas = (item) => Array.isArray(item) && item.length >= 1 && item.length <= 32
  && item.every(isArea);
const isMinute = (item) => isWhole(item) && item >= 0 && item <= 1440;

const ALLOWANCES = {
  1: (a) => a.length === 2 && areAreas(a[1]),
  2: (a) => a.length === 6 && areAreas([a[1], a[2]]) && isWhole(a[3]) && a[3] >= 1 && a[3] <= 127
    && isMinute(a[4]) && isMinute(a[5]) && a[4] !== a[5],
  3: (a) => a.length === 5 && isPlain(a[1], 12) && isPlain(a[2], 40) && areAreas(a[3])
    && typeof a[4] === 'boolean',
  4: (a) => a.length === 3 && isArea(a[1]) && isWhole(a[2]) && a[2] >= 1 && a[2] <= 30,
  5: (a) => a.length === 5 && isArea(a[1]) && isWhole(a[2]) && a[2] >= 0 && a[2] <= 99999
    && isMinute(a[3]) && isMinute(a[4]) && a[3] < a[4],
  6: (a) => a.length === 1,
};

function claims(payload) {
  const wrong = 'CLAIMS_UNREADABLE';
  const map = decoded(payload, wrong);
  need(keysAre(map, [1, 4, 5, 6, OURS]), wrong);
  const ours = map.get(OURS);
  need(keysAre(ours, [0, 1, 2, 3, 4, 5]) && ours.get(0) === 1, wrong);
  const [id, subject, holder, allowances, edition] = [1, 2, 3, 4, 5].map((key) => ours.get(key));
  const pass = {
    issuer: map.get(1), expires: map.get(4), notBefore: map.get(5), issued: map.get(6),
    holder, allowances,
  };
  need(isPlain(pass.issuer, 40) && isTime(pass.expires) && isTime(pass.notBefore)
    && isTime(pass.issued) && pass.notBefore < pass.expires, wrong);
  need(isBytes(id) && id.length === 8 && isBytes(subject) && subject.length === 16
    && isBytes(edition) && edition.length === 8 && isPlain(holder, 20), wrong);
  need(Array.isArray(allowances) && allowances.length >= 1 && allowances.length <= 8
    && allowances.every((a) => Array.isArray(a) && ALLOWANCES[a[0]] && ALLOWANCES[a[0]](a)), wrong);
  return Object.assign(pass, { idBytes: id, id: hex(id), subject: uuid(subject) });
}

function within(areas, gate) {
  return areas.some((area) => {
    for (let above = gate; above >= area; above = Math.floor(above / 10)) {
      if (above === area) return true;
    }
    return false;
  });
}

function county(area) {
  let code = area;
  while (code >= 1000000) code = Math.floor(code / 10);
  return code;
}

const dayOf = (at) => Math.floor((at + SHANGHAI) / DAY);
const minuteOf = (at) => Math.floor(((at + SHANGHAI) % DAY) / 60);
/** The first of January 1970 was a Thursday. */
const isOn = (days, day) => (days >> ((day + 3) % 7) & 1) === 1;

function during([, , , days, from, to], at) {
  const day = dayOf(at);
  const minute = minuteOf(at);
  if (from < to) return isOn(days, day) && minute >= from && minute < to;
  return (isOn(days, day) && minute >= from) || (isOn(days, day - 1) && minute < to);
}

function fit(a, gate, at) {
  const { area, kind } = gate;
  switch (a[0]) {
    case 1: return within(a[1], area) ? 'VALID' : 'ELSEWHERE';
    case 2: {
      const here = within([a[1], a[2]], area)
        || (kind === 1 && within([county(a[1]), county(a[2])], area));
      return !here ? 'ELSEWHERE' : during(a, at) ? 'VALID' : 'OTHER_TIME';
    }
    case 3:
      if (a[4]) return 'VALID';
      return !within(a[3], area) ? 'ELSEWHERE' : kind === 3 ? 'OTHER_KIND' : 'VALID';
    case 4:
      if (!within([a[1]], area)) return 'ELSEWHERE';
      return kind === 2 || kind === 3 || kind === 6 ? 'VALID' : 'OTHER_KIND';
    case 5: {
      if (!within([a[1]], area)) return 'ELSEWHERE';
      const minute = minuteOf(at);
      return dayOf(at) === a[2] && minute >= a[3] && minute < a[4] ? 'VALID' : 'OTHER_TIME';
    }
    default: return 'VALID';
  }
}

function reasonHere(pass, gate, at) {
  if (!gate.area) return { reason: 'VALID' };
  let nearest = 'ELSEWHERE';
  for (const allowance of pass.allowances) {
    const found = fit(allowance, gate, at);
    if (found === 'VALID') return { reason: found, allowance };
    if (NEARER.indexOf(found) > NEARER.indexOf(nearest)) nearest = found;
  }
  return { reason: nearest };
}

async function decide(text, lists, gate, at) {
  const read = token(text);
  const key = lists.keys.find(read.kid, read.algorithm);
  need(key, 'KEY_UNKNOWN');
  need(key.revoked === null, 'KEY_REVOKED');
  const signed = await key.key.verify(read.signature, toBeSigned(read.header, read.payload));
  need(signed, 'FORGED');
  const pass = claims(read.payload);
  const against = pass.issuer !== key.issuer ? 'ISSUER_OTHER'
    : pass.issued < key.from || pass.issued >= key.until ? 'KEY_OUT_OF_TIME'
      : at >= pass.expires ? 'EXPIRED'
        : await lists.revocations.contains(pass.idBytes) ? 'REVOKED'
          : at < pass.notBefore ? 'NOT_YET' : null;
  return Object.assign({ pass }, against ? { reason: against } : reasonHere(pass, gate, at));
}

/**
 * The verdict about a text.
 *
 * @param lists {keys, revocations}
 * @param gate {area, kind} as numbers; area 0 does not ask where
 * @param at seconds since 1970
 */
export async function verify(text, lists, gate, at) {
  let found;
  try {
    found = await decide(text, lists, gate, at);
  } catch (wrong) {
    if (!(wrong instanceof Against)) throw wrong;
    found = { reason: wrong.reason };
  }
  return Object.assign(found, { verdict: VERDICTS[found.reason] || 'CALL' });
}

/** The body of a list that the root has signed. */
async function list(type, bytes, root) {
  const read = message(bytes);
  need(read.said.get(3) === type, 'NOT_COSE');
  const key = new PublicKey(read.said.get(1), root);
  need(await key.verify(read.signature, toBeSigned(read.header, read.payload)), 'FORGED');
  const body = decoded(read.payload, 'NOT_COSE');
  need(body instanceof Map && body.get(0) === 1, 'NOT_COSE');
  return body;
}

/** 密钥清单: the keys that this gate believes. */
export class KeyList {
  constructor(number, issued, keys, hours) {
    this.number = number;
    this.issued = issued;
    this.keys = keys;
    this.hours = hours;
  }

  find(kid, algorithm) {
    const key = this.keys.get(hex(kid));
    return key && key.algorithm === algorithm ? key : undefined;
  }

  static async read(bytes, root) {
    const body = await list('lianfang-keys', bytes, root);
    const keys = new Map();
    for (const [algorithm, spki, issuer, from, until, revoked] of body.get(3)) {
      if (algorithm === ES256 || algorithm === EDDSA) {
        const kid = hex((await sha256(spki)).subarray(0, 8));
        const key = new PublicKey(algorithm, spki);
        keys.set(kid, { algorithm, key, issuer, from, until, revoked });
      }
    }
    const hours = body.has(4) ? body.get(4) : STALE_HOURS;
    need(isWhole(hours) && hours >= 1 && hours <= STALE_HOURS_MAX, 'NOT_COSE');
    return new KeyList(body.get(1), body.get(2), keys, hours);
  }
}

/** 作废清单: prefixes of hashes of pass ids, sorted. */
export class Revocations {
  constructor(number, issued, prefixes) {
    this.number = number;
    this.issued = issued;
    this.prefixes = prefixes;
  }

  async contains(id) {
    const hash = await sha256(id);
    let wanted = 0;
    for (let i = 0; i < 5; i++) wanted = wanted * 256 + hash[i];
    let low = 0;
    let high = this.prefixes.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.prefixes[middle] === wanted) return true;
      if (this.prefixes[middle] < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  /** This list with a file of what came later; null where something between them is missing. */
  async plus(bytes, root) {
    const body = await list('lianfang-revocations', bytes, root);
    const [number, issued, since, count, packed] = [1, 2, 3, 4, 5].map((key) => body.get(key));
    if (since > this.number) return null;
    if (number < this.number) return this;
    const later = differences(packed, count);
    const all = since === 0 ? later : merged(this.prefixes, later);
    return new Revocations(number, issued, all);
  }
}

function differences(packed, count) {
  need(count >= 0 && count <= packed.length, 'NOT_COSE');
  const prefixes = new Float64Array(count);
  let before = 0;
  let at = 0;
  for (let entry = 0; entry < count; entry++) {
    let factor = 1;
    let byte;
    do {
      need(at < packed.length && factor <= 2 ** 35, 'NOT_COSE');
      byte = packed[at++];
      before += (byte & 127) * factor;
      factor *= 128;
    } while (byte & 128);
    need(before < 2 ** 40 && (entry === 0 || before > prefixes[entry - 1]), 'NOT_COSE');
    prefixes[entry] = before;
  }
  need(at === packed.length, 'NOT_COSE');
  return prefixes;
}

function merged(one, other) {
  const all = new Float64Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all.sort().filter((value, i, sorted) => i === 0 || value !== sorted[i - 1]);
}
