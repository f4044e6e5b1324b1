package lianfang.web.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.duty.DutyList;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.rulebook.DayTurn;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.Outcomes;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.situation.GradeRow;
import lianfang.situation.Grades;
import lianfang.web.action.Act;
import lianfang.web.action.ActionRefusal;
import lianfang.web.action.ActionRefused;
import lianfang.web.action.OrderMeasures;
import lianfang.web.signin.RunningServer;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whoever comes to a county of high grade stays at home as long as it is one. On 26 February the
 * province lowers the grade from the 25th on: one is at home by an order, one is due and was never
 * ordered to be, one lives in a county of which nobody has decided a grade.
 */
class AGradeFallsTest {

  private static final Path EXAMPLE =
      Path.of("..", "docs", "examples", "example-county-2020-02-28-seasonal-workers");
  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final Recorder COMMAND = new Recorder("test", Scope.everything());
  private static final String COUNTY = "410922";
  private static final String VILLAGE = "410922100203";

  private static final String WORKERS =
      """
      hit,C
      row,clause,episode,grade,|,isolation,days,ends,annotation
      W1,workers,arrival,high,|,home,0,surroundings,
      W2,workers,arrival,medium,|,home,14,surroundings,
      otherwise,,-,-,|,none,0,none,
      """;

  private static RunningServer server;
  private static UUID ordered;
  private static UUID due;
  private static UUID elsewhere;

  @BeforeAll
  static void open() throws IOException {
    server = new RunningServer(true);
    server.loadDivisions();
    server.account("county", Role.COMMAND, COUNTY);
    server.account("cdc", Role.DISEASE_CONTROL, COUNTY);
    server.account("township", Role.TOWNSHIP, SmallCounty.TOWNSHIP);
    putInForce();
    decide("2020-02-18", "high");
    String head = "序号,姓名,性别,身份证号,手机号,县(区),现住乡镇,现住村(社区),人员类别,来源地,返回日期\n";
    ordered = arrived(head, 1, "清丰县,城关镇");
    due = arrived(head, 2, "清丰县,城关镇");
    elsewhere = arrived(head, 3, "南乐县,城关镇");
    server.tell(
        Subject.person(ordered),
        VILLAGE,
        "2020-02-22 measure-ordered measure=isolation place=home from=2020-02-23");
    server.tell(
        Subject.person(ordered),
        VILLAGE,
        "2020-02-22 measure-in-place measure=isolation place=home from=2020-02-23");
    server.get(DayTurn.class).turn();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static void putInForce() {
    TreeMap<String, String> files = new TreeMap<>(NoticeFolder.read(EXAMPLE).files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.put("tables/workers.csv", WORKERS);
    files.merge(
        "readings.yaml",
        "- {key: grade-scheme, value: cn-risk-grades-2020-02-17, grade: assumption,"
            + " cites: {zh: 甲, en: a}}\n",
        String::concat);
    files.merge(
        "notice.yaml",
        "  grade: {type: enum, values: [low, medium, high], zh: 等级, en: grade}\n",
        String::concat);
    files.replaceAll(
        (name, text) -> text.replace("419999", "4109").replace("2020-02-28", "2020-02-18"));
    String id = EXAMPLE.getFileName().toString().replace("2020-02-28", "2020-02-18");
    String edition = server.get(Editions.class).keep(new NoticeFolder(id, files)).edition();
    server.get(Enacting.class).putInForce(COMMAND, edition, LocalDate.of(2020, 2, 18));
  }

  private static void decide(String from, String grade) {
    server.everywhere(() -> {
      server
          .get(Grades.class)
          .decide(
              COMMAND,
              COUNTY,
              LocalDate.parse(from),
              new GradeRow.Decided(
                  "cn-risk-grades-2020-02-17", grade, "河南省指挥部", TODAY, "", "", ""));
      return true;
    });
  }

  private static UUID arrived(String head, int number, String where) throws IOException {
    String village = where.startsWith("清丰") ? "张仪庄村" : "古计固村";
    SmallCounty.land(
        server,
        number + ".csv",
        head
            + number
            + ",演示甲,男,"
            + SmallCounty.number(number)
            + ",1390000000"
            + number
            + ","
            + where
            + ","
            + village
            + ",返乡人员,广东省深圳市,2月22日\n");
    return server.everywhere(() ->
        server
            .get(JdbcClient.class)
            .sql(
                "select subject_id from fact.fact where kind = 'arrival' order by seq desc limit 1")
            .query(UUID.class)
            .single());
  }

  private static List<String> lines(UUID person) {
    return server.everywhere(() ->
        server.get(Outcomes.class).of(List.of(Subject.person(person))).stream()
            .map(one -> one.place().word() + " " + one.state().word() + " " + one.until())
            .toList());
  }

  private static List<String> duties(UUID person) {
    return server.everywhere(() ->
        server.get(DutyList.class).current(TODAY, "4109").stream()
            .filter(duty -> duty.subject().id().equals(person))
            .map(duty -> duty.kind().word() + " " + duty.due())
            .toList());
  }

  private static String text(String login, String page) {
    return server
        .signedIn(login)
        .open(page + "?lang=en")
        .body()
        .replaceAll("(?s)<(script|style).*?</\\1>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  void eachPersonTodayAndTheDutiesSayThatItIsOver() {
    assertThat(lines(ordered)).containsExactly("home in-place null");
    assertThat(lines(due)).containsExactly("home due null");
    assertThat(lines(elsewhere)).isEmpty();
    assertThat(text("county", "/today"))
        .contains("1 person is due for isolation and nobody has ordered it; 2 are under isolation");
    assertThat(text("county", "/people/" + ordered))
        .contains("from 23 February, until the cause ends, reviewed on 8 March")
        .contains("18 February risk grade: grade high risk");
    assertThat(duties(ordered)).contains("visit 2020-02-26").doesNotContain("release 2020-02-24");

    decide("2020-02-25", "medium");
    assertThat(server.get(DayTurn.class).turn()).isEqualTo(2);

    assertThat(lines(ordered)).containsExactly("home in-place 2020-02-24");
    assertThat(lines(due)).containsExactly("home due 2020-02-24");
    assertThat(text("county", "/today"))
        .contains("0 people are under isolation and no order is waiting")
        .contains("Nothing is in force in this area today");
    assertThat(text("county", "/people/" + ordered))
        .contains("No isolation on this day.")
        .contains("23 February to 24 February, 24:00, ended")
        .contains("25 February risk grade: grade medium risk")
        .contains("Print the release");
    whoWasOrderedIsToldAndNobodyElseIsOrderedAnyMore();
  }

  private static void whoWasOrderedIsToldAndNobodyElseIsOrderedAnyMore() {
    assertThat(duties(ordered)).containsExactly("release 2020-02-24");
    assertThat(duties(due)).isEmpty();
    assertThat(text("township", "/duties"))
        .containsIgnoringCase("release at the end of the last day due 24 February");

    assertThat(text("county", "/people/" + due)).doesNotContain("Order by");
    OrderMeasures.Batch late =
        new OrderMeasures.Batch(
            "410922-cdc",
            "idl-2013-39",
            List.of(new Act(Subject.person(due), Measure.ISOLATION, MeasurePlace.HOME)),
            1);
    assertThatThrownBy(() -> server.get(OrderMeasures.class).order(server.user("cdc"), late))
        .isInstanceOfSatisfying(
            ActionRefused.class,
            refused -> assertThat(refused.refusal()).isEqualTo(ActionRefusal.OVER));

    server.tell(
        Subject.person(ordered),
        VILLAGE,
        "2020-02-26 duty-done duty=release day=2020-02-26 result=done");
    assertThat(text("township", "/duties")).contains("1 of 1 done");
  }
}
