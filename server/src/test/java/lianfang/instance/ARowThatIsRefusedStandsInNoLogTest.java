package lianfang.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A server says which row it refuses, unless it is told not to. */
class ARowThatIsRefusedStandsInNoLogTest {

  private static final TestDatabase database = TestDatabase.create();

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void neitherTheLogOfTheServerNorAnExceptionRepeatsIt() throws IOException {
    String plate = "plate-" + UUID.randomUUID();
    database.asOwner(
        "create table gate.plates (plate text primary key check (length(plate) < 50))");
    database.asOwner("grant insert on gate.plates to lianfang_engine");
    insert(plate);
    Throwable twice = catchThrowable(() -> insert(plate));
    Throwable tooLong = catchThrowable(() -> insert(plate + "-".repeat(50)));
    assertThat(told(twice)).contains("plates_pkey").doesNotContain(plate);
    assertThat(told(tooLong)).contains("plates_plate_check").doesNotContain(plate);
    assertThat(Files.readString(TestDatabase.folder().resolve("pg.log")))
        .contains("plates_pkey", "plates_plate_check")
        .doesNotContain(plate);
  }

  private static void insert(String plate) {
    database.engineClient().sql("insert into gate.plates values (?)").param(plate).update();
  }

  private static String told(Throwable problem) {
    StringWriter all = new StringWriter();
    problem.printStackTrace(new PrintWriter(all, true));
    return all.toString();
  }
}
