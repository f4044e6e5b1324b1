package lianfang.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The write-ahead log keeps bytes of what was destroyed, until its segments are removed. */
class WhatWasDestroyedLeavesTheLogTest {

  private static final TestDatabase database = TestDatabase.create();

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void noSegmentHoldsItAfterwardsAndTheServerServesOn() throws IOException, SQLException {
    String secret = "secret-" + UUID.randomUUID();
    database.asOwner("create table instance.marked (text text)");
    database.asOwner("insert into instance.marked values ('" + secret + "')");
    // Segments that a checkpoint keeps under new names hold old bytes as well.
    for (int i = 0; i < 3; i++) {
      TestDatabase.execute(
          database.database().url(), database.database().admin(), "select pg_switch_wal()");
      database.asOwner("insert into instance.marked select 'x' from generate_series(1, 100)");
    }
    database.asOwner("drop table instance.marked");
    assertThat(segmentsWith(secret)).isNotEmpty();

    assertThat(new WriteAheadLog(database.database()).remove()).isPositive();

    assertThat(segmentsWith(secret)).isEmpty();
    assertThat(database.appClient().sql("select 1").query(Integer.class).single()).isOne();
    assertThat(database.appClient().sql("show wal_recycle").query(String.class).single())
        .isEqualTo("on");
  }

  private static List<Path> segmentsWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(TestDatabase.folder())) {
      return files
          .filter(file -> file.getParent().endsWith("pg_wal") && Files.isRegularFile(file))
          .filter(file -> read(file).contains(text))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      // A checkpoint may remove a segment while it is being looked for.
      return "";
    }
  }
}
