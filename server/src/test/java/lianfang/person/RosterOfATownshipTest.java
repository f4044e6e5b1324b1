package lianfang.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RosterOfATownshipTest {

  private static final PersonInstance instance = new PersonInstance();

  private static final String HEADER =
      "序号|姓名|身份证号|手机号|县(区)|现住乡镇|现住村(社区)|楼栋|单元|户主|人员类别|来源地|返回日期|入院日期|出院日期|体温\n";

  @AfterAll
  static void close() {
    instance.close();
  }

  @Test
  void landsAsPeopleWithTheirFacts() {
    var imported =
        instance.importTable(
            "a.csv",
            HEADER
                + "1|王芳|"
                + Numbers.of(1)
                + "|13800000001|濮阳县|柳屯镇|柳屯村|3#|二单元|王强|返乡人员|湖北武汉|2020-02-05|||36.6\n"
                + "2|王强|"
                + Numbers.of(2)
                + "|13800000001|濮阳县|柳屯镇|柳屯村|3号楼|2单元|王强|普通居民|||||\n");
    assertThat(imported.reasons()).isEmpty();
    assertThat(imported.summary().created()).isEqualTo(2);
    Map<String, UUID> people = instance.people("a.csv");
    assertThat(instance.facts(people.get("1")))
        .anySatisfy(
            fact -> assertThat(fact).startsWith("arrival 2020-02-05").contains("origin=4201"))
        .anySatisfy(fact -> assertThat(fact).startsWith("temperature ").contains("celsius=36.6"))
        .hasSize(4);
    assertThat(residence(people.get("1"))).isEqualTo(residence(people.get("2")));
    assertThat(residence(people.get("1"))).contains("building=", "household=", "unit=");
  }

  private static String residence(UUID person) {
    return instance.facts(person).stream()
        .filter(fact -> fact.startsWith("residence "))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  void importedTwiceChangesNothing() {
    String table =
        HEADER
            + "1|赵一|"
            + Numbers.of(11)
            + "||濮阳县|柳屯镇|柳屯村|||赵一|返乡人员|武汉|2020-02-05|||36.6\n"
            + "2|赵小二|||濮阳县|柳屯镇|柳屯村|||赵一|普通居民|||||\n"
            + "3|赵三||13800000013|濮阳县|柳屯镇|柳屯村||||普通居民|||||\n";
    assertThat(instance.importTable("twice.csv", table).summary().created()).isEqualTo(3);
    long facts = instance.count("fact.fact");
    long people = instance.count("person.person");
    var again = instance.importTable("twice.csv", table);
    assertThat(again.summary().unchanged()).isEqualTo(3);
    assertThat(again.summary().facts()).isZero();
    assertThat(again.reasons()).isEmpty();
    assertThat(instance.count("fact.fact")).isEqualTo(facts);
    assertThat(instance.count("person.person")).isEqualTo(people);
  }

  @Test
  void aChangedDateInTheSameRowIsACorrection() {
    String row = "7|钱七|" + Numbers.of(21) + "||濮阳县|柳屯镇|柳屯村||||返乡人员|武汉|%s|||\n";
    instance.importTable("corrected.csv", HEADER + row.formatted("2020-02-05"));
    var second = instance.importTable("corrected.csv", HEADER + row.formatted("2020-02-07"));
    assertThat(second.summary().changed()).isEqualTo(1);
    assertThat(second.summary().facts()).isEqualTo(1);
    assertThat(instance.facts(instance.people("corrected.csv").get("7")))
        .contains("arrival 2020-02-07 correction_reason=sheet-revised origin=4201 (correction)");
  }

  @Test
  void theSameDateInAnotherRosterIsNoFactAndAnotherDateIsANewOne() {
    String row = "%s|孙八|" + Numbers.of(22) + "||濮阳县|柳屯镇|柳屯村||||返乡人员|武汉|%s|||\n";
    instance.importTable("first.csv", HEADER + row.formatted("1", "2020-02-05"));
    var same = instance.importTable("second.csv", HEADER + row.formatted("1", "2020-02-05"));
    assertThat(same.summary().facts()).isZero();
    UUID person = instance.people("second.csv").get("1");
    var other = instance.importTable("third.csv", HEADER + row.formatted("9", "2020-02-09"));
    assertThat(other.summary().facts()).isEqualTo(1);
    assertThat(instance.people("third.csv")).containsEntry("9", person);
    assertThat(instance.facts(person))
        .contains("arrival 2020-02-05 origin=4201", "arrival 2020-02-09 origin=4201");
  }

  @Test
  void twoRostersThatBothBeginAtOneKeepTheirPeopleApart() {
    String row = "1|%s|%s||濮阳县|柳屯镇|柳屯村||||返乡人员|武汉|%s|||\n";
    instance.importTable("east.csv", HEADER + row.formatted("东一", Numbers.of(81), "2020-02-05"));
    instance.importTable("west.csv", HEADER + row.formatted("西一", Numbers.of(82), "2020-02-06"));
    UUID east = instance.people("east.csv").get("1");
    UUID west = instance.people("west.csv").get("1");
    assertThat(east).isNotEqualTo(west);
    instance.importTable("west.csv", HEADER + row.formatted("西一", Numbers.of(82), "2020-02-08"));
    assertThat(instance.facts(east))
        .contains("arrival 2020-02-05 origin=4201")
        .noneMatch(fact -> fact.contains("correction"));
    assertThat(instance.facts(west))
        .contains("arrival 2020-02-08 correction_reason=sheet-revised origin=4201 (correction)");
  }

  @Test
  void theLastRowThatLandedGivesTheReference() {
    String row = "%s|周九|" + Numbers.of(23) + "||濮阳县|柳屯镇|柳屯村||||普通居民|||||\n";
    instance.importTable("one.csv", HEADER + row.formatted("5"));
    instance.importTable("two.csv", HEADER + row.formatted("8"));
    assertThat(instance.people("two.csv")).containsKey("8");
    instance.importTable("one.csv", HEADER + row.formatted("5"));
    assertThat(instance.people("one.csv")).containsKey("5");
  }

  @Test
  void badRowsComeBackAndGoodOnesLand() {
    var imported =
        instance.importTable(
            "mixed.csv",
            HEADER
                + "1|吴一|"
                + Numbers.of(31)
                + "||濮阳县|柳屯镇|柳屯村||||普通居民|||||\n"
                + "2|吴二|"
                + Numbers.of(32).substring(0, 17)
                + "Q||濮阳县|柳屯镇|柳屯村||||普通居民|||||\n"
                + "3|吴三|"
                + Numbers.of(33)
                + "||濮阳县|柳屯镇|无此村||||普通居民|||||\n"
                + "4|吴四|"
                + Numbers.of(34)
                + "||濮阳县|柳屯镇|柳屯村||||返乡人员|武汉|2020-02-31|||\n"
                + "5|吴五|"
                + Numbers.of(35)
                + "||濮阳县|柳屯镇|柳屯村||||确诊|||2020-02-12|2020-02-10|\n"
                + "6|吴六|4.1E+17||濮阳县|柳屯镇|柳屯村||||普通居民|||||\n");
    assertThat(imported.summary().landed()).isEqualTo(1);
    assertThat(imported.reasons())
        .containsExactly(
            "IDENTITY_NUMBER NUMBER_LETTER",
            "VILLAGE VILLAGE_UNKNOWN",
            "RETURNED_ON DATE_IMPOSSIBLE",
            "DISCHARGED_ON DISCHARGE_BEFORE_ADMISSION",
            "IDENTITY_NUMBER NUMBER_SCIENTIFIC");
    assertThat(instance.people("mixed.csv")).containsOnlyKeys("1");
  }

  @Test
  void aDryRunWritesNothingAndSaysTheSame() {
    String table =
        HEADER
            + "1|郑一|"
            + Numbers.of(41)
            + "||濮阳县|柳屯镇|柳屯村||||普通居民|||||\n"
            + "2|郑一|"
            + Numbers.of(41)
            + "||濮阳县|柳屯镇|柳屯村||||普通居民|||||37.5\n";
    long people = instance.count("person.person");
    var tried = instance.importFile(PersonInstance.csv(table), "dry.csv", true);
    assertThat(tried.summary().created()).isEqualTo(1);
    assertThat(tried.summary().changed()).isEqualTo(1);
    assertThat(instance.count("person.person")).isEqualTo(people);
    assertThat(instance.count("person.roster where name = 'dry.csv'")).isZero();
    var real = instance.importTable("dry.csv", table);
    assertThat(real.summary().created()).isEqualTo(1);
    assertThat(real.summary().changed()).isEqualTo(1);
    assertThat(instance.people("dry.csv")).containsOnlyKeys("2");
  }

  @Test
  void somebodyWithoutNumberWhoMayBeKnownWaitsForAPerson() {
    instance.importTable(
        "known.csv", HEADER + "1|冯一|" + Numbers.of(51) + "|13800000051|濮阳县|柳屯镇|柳屯村||||普通居民|||||\n");
    var waiting =
        instance.importTable("unsure.csv", HEADER + "4|冯一||13800000051|濮阳县|柳屯镇|柳屯村||||普通居民|||||\n");
    assertThat(waiting.summary().waiting()).isEqualTo(1);
    assertThat(waiting.summary().landed()).isZero();
    assertThat(waiting.returned().getFirst().candidates())
        .containsExactly(instance.people("known.csv").get("1"));
  }

  @Test
  void twoPeopleOfOneNameAndPhoneWithTheirNumbersAreTwo() {
    var imported =
        instance.importTable(
            "twins.csv",
            HEADER
                + "1|陈一|"
                + Numbers.of(52)
                + "|13800000052|濮阳县|柳屯镇|柳屯村||||普通居民|||||\n"
                + "2|陈一|"
                + Numbers.of(53)
                + "|13800000052|濮阳县|柳屯镇|柳屯村||||普通居民|||||\n");
    assertThat(imported.summary().created()).isEqualTo(2);
  }

  @Test
  void aVillageOutsideTheJurisdictionComesBack() {
    Recorder jiaozuo = new Recorder("someone", new Scope(java.util.List.of("4108")));
    var imported =
        instance.importFile(
            PersonInstance.csv(HEADER + "1|褚一|" + Numbers.of(61) + "||濮阳县|柳屯镇|柳屯村||||普通居民|||||\n"),
            "outside.csv",
            jiaozuo,
            false);
    assertThat(imported.reasons()).containsExactly("VILLAGE VILLAGE_OUTSIDE");
  }

  @Test
  void aNameIsNeverStoredInPlainText() {
    instance.importTable(
        "plain.csv",
        HEADER + "1|阿依古丽·买买提𠮷|" + Numbers.of(71) + "|13899990071|濮阳县|柳屯镇|柳屯村||||普通居民|||||\n");
    for (String table :
        new String[] {"person.person", "person.stated", "fact.fact", "area.place"}) {
      String all =
          instance
              .database
              .engineClient()
              .sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
              .query(String.class)
              .single();
      assertThat(all).doesNotContain("阿依古丽", "13899990071", Numbers.of(71));
    }
  }

  @Test
  void aFileThatIsNoRosterIsNamedWithItsRemedy() {
    assertThatThrownBy(() -> instance.importTable("menu.csv", "菜名|价格\n白菜|2\n"))
        .isInstanceOf(RosterRefused.class)
        .hasMessageContaining(Refusal.HEADER_MISSING.zh());
    assertThatThrownBy(() -> instance.importTable("short.csv", "姓名|现住乡镇|体温\n王|柳屯镇|36\n"))
        .isInstanceOf(RosterRefused.class)
        .hasMessageContaining("现住村(社区)")
        .hasMessageContaining("人员类别");
  }
}
