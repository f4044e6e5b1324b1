package lianfang.gate.pass;

/**
 * 根密钥: signs the lists for gates and no passes, so that it can lie apart from the keys that are
 * used every second.
 */
public record ListSigner(SignatureAlgorithm algorithm, byte[] kid, Signer signer) {}
