/**
 * People without a code. What is typed is sealed for the server at once: a fresh key of P-256, the
 * server's public key, HKDF and AES-GCM. Nobody who finds the device can read it, this page neither.
 */
export const possible = () => Boolean(typeof crypto !== 'undefined' && crypto.subtle);

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const text64 = (bytes) => btoa(String.fromCharCode.apply(null, bytes));

export async function seal(box, id, fields) {
  const server = await crypto.subtle.importKey('spki', box, CURVE, false, []);
  const fresh = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const shared = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: server }, fresh.privateKey, 256);
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', fresh.publicKey));
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: point, info: new TextEncoder().encode('lianfang-gate-people') },
    secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(id) }, key,
    new TextEncoder().encode(JSON.stringify(fields)));
  return { id, point: text64(point), nonce: text64(nonce), sealed: text64(new Uint8Array(sealed)) };
}
