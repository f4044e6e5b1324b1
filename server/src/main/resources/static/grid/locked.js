/**
 * What a worker's shift keeps on a shared phone, readable with the shift's PIN alone. A PIN has six
 * digits, so that each try costs something; whoever finds the phone reads no name.
 */
const ROUNDS = 210000;
let name;
let unsentOf;
let opened;

/** Each page has a store of its own, and says how much of a box has not been sent. */
export function count(store, counting) {
  name = store;
  unsentOf = counting;
}

function open() {
  opened = opened || new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('kept');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function run(mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(['kept'], mode);
    const request = work(transaction.objectStore('kept'));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const keep = (key, value) => run('readwrite', (kept) => kept.put(value, key));
export const kept = (key) => run('readonly', (store) => store.get(key));
const drop = (key) => run('readwrite', (kept) => kept.delete(key));
export const possible = () => Boolean(crypto.subtle);

async function keyOf(pin, salt) {
  const secret = await crypto.subtle.importKey(
    'raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
    secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const utf8 = (text) => new TextEncoder().encode(text);

async function seal(key, bytes) {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  return { nonce, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, bytes) };
}

const unseal = (key, from) => crypto.subtle.decrypt(
  { name: 'AES-GCM', iv: from.nonce }, key, from.sealed);

const dataKey = (raw) => crypto.subtle.importKey(
  'raw', raw, { name: 'AES-GCM' }, true, ['encrypt', 'decrypt']);

/**
 * The box of one worker: what is in it, and the key that seals it. That key is random and itself
 * sealed under the one that the PIN makes, so that another PIN need not seal every picture anew.
 */
export class Box {
  constructor(login, salt, wrapped, key, content) {
    this.login = login;
    this.salt = salt;
    this.wrapped = wrapped;
    this.key = key;
    this.content = content;
  }

  static async make(login, pin, content) {
    const key = await crypto.subtle.generateKey(
      { name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
    const box = new Box(login, null, null, key, content);
    await box.change(pin);
    return box;
  }

  /** The box that this PIN opens; null where there is none, false where the PIN is another one. */
  static async open(login, pin) {
    const found = await kept('box:' + login);
    if (!found) return null;
    const own = await keyOf(pin, found.salt);
    try {
      const key = await dataKey(await unseal(own, found.wrapped));
      const plain = await unseal(key, found);
      return new Box(login, found.salt, found.wrapped, key, JSON.parse(new TextDecoder().decode(plain)));
    } catch (another) {
      return false;
    }
  }

  /** How much a worker has not sent; the number is no secret, what it counts is. */
  static async unsent(login) {
    const found = await kept('box:' + login);
    return found ? found.unsent : 0;
  }

  async save() {
    const { nonce, sealed } = await seal(this.key, utf8(JSON.stringify(this.content)));
    await keep('box:' + this.login,
      { salt: this.salt, wrapped: this.wrapped, nonce, sealed, unsent: unsentOf(this.content) });
  }

  /** The same content under another PIN. */
  async change(pin) {
    this.salt = crypto.getRandomValues(new Uint8Array(16));
    const own = await keyOf(pin, this.salt);
    this.wrapped = await seal(own, await crypto.subtle.exportKey('raw', this.key));
    await this.save();
  }

  /** Keeps bytes beside the box, sealed by the same key. */
  async keepFile(id, bytes) {
    await keep('file:' + this.login + ':' + id, await seal(this.key, bytes));
  }

  async file(id) {
    const found = await kept('file:' + this.login + ':' + id);
    return found ? unseal(this.key, found) : null;
  }

  dropFile(id) {
    return drop('file:' + this.login + ':' + id);
  }
}
