package lianfang.access;

/**
 * 绑定动态口令: what a person needs to set up an authenticator app.
 *
 * @param address the otpauth address for a QR code
 * @param secret the same secret in base 32, for typing
 */
public record Enrolment(String address, String secret) {}
