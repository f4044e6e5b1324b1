/** What a gate keeps on its device: two lists, a queue, and no name in the clear. */
const NAME = 'lianfang-gate';
const STORES = ['passages', 'people', 'reports', 'rejected', 'exits'];
let opened;

function open() {
  opened = opened || new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('kept');
      STORES.forEach((name) => request.result.createObjectStore(name, { keyPath: 'id' }));
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function run(stores, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, mode);
    const request = work(transaction);
    transaction.oncomplete = () => resolve(request ? request.result : undefined);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const keep = (key, value) => run(['kept'], 'readwrite',
  (t) => t.objectStore('kept').put(value, key));
export const kept = (key) => run(['kept'], 'readonly', (t) => t.objectStore('kept').get(key));
export const put = (store, row) => run([store], 'readwrite', (t) => t.objectStore(store).put(row));
export const get = (store, id) => run([store], 'readonly', (t) => t.objectStore(store).get(id));
export const count = (store) => run([store], 'readonly', (t) => t.objectStore(store).count());
export const first = (store, limit) => run([store], 'readonly',
  (t) => t.objectStore(store).getAll(null, limit));

/** Takes rows out of a queue; those that came back go where they can be seen, in the same step. */
export const leave = (store, ids, rejected = []) => run([store, 'rejected'], 'readwrite', (t) => {
  ids.forEach((id) => t.objectStore(store).delete(id));
  rejected.forEach((row) => t.objectStore('rejected').put(row));
});

/** Keeps a passage, or takes it back, together with the counts of the shift that tell of it. */
export const record = (row, shift) => run(['passages', 'kept'], 'readwrite', (t) => {
  t.objectStore('passages').put(row);
  t.objectStore('kept').put(shift, 'shift');
});
export const takeBack = (id, shift) => run(['passages', 'kept'], 'readwrite', (t) => {
  t.objectStore('passages').delete(id);
  t.objectStore('kept').put(shift, 'shift');
});

/** Forgets everything, for a device that was revoked or leaves its post. */
export const forget = () => run(['kept'].concat(STORES), 'readwrite', (t) => {
  ['kept'].concat(STORES).forEach((name) => t.objectStore(name).clear());
});

let millis = 0;
let counter = 0;

/** An id of version 7: by the device's clock, ascending, random behind it. */
export function newId() {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const now = Date.now();
  if (now > millis) {
    millis = now;
    counter = random[8];
  } else if (++counter > 0xfff) {
    millis++;
    counter = 0;
  }
  const time = millis.toString(16).padStart(12, '0');
  const low = Array.from(random.subarray(0, 8), (byte, i) => (i ? byte : byte & 0x3f | 0x80)
    .toString(16).padStart(2, '0')).join('');
  return time.slice(0, 8) + '-' + time.slice(8) + '-7' + counter.toString(16).padStart(3, '0')
    + '-' + low.slice(0, 4) + '-' + low.slice(4);
}
