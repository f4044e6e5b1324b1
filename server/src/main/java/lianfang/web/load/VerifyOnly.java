package lianfang.web.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * 只保核验: a file in the data folder, so that the switch works from the command line while the console
 * answers nobody and the database is gone.
 */
@Component
public final class VerifyOnly {

  /** The file's name. */
  static final String FILE = "verify-only";

  private static final long LOOKS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path file;
  private volatile long looked = System.nanoTime() - LOOKS_NANOS;
  private volatile boolean on;

  VerifyOnly(Environment environment) {
    file = Path.of(environment.getProperty("lianfang.data", "data")).resolve(FILE);
  }

  /** Whether only verification is answered; known a second after the switch. */
  boolean isOn() {
    long now = System.nanoTime();
    if (now - looked >= LOOKS_NANOS) {
      looked = now;
      on = Files.exists(file);
    }
    return on;
  }

  /** Turns the switch. */
  static void turn(Path data, boolean on) throws IOException {
    Path file = data.resolve(FILE);
    if (on) {
      Files.writeString(file, "only verification is answered; remove this file to end it\n");
    } else {
      Files.deleteIfExists(file);
    }
  }
}
