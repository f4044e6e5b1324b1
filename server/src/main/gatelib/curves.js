/**
 * What a gate takes from @noble/curves and @noble/hashes (MIT) where the browser lacks an algorithm
 * or its address has no encryption. The build bundles it, because old phones know no import maps.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';

export { sha256 };

/** Signatures are r and s side by side; a signature of any form of s holds, as in WebCrypto. */
export function verifyEs256(signature, message, key) {
  try {
    return p256.verify(signature, sha256(message), key, { prehash: false, lowS: false });
  } catch {
    return false;
  }
}

export function verifyEd25519(signature, message, key) {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}
