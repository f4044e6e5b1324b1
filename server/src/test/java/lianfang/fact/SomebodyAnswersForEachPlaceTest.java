package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.AreaStores;
import lianfang.area.Gap;
import lianfang.area.PlaceKey;
import lianfang.area.PlaceKind;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.area.ResponsibleLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SomebodyAnswersForEachPlaceTest {

  private static final String TOWNSHIP = "410902001";
  private static final String VILLAGE = "410902001001";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 26);

  private static final TestLedger book = new TestLedger();
  private static final AreaStores stores = new AreaStores(book.database);
  private static final Responsibilities responsibilities = stores.responsibilities();

  @BeforeAll
  static void divisions() {
    stores.load(Path.of("../playbook"), List.of("4109"));
    book.derivations.add(new ResponsibleDerivation(responsibilities));
  }

  @AfterAll
  static void close() {
    book.close();
  }

  @Test
  void aHolesListShrinksAsFactsNameWhoAnswersAndGrowsAgainWhenTheyEnd() {
    long villages = stores.villages(TOWNSHIP);
    PlaceKey home =
        PlaceKey.in(VILLAGE, PlaceKind.BUILDING, "1号楼").inside(PlaceKind.HOUSEHOLD, "h-1");
    Map<PlaceKey, UUID> places = stores.places(List.of(home));
    UUID building = Objects.requireNonNull(places.get(home.parent()));
    UUID household = Objects.requireNonNull(places.get(home));
    assertThat(holes(DAY))
        .isEqualTo(
            Map.of(
                ResponsibleLevel.TOWNSHIP_CADRE, villages,
                ResponsibleLevel.VILLAGE_CADRE, villages,
                ResponsibleLevel.PARTY_MEMBER, 1L));
    assertThat(gaps())
        .as("whoever is missing above comes first")
        .endsWith(new Gap(ResponsibleLevel.PARTY_MEMBER, VILLAGE, Optional.of(household)));
    stores.places(List.of(home));
    assertThat(holes(DAY).get(ResponsibleLevel.PARTY_MEMBER)).as("found again").isEqualTo(1L);
    assertThat(holesSeenFrom("4108")).doesNotContainKey(ResponsibleLevel.PARTY_MEMBER);

    Fact township = assign(Subject.area(VILLAGE), "township-cadre", "a-1", "2020-02-01", null);
    assign(Subject.area(VILLAGE), "village-cadre", "a-2", "2020-02-01", "2020-02-27");
    assign(Subject.area(VILLAGE), "department-cadre", "a-3", "2020-02-01", null);
    assign(Subject.area(VILLAGE), "department-cadre", "a-4", "2020-02-10", null);
    assign(Subject.place(building), "party-member", "a-5", "2020-02-01", null);
    assertThat(holes(DAY))
        .isEqualTo(
            Map.of(
                ResponsibleLevel.TOWNSHIP_CADRE, villages - 1,
                ResponsibleLevel.VILLAGE_CADRE, villages - 1));
    assertThat(holes(DAY.plusDays(2)).get(ResponsibleLevel.VILLAGE_CADRE)).isEqualTo(villages);
    PlaceKey next = Objects.requireNonNull(home.parent()).inside(PlaceKind.HOUSEHOLD, "h-2");
    PlaceKey beside = PlaceKey.in(VILLAGE, PlaceKind.HOUSEHOLD, "h-3");
    UUID alone = Objects.requireNonNull(stores.places(List.of(next, beside)).get(beside));
    assertThat(holes(DAY).get(ResponsibleLevel.PARTY_MEMBER)).as("outside it").isEqualTo(1L);
    assertThat(gaps())
        .endsWith(new Gap(ResponsibleLevel.PARTY_MEMBER, VILLAGE, Optional.of(alone)));

    assertThat(chain(List.of(household, building), DAY))
        .extracting(r -> r.level().word() + " " + r.account().orElse(""))
        .containsExactly(
            "township-cadre a-1",
            "department-cadre a-3",
            "department-cadre a-4",
            "village-cadre a-2",
            "party-member a-5");
    assertThat(chain(List.of(), LocalDate.of(2020, 2, 5))).hasSize(3);

    book.append(withdrawn(township));
    assertThat(holes(DAY).get(ResponsibleLevel.TOWNSHIP_CADRE)).isEqualTo(villages);
    assertThat(gaps())
        .contains(new Gap(ResponsibleLevel.TOWNSHIP_CADRE, VILLAGE, Optional.empty()));
  }

  private static Fact withdrawn(Fact fact) {
    return new Fact(
        0,
        book.ids.next(),
        fact.subject(),
        "withdrawn",
        fact.area(),
        fact.happenedAt(),
        fact.recordedAt(),
        "",
        "test",
        fact.id(),
        new TreeMap<>(Map.of("reason", "mistaken")));
  }

  private static Fact assign(
      Subject subject,
      String level,
      String account,
      String from,
      @org.jspecify.annotations.Nullable String until) {
    TreeMap<String, String> attributes = new TreeMap<>(Map.of("level", level, "account", account));
    if (until != null) {
      attributes.put("until", until);
    }
    return book.append(
        new Fact(
            0,
            book.ids.next(),
            subject,
            "responsible",
            VILLAGE,
            Days.start(LocalDate.parse(from)),
            book.clock.instant(),
            "",
            "test",
            null,
            attributes));
  }

  private static Map<ResponsibleLevel, Long> holes(LocalDate on) {
    return book.database.scoped().in("4109", () -> responsibilities.gaps(TOWNSHIP, on, 0).counts());
  }

  private static Map<ResponsibleLevel, Long> holesSeenFrom(String scope) {
    return book.database.scoped().in(scope, () -> responsibilities.gaps(TOWNSHIP, DAY, 0).counts());
  }

  private static List<Gap> gaps() {
    return book.database
        .scoped()
        .in("4109", () -> responsibilities.gaps(TOWNSHIP, DAY, 100).first());
  }

  private static List<Responsibility> chain(List<UUID> places, LocalDate on) {
    return book.database.scoped().in("4109", () -> responsibilities.chain(VILLAGE, places, on));
  }
}
