package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.layer.Looseness;
import lianfang.rulebook.layer.ReadingLooseness;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import org.junit.jupiter.api.Test;

/** A city asks for less than the nation or its province in the same case: refused, row by row. */
class ALowerLayerIsLooserTest {

  private static final Path NOTICES = Path.of("..", "playbook", "notices");
  private static final String NATION = "cn-observation-14";
  private static final String PUYANG = "puyang-2020-02-25-key-persons";

  /** A shipped notice with a text replaced in its files, read without its golden cases. */
  private static Notice changed(String id, String from, String to) {
    NoticeFolder folder = NoticeFolder.read(NOTICES.resolve(id));
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    boolean[] found = new boolean[1];
    files.replaceAll((name, text) -> {
      found[0] |= text.contains(from);
      return text.replace(from, to);
    });
    assertThat(found[0]).as(from + " stands in " + id).isTrue();
    return NoticeLoader.readProved(new NoticeFolder(folder.name(), files));
  }

  @Test
  void noShippedNoticeIsLooserThanOneAboveIt() throws IOException {
    List<Notice> all = new ArrayList<>();
    for (String id : ShippedNoticesTest.ids()) {
      all.add(ShippedNoticesTest.notice(id));
    }
    for (Notice one : all) {
      assertThat(Looseness.of(one, all)).as(one.id()).isEmpty();
    }
  }

  private static ReadingLooseness.Read read(String id, Map<String, String> readings) {
    return new ReadingLooseness.Read(ShippedNoticesTest.notice(id), readings);
  }

  @Test
  void readingsThatCanBeComparedAreAndOthersAreNamed() {
    Map<String, String> nation =
        Map.of(
            "day-count", "day-after",
            "key-areas", "42@2020-01-23,3303@2020-02-02",
            "fever-threshold", "37.3",
            "closure-exit-days", "3",
            "clause-2-start", "transfer");
    String table =
        """
        day-count      | same-day                       | looser
        day-count      | day-after                      |
        key-areas      | 42@2020-01-23                  | looser
        key-areas      | 42@2020-01-23,33@2020-02-02    |
        key-areas      | 42@2020-01-24,33@2020-02-02    | looser
        fever-threshold| 37.5                           | looser
        fever-threshold| 37.0                           |
        closure-exit-days | 2                           | looser
        closure-exit-days | 4                           |
        closure-exit-days | none                        |
        clause-2-start | last-exposure                  | named
        clause-2-start | transfer                       |
        symptom-days   | 1                              |
        """;
    for (String line : table.lines().toList()) {
      List<String> cell = List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
      var own = read(PUYANG, Map.of(cell.get(0), cell.get(1)));
      var above = List.of(read(NATION, nation));
      assertThat(ReadingLooseness.of(own, above))
          .as(line)
          .hasSize(cell.get(2).equals("looser") ? 1 : 0);
      assertThat(ReadingLooseness.notCompared(own, above))
          .as(line)
          .hasSize(cell.get(2).equals("named") ? 1 : 0);
      assertThat(ReadingLooseness.of(above.getFirst(), List.of(own)))
          .as("the nation is above, " + line)
          .isEmpty();
    }
  }

  @Test
  void clocksOfClausesThatIsolateInOneCaseAreNamedByTheirOwnKeys() {
    Notice city = ShippedNoticesTest.notice(PUYANG);
    Notice nation = ShippedNoticesTest.notice(NATION);
    Looseness.Compared compared = Looseness.compare(city, nation);
    assertThat(compared.findings()).isEmpty();
    assertThat(compared.shared()).contains(new Looseness.Shared("2", "observation"));
    var above =
        new ReadingLooseness.Read(nation, Map.of("clause-observation-start", "last-exposure"));
    var other = new ReadingLooseness.Read(city, Map.of("clause-2-start", "transfer"));
    assertThat(ReadingLooseness.open(other, above, compared.shared()))
        .containsExactly(
            new ReadingLooseness.Otherwise(
                "clause-2-start", "transfer", "clause-observation-start", "last-exposure"));
    var same = new ReadingLooseness.Read(city, Map.of("clause-2-start", "last-exposure"));
    assertThat(ReadingLooseness.open(same, above, compared.shared())).isEmpty();
    assertThat(Looseness.compare(nation, city).shared()).as("the nation is above").isEmpty();
  }

  @Test
  void fewerDaysThanTheNationAreRefusedWithBothRows() {
    Notice nation = changed(NATION, "layer: national", "layer: national");
    Notice longer = withDays(nation, "14", "40");
    List<Finding> findings = Looseness.of(ShippedNoticesTest.notice(PUYANG), List.of(longer));
    assertThat(findings)
        .anySatisfy(finding -> {
          assertThat(finding.refusal()).isEqualTo(Refusal.LOOSER);
          assertThat(finding.places().toString()).contains(PUYANG, "K2", NATION, "O1");
          assertThat(finding.detail().en()).contains("day 15").contains("contact");
        });
  }

  @Test
  void theHigherLayerCanAllowIt() {
    Notice allowed = changed(NATION, "layer: national", "layer: national\nmilder: [O1]");
    assertThat(
            Looseness.of(ShippedNoticesTest.notice(PUYANG), List.of(withDays(allowed, "14", "40"))))
        .noneMatch(finding -> finding.places().toString().contains("O1"));
  }

  @Test
  void aNoticeOfTheSameLayerOrElsewhereIsNotAsked() {
    Notice city = changed(NATION, "layer: national", "layer: city");
    assertThat(Looseness.of(ShippedNoticesTest.notice(PUYANG), List.of(withDays(city, "14", "40"))))
        .isEmpty();
  }

  private static Notice withDays(Notice notice, String from, String to) {
    NoticeFolder folder = NoticeFolder.read(NOTICES.resolve(NATION));
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.replaceAll((name, text) ->
        name.startsWith("tables/") ? text.replace("," + from + ",", "," + to + ",") : text);
    files.put(
        "notice.yaml",
        files
            .get("notice.yaml")
            .replace(
                "layer: national",
                "layer: "
                    + notice.layer()
                    + (notice.milder().isEmpty() ? "" : "\nmilder: " + notice.milder())));
    return NoticeLoader.readProved(new NoticeFolder(folder.name(), files));
  }
}
