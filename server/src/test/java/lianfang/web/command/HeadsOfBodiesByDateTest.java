package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.access.Actor;
import lianfang.access.NewAccount;
import lianfang.access.Role;
import lianfang.area.Gap;
import lianfang.area.Responsibilities;
import lianfang.area.ResponsibleLevel;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A county changes its head, the oilfield has one of its own, a village has none. */
class HeadsOfBodiesByDateTest {

  private static final String COUNTY = "410902";
  private static final Recorder COMMAND = new Recorder("command", Scope.everything());

  /** Row, county as written, category; all live in one community. */
  private static final String ROSTER =
      """
      序号,姓名,手机号,县(区),现住乡镇,现住村(社区),楼栋,单元,人员类别,末次接触日期,来源地,返回日期,健康证明(有/无)
      1,甲一,13800000001,华龙区,中原路街道,京东社区,1号楼,1单元,密切接触者,2020-02-24,,,
      2,甲二,13800000002,中原油田,中原路街道,京东社区,2号楼,1单元,密切接触者,2020-02-24,,,
      3,甲三,13800000003,中原油田,中原路街道,京东社区,3号楼,1单元,返乡人员,,广东省深圳市,2020-02-25,无
      """;

  private static final TestInstance INSTANCE = new TestInstance();

  @TempDir static Path folder;

  @BeforeAll
  static void importRoster() throws IOException {
    Path roster = folder.resolve("roster.csv");
    Files.writeString(roster, ROSTER);
    run("import", "people", roster.toString());
  }

  @AfterAll
  static void close() {
    INSTANCE.close();
  }

  @Test
  void aMeasureNamesItsBodyAndTheHeadOfThatDate() {
    assertThat(responsible("2020-02-26"))
        .containsExactly(
            "1 closure 华龙区",
            "1 disinfection 华龙区",
            "1 isolation central 华龙区",
            "1 isolation home 京东社区居民委员会",
            "1 no-travel-beijing 京东社区居民委员会",
            "2 closure 中原油田",
            "2 disinfection 中原油田",
            "2 isolation central 中原油田",
            "2 isolation home 京东社区居民委员会",
            "2 no-travel-beijing 京东社区居民委员会",
            "3 double-report 京东社区居民委员会",
            "3 isolation undecided 华龙区");
    try (var instance = INSTANCE.open()) {
      assertThat(headless(instance)).contains(COUNTY, "zhongyuan-oilfield");
      String first = account(instance, "head-one", "王一");
      String second = account(instance, "head-two", "李二");
      assign(instance, COUNTY, COUNTY, "county-head", "2020-02-01 2020-03-01", first, null);
      assign(instance, COUNTY, COUNTY, "county-head", "2020-03-02", second, null);
      assign(instance, "4109", "oil", "county-head", "2020-02-01", second, "oil");
      assertThat(headless(instance)).doesNotContain(COUNTY, "zhongyuan-oilfield");
    }
    assertThat(responsible("2020-02-26"))
        .contains(
            "1 isolation central 华龙区（王一）",
            "2 isolation central 中原油田（李二）",
            "2 closure 中原油田（李二）",
            "3 isolation undecided 华龙区（王一）",
            "3 double-report 京东社区居民委员会");
    assertThat(responsible("2020-03-02")).contains("1 isolation central 华龙区（李二）");
    assertThat(run("duties", "--on", "2020-02-26", "--area", "4109"))
        .contains(",华龙区（王一）,", ",中原油田（李二）,", ",京东社区居民委员会,");
    try (var instance = INSTANCE.open()) {
      assertThat(
              instance
                  .getBean(ScopedTransactions.class)
                  .in(
                      "410902001001",
                      () ->
                          instance
                              .getBean(Responsibilities.class)
                              .heads(List.of(COUNTY), LocalDate.of(2020, 2, 26))))
          .as("a grid worker sees who heads the county")
          .containsKey(COUNTY);
    }
  }

  private static List<String> headless(ConfigurableApplicationContext instance) {
    return instance
        .getBean(ScopedTransactions.class)
        .in(
            "4109",
            () ->
                instance
                    .getBean(Responsibilities.class)
                    .gaps("4109", LocalDate.of(2020, 2, 26), 100_000)
                    .first()
                    .stream()
                    .filter(gap -> gap.level() == ResponsibleLevel.COUNTY_HEAD)
                    .map(Gap::area)
                    .toList());
  }

  private static String account(
      ConfigurableApplicationContext instance, String login, String name) {
    return instance
        .getBean(Accounts.class)
        .add(new NewAccount(login, name, Set.of(Role.COMMAND), Scope.of("4109")), Actor.operator())
        .id()
        .toString();
  }

  private static void assign(
      ConfigurableApplicationContext instance,
      String area,
      String subject,
      String level,
      String days,
      String account,
      @Nullable String jurisdiction) {
    TreeMap<String, String> attributes = new TreeMap<>();
    attributes.put("level", level);
    attributes.put("account", account);
    String[] fromUntil = days.split(" ");
    if (fromUntil.length > 1) {
      attributes.put("until", fromUntil[1]);
    }
    if (jurisdiction != null) {
      attributes.put("jurisdiction", "zhongyuan-oilfield");
    }
    instance
        .getBean(Ledger.class)
        .append(
            COMMAND,
            List.of(
                new Fact(
                    0,
                    UUID.randomUUID(),
                    Subject.area(subject),
                    "responsible",
                    area,
                    Days.start(LocalDate.parse(fromUntil[0])),
                    Instant.EPOCH,
                    "",
                    "test",
                    null,
                    attributes)));
  }

  /** Ref, measure, place and who is responsible. */
  private static List<String> responsible(String on) {
    return run("measures", "--on", on)
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(cells -> (cells[1] + " " + cells[3] + " " + place(cells) + cells[9]))
        .toList();
  }

  private static String place(String[] cells) {
    return cells[3].equals("isolation") ? cells[4] + " " : "";
  }

  private static String run(String... words) {
    return INSTANCE.run(0, words);
  }
}
