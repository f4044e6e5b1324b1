package lianfang.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.area.Gap;
import lianfang.area.Place;
import lianfang.area.Places;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.area.ResponsibleLevel;
import lianfang.instance.ScopedTransactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A roster names 村民组, 胡同, 院落, 楼栋, 单元: households lie in them, one inside the other. */
class PlacesBelowAVillageAreAChainTest {

  private static final LocalDate DAY = LocalDate.of(2020, 2, 26);
  private static final PersonInstance instance = new PersonInstance();
  private static Map<String, UUID> people = Map.of();

  @BeforeAll
  static void aVillageWithGroupsAndACommunityWithBuildings() {
    String rows =
        """
        1|钱一|%s|3组|2胡同|5号院|||1
        2|钱二|%s||2胡同|6号院|||
        3|钱三|%s|第三村民组|||||
        4|钱四|%s||||7号楼|2单元|301
        5|钱五|%s|四组|||7#|2|302
        6|钱六|%s|||||2单元|
        """
            .formatted(
                Numbers.of(601),
                Numbers.of(602),
                Numbers.of(603),
                Numbers.of(604),
                Numbers.of(605),
                Numbers.of(606));
    String table =
        "序号|姓名|身份证号|村民组|胡同|院落|楼栋|单元|门牌|县(区)|现住乡镇|现住村(社区)|人员类别\n"
            + rows.lines().reduce("", (all, row) -> all + row + "|濮阳县|柳屯镇|柳屯村|普通居民\n");
    assertThat(instance.importTable("chain.csv", table).reasons()).isEmpty();
    people = instance.people("chain.csv");
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private static UUID home(String ref) {
    return instance
        .database
        .engineClient()
        .sql("select household from person.person where id = ?")
        .param(people.get(ref))
        .query(UUID.class)
        .single();
  }

  private static <T> T in(java.util.function.Supplier<T> work) {
    return instance.bean(ScopedTransactions.class).in("4109", work);
  }

  private static List<Place> around(String ref) {
    return in(() -> instance.bean(Places.class).around(home(ref)));
  }

  private static List<String> chain(String ref) {
    return around(ref).stream().map(Place::label).toList();
  }

  @Test
  void aHouseholdLiesInItsCourtyardThatInItsAlleyAndThatInItsGroup() {
    assertThat(chain("1")).containsExactly("5号院", "2胡同", "3组");
    assertThat(chain("3")).containsExactly("3组");
  }

  @Test
  void anAlleyWhoseGroupAnotherRowNamesLiesThereForAllItsHouseholds() {
    assertThat(chain("2")).containsExactly("6号院", "2胡同", "3组");
  }

  @Test
  void aUnitLiesInItsBuildingHoweverBothAreWritten() {
    assertThat(chain("4")).containsExactly("2单元", "7号楼", "4组");
    assertThat(chain("5")).containsExactly("2单元", "7号楼", "4组");
    assertThat(chain("6")).containsExactly("2单元");
  }

  @Test
  void whatLiesInsideIsListedLevelByLevelWithItsHouseholds() {
    String village = around("1").getFirst().village();
    UUID group = around("1").getLast().id();
    assertThat(inside(village, Optional.empty()))
        .containsExactly("grid 3组 3", "grid 4组 2", "unit 2单元 1");
    assertThat(inside(village, Optional.of(group))).containsExactly("alley 2胡同 2", "household 1");
  }

  private static List<String> inside(String village, Optional<UUID> around) {
    return in(() ->
        instance.bean(Places.class).inside(village, around, 10).stream()
            .map(one -> {
              String kind = one.place().kind().word();
              boolean home = kind.equals("household");
              return kind + (home ? "" : " " + one.place().label()) + " " + one.households();
            })
            .toList());
  }

  @Test
  void whoAnswersForTheGroupOrUnitAnswersForItsHouseholdsAndTheGapsFollow() {
    Responsibilities responsibilities = instance.bean(Responsibilities.class);
    String village = around("1").getFirst().village();
    assertThat(gaps(responsibilities, village, ResponsibleLevel.PARTY_MEMBER)).hasSize(6);
    assertThat(gaps(responsibilities, village, ResponsibleLevel.VILLAGE_CADRE))
        .containsExactlyInAnyOrder(
            Optional.empty(),
            Optional.of(around("1").getLast().id()),
            Optional.of(around("4").getLast().id()));
    Responsibility member = answer(ResponsibleLevel.PARTY_MEMBER, village, around("1").getLast());
    Responsibility neighbour = answer(ResponsibleLevel.PARTY_MEMBER, village, around("6").get(0));
    Responsibility cadre = answer(ResponsibleLevel.VILLAGE_CADRE, village, around("4").getLast());
    in(() -> {
      responsibilities.assign(List.of(member, neighbour, cadre));
      return true;
    });
    assertThat(gaps(responsibilities, village, ResponsibleLevel.PARTY_MEMBER))
        .containsExactlyInAnyOrder(Optional.of(home("4")), Optional.of(home("5")));
    assertThat(gaps(responsibilities, village, ResponsibleLevel.VILLAGE_CADRE))
        .containsExactly(Optional.of(around("1").getLast().id()));
    List<UUID> places = around("2").stream().map(Place::id).toList();
    assertThat(in(() -> responsibilities.chain(village, places, DAY)))
        .extracting(Responsibility::fact)
        .containsExactly(member.fact());
  }

  private static Responsibility answer(ResponsibleLevel level, String village, Place place) {
    return new Responsibility(
        UUID.randomUUID(),
        level,
        village,
        Optional.of(place.id()),
        Optional.of("a-1"),
        Optional.empty(),
        Optional.empty(),
        DAY,
        Optional.empty());
  }

  private static List<Optional<UUID>> gaps(
      Responsibilities responsibilities, String village, ResponsibleLevel level) {
    return in(() ->
        responsibilities.gaps(village, DAY, 100).first().stream()
            .filter(gap -> gap.level() == level)
            .map(Gap::place)
            .toList());
  }

  @Test
  void importedAgainNothingMoves() {
    long places = instance.count("area.place");
    long facts = instance.count("fact.fact");
    aVillageWithGroupsAndACommunityWithBuildings();
    assertThat(instance.count("area.place")).isEqualTo(places);
    assertThat(instance.count("fact.fact")).isEqualTo(facts);
  }
}
