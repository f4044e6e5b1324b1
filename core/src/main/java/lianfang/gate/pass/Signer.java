package lianfang.gate.pass;

import java.security.GeneralSecurityException;

/** Signs with one key, wherever that lies. */
@FunctionalInterface
public interface Signer {

  /** The signature over the bytes. */
  byte[] sign(byte[] bytes) throws GeneralSecurityException;
}
