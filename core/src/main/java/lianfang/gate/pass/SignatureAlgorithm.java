package lianfang.gate.pass;

import java.util.Optional;

/** 签名算法: by their numbers in COSE; the one for SM2 is from the range for private use. */
public enum SignatureAlgorithm {
  /** ECDSA on P-256 with SHA-256: what every browser with WebCrypto can check. */
  ES256(-7),
  /** EdDSA on Curve25519. */
  EDDSA(-8),
  /** ECDSA with SHA-384; not for passes. */
  ES384(-35),
  /** ECDSA with SHA-512; not for passes. */
  ES512(-36),
  /** 国密 SM2 with SM3 (GB/T 32918), as r and s of 32 bytes each. */
  SM2(-65_537);

  private final int number;

  SignatureAlgorithm(int number) {
    this.number = number;
  }

  /** The number in COSE's header 1. */
  public int number() {
    return number;
  }

  /** Whether a pass may be signed in this way: its signature has 64 bytes. */
  public boolean isForPasses() {
    return this == ES256 || this == EDDSA || this == SM2;
  }

  static Optional<SignatureAlgorithm> find(int number) {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.number == number) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
