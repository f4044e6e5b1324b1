package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import lianfang.area.AreaStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TheLastBedAndTwoPeopleTest {

  private static final String VILLAGE = "410902001001";
  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);

  private static final TestLedger book = new TestLedger();
  private static final AreaStores stores = new AreaStores(book.database);
  private static final IsolationSites sites =
      new IsolationSites(book.database.app(), stores.places(), book.ledger, book.clock);

  @BeforeAll
  static void derivation() {
    stores.load(Path.of("../playbook"), List.of("4109"));
    book.derivations.add(new SiteStayDerivation(book.ledger, stores.places(), book.database.app()));
  }

  @AfterAll
  static void close() {
    book.close();
  }

  @Test
  void oneGetsItAndTheOtherWaitsForTheHeadByName() throws Exception {
    UUID site = register("hotel-1", 1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Fact> admit = () -> admit(UUID.randomUUID(), site, null);
      List<String> kinds =
          threads.invokeAll(List.of(admit, admit)).stream()
              .map(future -> future.resultNow().kind())
              .sorted()
              .toList();
      assertThat(kinds).containsExactly("measure-in-place", "site-full");
    }
    assertThat(site(site, TODAY)).satisfies(s -> assertThat(s.free()).isZero());
  }

  @Test
  void aReleaseAMoveOrACorrectionFreesTheBed() {
    UUID site = register("hotel-2", 2);
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    admit(first, site, null);
    Fact mistaken = admit(second, site, TODAY.plusDays(13));
    assertThat(admit(UUID.randomUUID(), site, null).attribute("head")).isEqualTo("head-1");
    assertThat(site(site, TODAY.plusDays(13)).taken()).isEqualTo(2);
    assertThat(site(site, TODAY.plusDays(14)).taken()).isEqualTo(1);
    book.append(book.correction(mistaken, "withdrawn", Map.of("reason", "wrong-person")));
    assertThat(site(site, TODAY).taken()).isEqualTo(1);
    book.append(book.fact(first, "measure-released", "2020-02-26", Map.of("measure", "isolation")));
    assertThat(site(site, TODAY).taken()).isEqualTo(1);
    assertThat(site(site, TODAY.plusDays(1)).taken()).isZero();
  }

  @Test
  void aFullSiteIsConcludedAndAReplayOfWhatWasStatedConcludesItAgain() {
    UUID site = register("hotel-5", 1);
    admit(UUID.randomUUID(), site, null);
    UUID second = UUID.randomUUID();
    Fact full = admit(second, site, null);
    assertThat(full.isDerived()).isTrue();
    List<Fact> told = new java.util.ArrayList<>();
    book.ledger.replay(ReplayQuery.everything(), told::addAll);
    assertThat(told).as("a replay reads what was stated").noneMatch(Fact::isDerived);
    book.sealer.seal();
    assertThat(book.verification.verify(List.of()).findings()).isEmpty();

    Fact stated = book.fact(second, "site-full", "2020-02-26", full.attributes());
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> book.append(stated))
        .isInstanceOf(FactRefused.class)
        .hasMessageContaining("concluded by the program");
    UUID empty = register("hotel-6", 3);
    TreeMap<String, String> said = new TreeMap<>(full.attributes());
    said.put("site", empty.toString());
    Fact invented =
        new Fact(
            0,
            book.ids.next(),
            full.subject(),
            "site-full",
            full.area(),
            full.happenedAt(),
            full.recordedAt(),
            "",
            Fact.DERIVED,
            null,
            said);
    Fact wrong = book.append(invented);
    book.sealer.seal();
    assertThat(book.verification.verify(List.of()).findings())
        .singleElement()
        .asString()
        .contains(wrong.number(), "3 beds were free");
  }

  @Test
  void moreBedsAreAFactAndTheOldNumberStaysInTheLedger() {
    UUID site = register("hotel-3", 5);
    book.clock.forward(Duration.ofMinutes(1));
    assertThat(register("hotel-3", 8)).isEqualTo(site);
    assertThat(site(site, TODAY).beds()).isEqualTo(8);
    assertThat(site(site, TODAY).rooms()).isEqualTo(28);
  }

  @Test
  void aPersonOfAnotherCountyTakesABedToo() {
    UUID site = register("hotel-4", 1);
    UUID person = UUID.randomUUID();
    book.database
        .scoped()
        .in(
            "4109,4108",
            () -> sites.admit(TestLedger.EVERYWHERE, person, "410822001001", site, null));
    assertThat(site(site, TODAY).taken()).isEqualTo(1);
  }

  private static UUID register(String name, int beds) {
    return in(() ->
        sites.register(
            TestLedger.EVERYWHERE,
            VILLAGE,
            name,
            new IsolationSites.Capacity(beds, 28, "head-1", "ambulance")));
  }

  private static Fact admit(
      UUID person, UUID site, @org.jspecify.annotations.Nullable LocalDate until) {
    return in(() -> sites.admit(TestLedger.EVERYWHERE, person, VILLAGE, site, until));
  }

  private static IsolationSite site(UUID id, LocalDate on) {
    return in(() ->
        sites.list("410902", on).stream()
            .filter(site -> site.id().equals(id))
            .findFirst()
            .orElseThrow());
  }

  private static <T> T in(java.util.function.Supplier<T> work) {
    return book.database.scoped().in("4109", work);
  }
}
