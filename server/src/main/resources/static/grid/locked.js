/**
 * What a worker's shift keeps on a shared phone, readable with the shift's PIN alone. A PIN has six
 * digits, so that each try costs something; whoever finds the phone reads no name.
 */
const NAME = 'lianfang-grid';
const ROUNDS = 210000;
let opened;

function open() {
  opened = opened || new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
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
export const possible = () => Boolean(crypto.subtle);

async function keyOf(pin, salt) {
  const secret = await crypto.subtle.importKey(
    'raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
    secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** The box of one worker: what is in it, and the key that the PIN made. */
export class Box {
  constructor(login, salt, key, content) {
    this.login = login;
    this.salt = salt;
    this.key = key;
    this.content = content;
  }

  static async make(login, pin, content) {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const box = new Box(login, salt, await keyOf(pin, salt), content);
    await box.save();
    return box;
  }

  /** The box that this PIN opens; null where there is none, false where the PIN is another one. */
  static async open(login, pin) {
    const found = await kept('box:' + login);
    if (!found) return null;
    const key = await keyOf(pin, found.salt);
    try {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: found.nonce }, key, found.sealed);
      return new Box(login, found.salt, key, JSON.parse(new TextDecoder().decode(plain)));
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
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(this.content));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, this.key, plain);
    const unsent = this.content.facts.length + this.content.arrivals.length;
    await keep('box:' + this.login, { salt: this.salt, nonce, sealed, unsent });
  }

  /** The same content under another PIN. */
  async change(pin) {
    this.salt = crypto.getRandomValues(new Uint8Array(16));
    this.key = await keyOf(pin, this.salt);
    await this.save();
  }
}
