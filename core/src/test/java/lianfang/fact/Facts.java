package lianfang.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Invented facts for tests. */
final class Facts {

  private Facts() {}

  static Fact of(String kind, String day, Map<String, String> attributes) {
    return of(UUID.randomUUID(), kind, Days.start(LocalDate.parse(day)), null, attributes);
  }

  static Fact of(
      UUID id,
      String kind,
      Instant at,
      @org.jspecify.annotations.Nullable UUID corrects,
      Map<String, String> attributes) {
    return new Fact(
        0,
        id,
        Subject.person(new UUID(7, 7)),
        kind,
        "410902001001",
        at,
        Instant.parse("2020-02-26T00:00:00Z"),
        "test",
        "test",
        corrects,
        new TreeMap<>(attributes));
  }
}
