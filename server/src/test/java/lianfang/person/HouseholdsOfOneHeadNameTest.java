package lianfang.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Place;
import lianfang.area.Places;
import lianfang.instance.ScopedTransactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Several heads of household bear one name in one village. */
class HouseholdsOfOneHeadNameTest {

  private static final PersonInstance instance = new PersonInstance();

  @AfterAll
  static void close() {
    instance.close();
  }

  private static final String HEADER = "序号|姓名|身份证号|手机号|户主|楼栋|单元|门牌|县(区)|现住乡镇|现住村(社区)|人员类别\n";

  /** 序号|姓名|身份证号|手机号|户主|楼栋|单元|门牌 a line, all of one village. */
  private static PersonInstance.Imported land(String roster, String rows) {
    return instance.importTable(roster, table(rows));
  }

  private static String table(String rows) {
    return HEADER
        + rows.strip().lines().reduce("", (all, row) -> all + row.strip() + "|濮阳县|柳屯镇|柳屯村|普通居民\n");
  }

  /** Which rows of a roster share a household, as groups of references. */
  private static List<String> homes(String roster) {
    Map<UUID, String> byHome = new TreeMap<>();
    instance
        .people(roster)
        .forEach((ref, person) -> byHome.merge(home(person), ref, (a, b) -> a + " " + b));
    return byHome.values().stream().sorted().toList();
  }

  /** The household that the person's latest fact of residence names. */
  private static UUID home(UUID person) {
    String residence =
        instance.facts(person).stream()
            .filter(fact -> fact.startsWith("residence"))
            .reduce((first, second) -> second)
            .orElseThrow();
    return UUID.fromString(residence.replaceAll(".*household=([0-9a-f-]{36}).*", "$1"));
  }

  @Test
  void headsWithTheirOwnNumbersAreTwo() {
    land(
        "numbers.csv",
        """
        1|王伟|%s||王伟|||
        2|王伟|%s||王伟|||
        """
            .formatted(Numbers.of(401), Numbers.of(402)));
    assertThat(homes("numbers.csv")).containsExactly("1", "2");
  }

  @Test
  void differentDoorsAreTwoAndMembersFollowTheirDoorHoweverItIsWritten() {
    land(
        "doors.csv",
        """
        1|李强|%s||李强|||3号
        2|李明|%s||李强|||3
        3|李强|%s||李强|||7
        4|李红|%s||李强|||７号
        """
            .formatted(Numbers.of(411), Numbers.of(412), Numbers.of(413), Numbers.of(414)));
    assertThat(homes("doors.csv")).containsExactly("1 2", "3 4");
  }

  @Test
  void phonesTellHeadsWithoutNumberApartOnceAnOfficialSaidThatTheyAreTwo() {
    var imported =
        land(
            "phones.csv",
            """
            1|赵军||13800000421|赵军|||
            2|赵军||13800000422|赵军|||
            """);
    assertThat(imported.reasons()).containsExactly("NAME SAME_PERSON");
    instance
        .bean(Confirmations.class)
        .confirm(PersonInstance.OPERATOR, imported.summary().id(), 3, Optional.empty());
    assertThat(homes("phones.csv")).containsExactly("1", "2");
  }

  @Test
  void buildingAndUnitTellThemApartAndTheHouseholdLiesInItsUnit() {
    land(
        "units.csv",
        """
        1|钱勇|%s||钱勇|3号楼|1单元|
        2|钱勇|%s||钱勇|3号楼|2单元|
        3|钱玉|%s||钱勇|三栋|2|
        """
            .formatted(Numbers.of(431), Numbers.of(432), Numbers.of(433)));
    assertThat(homes("units.csv")).containsExactly("1", "2 3");
    assertThat(around(home(instance.people("units.csv").get("3")))).containsExactly("2单元", "3号楼");
  }

  /** Labels of what lies around a place, inside out. */
  private static List<String> around(UUID place) {
    return instance
        .bean(ScopedTransactions.class)
        .in("4109", () -> instance.bean(Places.class).around(place))
        .stream()
        .map(Place::label)
        .toList();
  }

  @Test
  void oneFamilyWithoutAnyAddressStaysOneHousehold() {
    land(
        "family.csv",
        """
        1|孙涛|%s||孙涛|||
        2|孙丽|%s||孙涛|||
        3|孙小|||孙涛|||
        """
            .formatted(Numbers.of(441), Numbers.of(442)));
    assertThat(homes("family.csv")).containsExactly("1 2 3");
  }

  @Test
  void whoMayBelongToTwoWaitsWhateverTheOrderOfTheRows() {
    var imported =
        land(
            "waits.csv",
            """
            1|周敏|%s||周杰|||
            2|周杰|%s||周杰|||5
            3|周杰|%s||周杰|||9
            """
                .formatted(Numbers.of(451), Numbers.of(452), Numbers.of(453)));
    assertThat(imported.reasons()).containsExactly("HEAD SAME_HOUSEHOLD");
    assertThat(homes("waits.csv")).containsExactly("2", "3");
    Map<String, UUID> people = instance.people("waits.csv");
    assertThat(imported.returned().getFirst().candidates())
        .containsExactlyInAnyOrder(people.get("2"), people.get("3"));
  }

  @Test
  void aDryRunSaysHowManyWouldWait() {
    String table =
        table(
            """
            1|冯敏|%s||冯杰|||
            2|冯杰|%s||冯杰|||5
            3|冯杰|%s||冯杰|||9
            """
                .formatted(Numbers.of(456), Numbers.of(457), Numbers.of(458)));
    ImportSummary tried =
        instance.importFile(PersonInstance.csv(table), "tried.csv", true).summary();
    assertThat(tried.waiting()).isEqualTo(1);
    assertThat(tried.created()).isEqualTo(2);
    assertThat(instance.people("tried.csv")).isEmpty();
  }

  @Test
  void anOfficialSaysWhichHouseholdIsMeant() {
    String rows =
        """
        1|吴刚|%s||吴刚|||5
        2|吴刚|%s||吴刚|||9
        3|吴敏|%s||吴刚|||
        4|吴静|%s||吴刚|||
        """
            .formatted(Numbers.of(461), Numbers.of(462), Numbers.of(463), Numbers.of(464));
    UUID id = land("asked.csv", rows).summary().id();
    Map<String, UUID> people = instance.people("asked.csv");
    Confirmations confirmations = instance.bean(Confirmations.class);
    confirmations.confirm(PersonInstance.OPERATOR, id, 4, Optional.of(people.get("2")));
    confirmations.confirm(PersonInstance.OPERATOR, id, 5, Optional.empty());
    assertThat(homes("asked.csv")).containsExactly("1", "2 3", "4");
    // Imported again nothing is asked anew and nothing changes.
    long facts = instance.count("fact.fact");
    ImportSummary again = land("asked.csv", rows).summary();
    assertThat(again.waiting()).isZero();
    assertThat(again.unchanged()).isEqualTo(4);
    assertThat(instance.count("fact.fact")).isEqualTo(facts);
  }

  @Test
  void aKnownPersonWhoseRowChangesStaysInTheHouseholdThatWasChosen() {
    String rows =
        """
        1|郑刚|%s||郑刚|||5
        2|郑刚|%s||郑刚|||9
        3|郑敏|%s|%s|郑刚|||
        """;
    Object[] numbers = {Numbers.of(471), Numbers.of(472), Numbers.of(473), ""};
    UUID id = land("stays.csv", rows.formatted(numbers)).summary().id();
    UUID head = instance.people("stays.csv").get("2");
    instance.bean(Confirmations.class).confirm(PersonInstance.OPERATOR, id, 4, Optional.of(head));
    numbers[3] = "13800000473";
    assertThat(land("stays.csv", rows.formatted(numbers)).summary().waiting()).isZero();
    assertThat(homes("stays.csv")).containsExactly("1", "2 3");
  }

  @Test
  void aHeadWhoMovedLeavesTheOldDoorBehind() {
    String rows = "1|陈刚|%s||陈刚|||%s\n2|陈敏|%s||陈刚|||%s\n";
    land("moved.csv", rows.formatted(Numbers.of(481), "5", Numbers.of(482), "5"));
    UUID before = home(instance.people("moved.csv").get("1"));
    land("moved.csv", rows.formatted(Numbers.of(481), "9", Numbers.of(482), "9"));
    assertThat(homes("moved.csv")).containsExactly("1 2");
    assertThat(home(instance.people("moved.csv").get("1"))).isNotEqualTo(before);
  }

  @Test
  void aSecondHeadInALaterFileQuestionsLaterRowsAndNotThoseThatJoinedBefore() {
    String first = "1|马明|%s||马明|||\n2|马芳|%s||马明|||\n";
    land("joined.csv", first.formatted(Numbers.of(611), Numbers.of(612)));
    assertThat(homes("joined.csv")).containsExactly("1 2");
    UUID home = home(instance.people("joined.csv").get("2"));
    var second = land("second.csv", "1|马明|%s||马明|||7\n".formatted(Numbers.of(613)));
    assertThat(second.summary().waiting()).isZero();
    assertThat(home(instance.people("second.csv").get("1"))).isNotEqualTo(home);
    assertThat(home(instance.people("joined.csv").get("2"))).isEqualTo(home);

    var again = land("joined.csv", first.formatted(Numbers.of(611), Numbers.of(612)));
    assertThat(again.summary().waiting()).as("the first file again asks nothing").isZero();
    assertThat(homes("joined.csv")).containsExactly("1 2");
    var third = land("third.csv", "1|马丽|%s||马明|||\n".formatted(Numbers.of(614)));
    assertThat(third.reasons()).as("from now on").containsExactly("HEAD SAME_HOUSEHOLD");
  }

  @Test
  void aFormThatCannotTellIsShownAgainWithTheRemedy() {
    land(
        "form.csv",
        """
        1|卫刚|%s||卫刚|||5
        2|卫刚|%s||卫刚|||9
        """
            .formatted(Numbers.of(491), Numbers.of(492)));
    Map<RosterColumn, String> cells = new EnumMap<>(RosterColumn.class);
    cells.put(RosterColumn.NAME, "卫敏");
    cells.put(RosterColumn.IDENTITY_NUMBER, Numbers.of(493));
    cells.put(RosterColumn.HEAD, "卫刚");
    cells.put(RosterColumn.COUNTY, "濮阳县");
    cells.put(RosterColumn.TOWNSHIP, "柳屯镇");
    cells.put(RosterColumn.VILLAGE, "柳屯村");
    cells.put(RosterColumn.CATEGORY, "普通居民");
    PersonRegistry registry = instance.bean(PersonRegistry.class);
    List<PersonRegistry.Form> form = List.of(PersonRegistry.Form.of(cells));
    PersonRegistry.Registered asked = registry.register(PersonInstance.OPERATOR, form).getFirst();
    assertThat(asked.person()).isEmpty();
    assertThat(asked.reasons())
        .containsExactly(CellReason.of(RosterColumn.HEAD, Refusal.SAME_HOUSEHOLD));
    cells.put(RosterColumn.DOOR, "9");
    UUID person =
        registry.register(PersonInstance.OPERATOR, form).getFirst().person().orElseThrow();
    assertThat(home(person)).isEqualTo(home(instance.people("form.csv").get("2")));
  }

  @Test
  void erasingOneHeadLeavesTheNameOfTheOther() {
    land(
        "erased.csv",
        """
        1|蒋刚|%s||蒋刚|||5
        2|蒋刚|%s||蒋刚|||9
        3|蒋敏|%s||蒋刚|||5
        4|蒋静|%s||蒋刚|||9
        """
            .formatted(Numbers.of(501), Numbers.of(502), Numbers.of(503), Numbers.of(504)));
    Map<String, UUID> people = instance.people("erased.csv");
    instance.bean(Erasure.class).person(PersonInstance.OPERATOR, people.get("1"), "request");
    assertThat(heads()).containsExactly("3 false", "4 true");
    assertThat(households(people.get("3"))).isZero();
    assertThat(households(people.get("4"))).isEqualTo(1);
  }

  private static List<String> heads() {
    return instance
        .database
        .engineClient()
        .sql(
            "select ref || ' ' || (head is not null) from person.person"
                + " where roster = 'erased.csv' and ref in ('3', '4') order by ref")
        .query(String.class)
        .list();
  }

  private static long households(UUID person) {
    return instance
        .database
        .engineClient()
        .sql(
            "select count(*) from person.household h join person.person p on p.household = h.place"
                + " where p.id = ?")
        .param(person)
        .query(Long.class)
        .single();
  }
}
