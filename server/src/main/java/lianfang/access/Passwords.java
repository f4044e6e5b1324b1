package lianfang.access;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id, 16 MiB and two passes; a few at a time, so that guessing cannot take all memory. */
@Component
final class Passwords {

  static final int LENGTH_MIN = 12;
  private static final int DIFFERENT_MIN = 5;
  private static final int AT_ONCE = 4;

  private final Argon2PasswordEncoder encoder =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final Semaphore atOnce = new Semaphore(AT_ONCE);
  private final String nobody = encoder.encode("nobody has this password");

  /** What may be kept of the password, after it was found good enough for this login. */
  String hash(String login, String password) {
    if (password.length() < LENGTH_MIN) {
      throw new AccessRefused(AccessRefusal.PASSWORD_SHORT);
    }
    boolean guessable =
        password.toLowerCase(java.util.Locale.ROOT).contains(login)
            || password.chars().distinct().count() < DIFFERENT_MIN;
    if (guessable) {
      throw new AccessRefused(AccessRefusal.PASSWORD_GUESSABLE);
    }
    return limited(() -> encoder.encode(password));
  }

  /** Takes the same time for an account that does not exist as for a wrong password. */
  boolean matches(String password, @Nullable String hash) {
    boolean matches = limited(() -> encoder.matches(password, hash == null ? nobody : hash));
    return matches && hash != null;
  }

  private <T> T limited(java.util.function.Supplier<T> work) {
    atOnce.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      atOnce.release();
    }
  }
}
