package lianfang.web.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.edition.TableText;
import lianfang.web.action.DraftActs;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two officials have the same draft open, and each saves what he has typed. */
class TwoDraftersOfOneDraftTest {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final RunningServer server = new RunningServer(true);

  private static Visit one = server.visit();
  private static Visit other = server.visit();

  @BeforeAll
  static void offices() {
    server.loadDivisions();
    server.enact();
    server.account("cdc", Role.DISEASE_CONTROL, "4109");
    server.account("department", Role.DEPARTMENT, "4109");
    server.account("command", Role.COMMAND, "4109");
    server.account("village", Role.VILLAGE, "410922100101");
    one = server.signedIn("cdc");
    other = server.signedIn("department");
    one.open("/today");
    other.open("/today");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static UUID begun(String reason) {
    String base = server.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    return server.get(DraftActs.class).begin(server.user("cdc"), base, reason).id();
  }

  private static Drafts.Draft draft(UUID id) {
    return server.get(DraftActs.class).find(server.user("cdc"), id).orElseThrow();
  }

  private static TableText beijing(UUID id) {
    return TableText.read(draft(id).files().getOrDefault("tables/beijing.csv", ""));
  }

  /** Sends what the form of a table has: all its cells, some of them typed anew. */
  private static HttpResponse<String> save(
      Visit visit, UUID id, int version, TableText table, List<String> more) {
    List<String> fields =
        new ArrayList<>(List.of("version", String.valueOf(version), "table", "beijing"));
    for (int r = 0; r < table.rows().size(); r++) {
      for (int c = 0; c < table.columns().size(); c++) {
        fields.addAll(List.of("c-" + r + "-" + c, table.rows().get(r).get(c)));
      }
    }
    fields.addAll(more);
    return send(visit, id, fields);
  }

  private static HttpResponse<String> send(Visit visit, UUID id, List<String> fields) {
    return send(visit, id, "", fields);
  }

  /** Sends a form and opens the page to which it leads. */
  private static HttpResponse<String> send(Visit visit, UUID id, String step, List<String> fields) {
    String form = "/notices/" + PUYANG + "/drafts/" + id + (step.isEmpty() ? "" : "/" + step);
    HttpResponse<String> answer = visit.send(form + "?lang=en", fields);
    return answer
        .headers()
        .firstValue("Location")
        .map(to -> visit.open(URI.create(to).getRawPath() + "?" + URI.create(to).getRawQuery()))
        .orElse(answer);
  }

  private static TableText with(TableText table, int row, String column, String word) {
    List<List<String>> rows = new ArrayList<>(table.rows());
    List<String> cells = new ArrayList<>(rows.get(row));
    cells.set(table.columns().indexOf(column), word);
    rows.set(row, cells);
    return table.with(rows);
  }

  @Test
  void columnsOfBothAndACellAreKeptAtOnceAndThePageSaysThatAnotherWasThere() {
    UUID id = begun("columns");
    TableText table = beijing(id);
    String last = table.rows().getLast().getFirst();
    save(one, id, 1, table, List.of("act", "column-input", "column-input", "trip"));
    TableText typed = with(table, 0, "annotation", "read by both");
    HttpResponse<String> answer =
        save(other, id, 1, typed, List.of("act", "column-input", "column-input", "origin"));
    assertThat(answer.body()).contains("You touched different things, and all of it is kept");
    TableText now = beijing(id);
    assertThat(now.columns()).contains("trip", "origin");
    assertThat(now.rows().getFirst()).contains("read by both");
    assertThat(now.rows().getLast().getFirst()).isEqualTo(last);
    assertThat(draft(id).version()).isEqualTo(3);
  }

  @Test
  void oneCellThatBothTypeIsShownTwiceAndTheColumnOfTheFirstStaysUnderTheFormOfTheSecond() {
    UUID id = begun("a cell");
    TableText table = beijing(id);
    String was = table.rows().getFirst().get(table.columns().indexOf("annotation"));
    save(
        one,
        id,
        1,
        with(table, 0, "annotation", "words of the first"),
        List.of("act", "column-input", "column-input", "trip"));
    TableText typed = with(table, 0, "annotation", "words of the second");
    String answer =
        save(other, id, 1, typed, List.of("act", "column-output", "column-output", "ask")).body();
    assertThat(answer)
        .contains("1 place that both changed", "words of the first", "words of the second");
    TableText kept = beijing(id);
    assertThat(kept.columns()).contains("trip", "ask");
    assertThat(kept.rows().getFirst()).contains("words of the first");

    // The form on the page has the columns of both, so that saving it again loses nothing.
    int version = draft(id).version();
    assertThat(answer)
        .contains(
            "name=\"version\" value=\"" + version + "\"",
            "name=\"c-0-" + (kept.columns().size() - 1) + "\" value=\"words of the second\"");
    save(other, id, version, with(kept, 0, "annotation", "words of the second"), List.of());
    assertThat(beijing(id).columns()).isEqualTo(kept.columns());
    assertThat(beijing(id).rows().getFirst()).contains("words of the second");
    assertThat(was).isNotEqualTo("words of the second");
  }

  @Test
  void whatOneTookBackDoesNotComeBackByAFormInWhichTheOtherStillReadsIt() {
    UUID id = begun("taken back");
    TableText table = beijing(id);
    save(one, id, 1, with(table, 0, "annotation", "taken back"), List.of());
    TableText read = beijing(id);
    assertThat(draft(id).version()).isEqualTo(2);
    send(one, id, "undo", List.of("version", "2", "table", "beijing"));
    assertThat(draft(id).version()).isEqualTo(1);
    save(one, id, 1, with(table, 0, "annotation", "said anew"), List.of());
    assertThat(draft(id).version()).as("a number is given once").isEqualTo(3);

    String answer = save(other, id, 2, with(read, 1, "annotation", "mine"), List.of()).body();
    assertThat(answer).contains("You touched different things");
    assertThat(beijing(id).rows().get(0)).contains("said anew").doesNotContain("taken back");
    assertThat(beijing(id).rows().get(1)).contains("mine");

    send(one, id, "undo", List.of("version", "4", "table", "beijing"));
    assertThat(draft(id).version()).as("undo goes on behind what was undone").isEqualTo(3);
    send(one, id, "undo", List.of("version", "3", "table", "beijing"));
    assertThat(draft(id).version()).isEqualTo(1);
    assertThat(beijing(id)).isEqualTo(table);
  }

  /** A form of the texts with another title in one language and one more clause. */
  private static List<String> texts(String language, String title, String clause) {
    List<String> fields =
        new ArrayList<>(List.of("version", "1", "head-" + language, title, "clause-id", clause));
    for (String name : List.of("title-zh", "title-en", "zh", "en")) {
      fields.addAll(List.of("clause-" + name, clause));
    }
    return fields;
  }

  @Test
  void headAndClausesOfBothAreKept() {
    UUID id = begun("texts");
    send(one, id, texts("zh", "甲改的标题", "one"));
    assertThat(send(other, id, texts("en", "Title of the other", "two")).body())
        .contains("You touched different things");
    String notice = draft(id).files().getOrDefault("notice.yaml", "");
    assertThat(NoticeTexts.clauses(notice)).contains("one", "two");
    assertThat(NoticeTexts.head(notice))
        .extracting(NoticeTexts.Head::zh, NoticeTexts.Head::en)
        .containsExactly("甲改的标题", "Title of the other");
  }

  @Test
  void aQuestionThatOneDeclaresIsCheckedWhileHeTypesAndOfferedToTheOther() {
    UUID id = begun("own words");
    List<String> typed =
        List.of(
            "version",
            "1",
            "question-of",
            "arrival.transport",
            "question-id",
            "came_by",
            "question-zh",
            "乘坐",
            "question-en",
            "Came by",
            "question-values",
            "train, rocket");
    String path = "/notices/" + PUYANG + "/drafts/" + id;
    assertThat(one.send(path + "/proof?lang=en", typed).body())
        .contains("no fact answers so", "rocket", "lorry");
    String refused = send(one, id, typed).body();
    assertThat(refused).contains("no fact answers so", ">train, rocket</textarea>");
    List<String> right = new ArrayList<>(typed);
    right.set(right.size() - 1, "train, coach");
    assertThat(one.send(path + "/proof?lang=en", right).body()).doesNotContain("no fact answers");
    send(one, id, right);
    assertThat(other.open(path + "?table=beijing&lang=en").body()).contains("Came by (came_by)");
    TableText table = beijing(id);
    save(other, id, 2, table, List.of("act", "column-input", "column-input", "came_by"));
    assertThat(beijing(id).columns()).contains("came_by");
    assertThat(other.open(path + "?table=&lang=en").body())
        .as("what a table asks cannot be taken away")
        .doesNotContainPattern("(?s)name=\"question-gone\"(?:(?!</select>).)*came_by");
  }

  @Test
  void valuesOfAQuestionOfTheNoticesOwnAreTypedAndReadInItsWords() {
    UUID id = begun("own words for values");
    String path = "/notices/" + PUYANG + "/drafts/" + id;
    List<String> typed =
        new ArrayList<>(
            List.of("version", "1", "question-of", "arrival.transport", "question-id", "came_by"));
    typed.addAll(List.of("question-zh", "乘坐", "question-en", "Came by", "question-values"));
    List<String> half = new ArrayList<>(typed);
    half.add("train = 铁路\ncoach = 大巴 / by coach");
    assertThat(one.send(path + "/proof?lang=en", half).body()).contains("en is missing");
    typed.add("train = 铁路 / by rail\ncoach = 大巴 / by coach");
    send(one, id, typed);
    TableText table = beijing(id);
    save(one, id, 2, table, List.of("act", "column-input", "column-input", "came_by"));

    TableText asked = with(beijing(id), 0, "came_by", "铁路，by coach");
    assertThat(save(one, id, 3, asked, List.of()).body()).contains("by rail or by coach");
    assertThat(beijing(id).rows().getFirst()).contains("train,coach");
    assertThat(one.open(path + "?table=beijing&lang=zh").body()).contains("铁路或大巴");
    assertThat(one.open(path + "?table=&lang=zh").body()).contains("<ins>铁路或大巴</ins>");

    TableText other = with(beijing(id), 0, "came_by", "not(by rail)");
    assertThat(save(one, id, 4, other, List.of()).body()).contains("anything but by rail");
    assertThat(beijing(id).rows().getFirst()).contains("not(train)");
    assertThat(one.open(path + "?table=&lang=zh").body())
        .as("what is answered differently is said in its words")
        .contains("乘坐：除 大巴 外");
    List<String> again = new ArrayList<>(List.of("version", "5", "question-id", "came_by"));
    again.addAll(List.of("question-of", "arrival.transport", "question-zh", "怎么来的"));
    again.addAll(List.of("question-en", "Travelled", "question-values", "train, coach, lorry"));
    send(one, id, again);
    assertThat(draft(id).files().getOrDefault("notice.yaml", ""))
        .as("declared anew it keeps the words that it had")
        .contains("怎么来的", "by rail");
  }

  @Test
  void whoeverMayNotDraftIsToldWhoDoesAndIsOfferedNoWayThere() {
    Visit command = server.signedIn("command");
    HttpResponse<String> refused = command.open("/notices/new?lang=en");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("may not draft notices", "disease control, department")
        .contains("In your area these may", "cdc", "department")
        .containsOnlyOnce("class=\"button first\" href=\"/notices")
        .doesNotContain("class=\"button \" href=\"/notices");
    assertThat(command.open("/notices?lang=en").body()).doesNotContain("/notices/new");
    assertThat(one.open("/notices?lang=en").body()).contains("/notices/new");
    assertThat(command.open("/notices/new?lang=zh").body()).contains("疾控、部门");
  }
}
