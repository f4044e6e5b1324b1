/**
 * Signatures and hashes: the browser's own where it has them, else a library that is loaded when it
 * is needed. An address without encryption has no crypto of its own at all.
 */
const subtle = typeof crypto === 'undefined' ? undefined : crypto.subtle;

export const ES256 = -7;
export const EDDSA = -8;

const OWN = {
  [ES256]: {
    key: { name: 'ECDSA', namedCurve: 'P-256' },
    verify: { name: 'ECDSA', hash: 'SHA-256' },
  },
  [EDDSA]: { key: { name: 'Ed25519' }, verify: { name: 'Ed25519' } },
};

/** For tests: whether the library is used even where the browser could. */
export const choice = { library: false };

const library = () => import('./lib/curves.js');

export async function sha256(bytes) {
  if (subtle && !choice.library) return new Uint8Array(await subtle.digest('SHA-256', bytes));
  return (await library()).sha256(bytes);
}

/** A key that can check signatures. */
export class PublicKey {
  constructor(algorithm, spki) {
    this.algorithm = algorithm;
    this.spki = spki;
  }

  async own() {
    const way = OWN[this.algorithm];
    if (!subtle || !way || choice.library) return null;
    if (this.imported === undefined) {
      try {
        this.imported = await subtle.importKey('spki', this.spki, way.key, false, ['verify']);
      } catch (lacks) {
        this.imported = null;
      }
    }
    return this.imported;
  }

  async verify(signature, message) {
    const own = await this.own();
    if (own) return subtle.verify(OWN[this.algorithm].verify, own, signature, message);
    const curves = await library();
    return this.algorithm === ES256
      ? curves.verifyEs256(signature, message, this.spki.subarray(this.spki.length - 65))
      : curves.verifyEd25519(signature, message, this.spki.subarray(this.spki.length - 32));
  }
}
