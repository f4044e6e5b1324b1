package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import lianfang.area.Scope;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FactsAreAppendedTest {

  private static final TestLedger book = new TestLedger();

  private final UUID person = UUID.randomUUID();

  @AfterAll
  static void close() {
    book.close();
  }

  @Test
  void aFactGetsItsNumberAndTheTimeOfTheDomainClock() {
    Fact fact = book.append(book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42")));
    assertThat(fact.number()).matches("F-[0-9]+");
    assertThat(fact.recordedAt()).isEqualTo(book.clock.instant());
    assertThat(fact.recorder()).isEqualTo("test");
    assertThat(everything(person)).containsExactly(fact);
  }

  @Test
  void theSameFactSentTwiceIsThereOnce() {
    Fact sent = book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42"));
    Fact first = book.append(sent);
    book.clock.forward(Duration.ofMinutes(1));
    assertThat(book.append(sent)).isEqualTo(first);
    assertThat(everything(person)).hasSize(1);
  }

  @Test
  void manyFactsAreStagedAndThoseKnownAreLeftAsTheyStand() {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      facts.add(book.fact(person, "temperature", "2020-02-20", Map.of("celsius", "36." + i % 10)));
    }
    facts.add(book.fact(person, "measure-ordered", "2020-02-20", Map.of("measure", "隔离（一）")));
    Fact known = book.append(facts.get(250));
    List<Fact> appended = book.ledger.append(TestLedger.EVERYWHERE, facts);
    assertThat(appended).extracting(Fact::id).isEqualTo(facts.stream().map(Fact::id).toList());
    assertThat(appended.get(250)).isEqualTo(known);
    assertThat(appended.stream().map(Fact::seq).distinct()).hasSize(501);
    assertThat(everything(person)).hasSize(501);
    assertThat(book.ledger.append(TestLedger.EVERYWHERE, facts)).isEqualTo(appended);
  }

  @Test
  void anIdOfAnotherFactIsRefused() {
    Fact one = book.append(book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42")));
    Fact other =
        new Fact(
            0,
            one.id(),
            one.subject(),
            one.kind(),
            one.area(),
            one.happenedAt(),
            Instant.EPOCH,
            "",
            "test",
            null,
            new java.util.TreeMap<>(Map.of("origin", "41")));
    refused(() -> book.append(other), FactProblem.ID_REUSED);
  }

  @Test
  void aFactOutsideTheRecordersJurisdictionIsRefused() {
    Fact fact = book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42"));
    Recorder elsewhere = new Recorder("test", Scope.of("4108"));
    refused(() -> book.ledger.append(elsewhere, List.of(fact)), FactProblem.OUT_OF_SCOPE);
    assertThat(everything(person)).isEmpty();
  }

  @Test
  void aFactOfTomorrowIsRefusedAndOneOfTonightIsNot() {
    book.append(book.fact(person, "arrival", "2020-02-26", Map.of("origin", "42")));
    refused(
        () -> book.append(book.fact(person, "arrival", "2020-02-27", Map.of("origin", "42"))),
        FactProblem.IN_THE_FUTURE);
  }

  @Test
  void oneBadFactKeepsAllOfThemOut() {
    Fact good = book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42"));
    Fact bad = book.fact(person, "arrival", "2020-02-20", Map.of("origin", "Wuhan"));
    refused(
        () -> book.ledger.append(TestLedger.EVERYWHERE, List.of(good, bad)),
        FactProblem.WRONG_VALUE);
    assertThat(everything(person)).isEmpty();
  }

  @Test
  void aCorrectionNamesAFactOfTheSamePerson() {
    Fact fact = book.append(book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42")));
    Fact unknown =
        book.fact(
            person,
            "arrival",
            fact.happenedAt(),
            fact.area(),
            UUID.randomUUID(),
            Map.of("origin", "41"));
    refused(() -> book.append(unknown), FactProblem.UNKNOWN_CORRECTED);
    Fact other =
        book.fact(
            UUID.randomUUID(),
            "arrival",
            fact.happenedAt(),
            fact.area(),
            fact.id(),
            Map.of("origin", "41"));
    refused(() -> book.append(other), FactProblem.OTHER_SUBJECT);
  }

  @Test
  void aCorrectedFactIsDroppedFromTheReplayAndStaysInTheLedger() {
    Fact wrong = book.append(book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42")));
    Fact right =
        book.append(
            book.correction(
                wrong, "arrival", Map.of("origin", "41", "correction_reason", "misheard")));
    assertThat(replayed(null)).containsExactly(right);
    assertThat(everything(person)).containsExactlyInAnyOrder(wrong, right);
    Fact none = book.append(book.correction(right, "withdrawn", Map.of("reason", "never-came")));
    assertThat(replayed(null)).containsExactly(none);
  }

  @Test
  void whatWasKnownAtAMomentIsToldAgain() {
    Fact wrong = book.append(book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42")));
    book.sealer.seal();
    Instant then = book.clock.instant();
    book.clock.forward(Duration.ofHours(3));
    Fact right = book.append(book.correction(wrong, "arrival", Map.of("origin", "41")));
    assertThat(replayed(then.minusSeconds(1))).isEmpty();
    assertThat(replayed(then)).containsExactly(wrong);
    assertThat(replayed(book.clock.instant())).containsExactly(right);
    assertThat(replayed(null)).containsExactly(right);
  }

  @Test
  void aClockBeforeTheLastFactLosesNothingAndMakesNothingKnownEarlier() {
    Fact first = book.append(book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42")));
    book.sealer.seal();
    Instant then = book.clock.instant();
    book.clock.forward(Duration.ofDays(-2));
    try {
      Fact second = book.append(book.correction(first, "arrival", Map.of("origin", "41")));
      assertThat(second.recordedAt()).isBefore(first.recordedAt());
      assertThat(second.seq()).isGreaterThan(first.seq());
      book.sealer.seal();
      assertThat(book.sealer.head().orElseThrow().sealedAt())
          .as("a block is not sealed before the one below it")
          .isEqualTo(then);
      assertThat(replayed(then.minusSeconds(1))).as("as it was told before").isEmpty();
      assertThat(replayed(then)).containsExactly(second);
      assertThat(replayed(null)).containsExactly(second);
      refused(
          () ->
              book.append(
                  book.fact(person, "temperature", "2020-02-26", Map.of("celsius", "37.5"))),
          FactProblem.IN_THE_FUTURE);
    } finally {
      book.clock.forward(Duration.ofDays(2));
    }
    assertThat(book.verification.verify(List.of()).whole()).isTrue();
  }

  @Test
  void aReplayOfAnAreaTellsAllFactsOfWhoeverHasOneThere() {
    Fact here = book.append(book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42")));
    Fact there =
        book.append(
            book.fact(
                person,
                "contact",
                here.happenedAt(),
                "410822001001",
                null,
                Map.of("of", "confirmed")));
    assertThat(replay(new ReplayQuery(null, Scope.of("410822")))).containsExactly(here, there);
    assertThat(replay(new ReplayQuery(null, Scope.of("410823")))).isEmpty();
  }

  @Test
  void whatFollowsIsDerivedInTheSameTransactionAndSeesAllAreas() {
    Fact there =
        book.append(
            book.fact(
                person,
                "contact",
                Instant.parse("2020-02-19T16:00:00Z"),
                "410822001001",
                null,
                Map.of("of", "confirmed")));
    List<Fact> seen = new ArrayList<>();
    Derivation derivation =
        appended -> seen.addAll(book.ledger.of(List.of(appended.facts().getFirst().subject())));
    book.derivations.add(derivation);
    try {
      Fact here = book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42"));
      book.ledger.append(new Recorder("village", Scope.of("410902001")), List.of(here));
      assertThat(seen).extracting(Fact::id).containsExactlyInAnyOrder(there.id(), here.id());
    } finally {
      book.derivations.remove(derivation);
    }
  }

  @Test
  void afterTheDerivationsTheTransactionSeesItsOwnAreasAgain() {
    Derivation nothing = facts -> {};
    book.derivations.add(nothing);
    try {
      Fact fact = book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42"));
      String scope =
          book.database
              .scoped()
              .in(
                  "410902",
                  () -> {
                    book.append(fact);
                    return book.database
                        .appClient()
                        .sql("select current_setting('lianfang.scope')")
                        .query(String.class)
                        .single();
                  });
      assertThat(scope).isEqualTo("410902");
    } finally {
      book.derivations.remove(nothing);
    }
  }

  @Test
  void aDerivationThatFailsTakesTheFactWithIt() {
    Derivation failing =
        facts -> {
          throw new IllegalStateException("planted");
        };
    book.derivations.add(failing);
    try {
      Fact fact = book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42"));
      assertThatThrownBy(() -> book.append(fact)).hasMessage("planted");
    } finally {
      book.derivations.remove(failing);
    }
    assertThat(everything(person)).isEmpty();
  }

  @Test
  void theAreaOfAFactMayBeEmptyAndTheSubjectAnArea() {
    Fact count =
        new Fact(
            0,
            book.ids.next(),
            Subject.area("4109"),
            "case-count",
            "4109",
            Instant.parse("2020-03-10T16:00:00Z"),
            Instant.EPOCH,
            "",
            "series",
            null,
            new java.util.TreeMap<>(Map.of("confirmed", "17", "series", "canghailan")));
    Fact stored = book.append(count);
    assertThat(
            book.database.scoped().in("4109", () -> book.ledger.of(List.of(Subject.area("4109")))))
        .containsExactly(stored);
    assertThat(IntStream.of(4108, 4109).mapToObj(c -> Subject.area("" + c)).distinct()).hasSize(2);
  }

  private List<Fact> everything(UUID id) {
    return book.database.scoped().in("1,2,3,4", () -> book.ledger.of(List.of(Subject.person(id))));
  }

  private List<Fact> replayed(@org.jspecify.annotations.Nullable Instant knownAt) {
    return replay(new ReplayQuery(knownAt, Scope.everything()));
  }

  private List<Fact> replay(ReplayQuery query) {
    List<Fact> told = new ArrayList<>();
    book.ledger.replay(
        query,
        facts -> {
          if (facts.getFirst().subject().id().equals(person)) {
            told.addAll(facts);
          }
        });
    return told;
  }

  private static void refused(ThrowingCallable append, FactProblem problem) {
    assertThatThrownBy(append)
        .asInstanceOf(type(FactRefused.class))
        .satisfies(refused -> assertThat(refused.problem()).isEqualTo(problem));
  }
}
