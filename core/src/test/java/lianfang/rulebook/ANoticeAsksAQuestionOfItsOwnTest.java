package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.layer.Looseness;
import lianfang.rulebook.notice.Labels;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import org.junit.jupiter.api.Test;

/** How somebody travelled is no question of the glossary; the fact of the arrival answers it. */
class ANoticeAsksAQuestionOfItsOwnTest {

  private static final Path EXAMPLE =
      Path.of("..", "docs", "examples", "example-county-2020-02-28-seasonal-workers");

  private static final String OWN =
      """
        by:
          type: enum
          values: [train, coach, unknown]
          of: arrival.transport
          zh: 乘坐
          en: came by
      """;

  private static final String WORKERS =
      """
      hit,C
      row,clause,episode,by,|,isolation,days,ask,annotation
      W1,workers,arrival,"train,coach",|,central,7,none,
      W2,workers,arrival,unknown,|,home,3,none,
      otherwise,,-,-,|,none,0,none,
      """;

  /** What follows for somebody who came so; nothing is said for the empty word. */
  private static String golden(String transport, String place, String until, String row) {
    String said = transport.isEmpty() ? "" : ", transport: " + transport;
    return """
    - name: {zh: 乘坐 %s, en: came by %s}
      facts:
        - {kind: arrival, on: 2020-03-01, attrs: {origin: "44"%s}}
      on: 2020-03-02
      expect:
        - {measure: isolation, place: %s, state: due, from: 2020-03-02, until: %s, row: %s}
    """
        .formatted(transport, transport, said, place, until, row);
  }

  private static SortedMap<String, String> files(String own, String cases) {
    SortedMap<String, String> files = new TreeMap<>(NoticeFolder.read(EXAMPLE).files());
    files.merge("notice.yaml", own, String::concat);
    files.put("tables/workers.csv", WORKERS);
    files.put("cases/cases.yaml", cases);
    return files;
  }

  private static List<Finding> findings(String own, String cases) {
    NoticeFolder folder = new NoticeFolder(EXAMPLE.getFileName().toString(), files(own, cases));
    try {
      new NoticeLoader(
              new CaseRun(id -> {
                throw new IllegalArgumentException(id);
              }))
          .load(folder);
      return List.of();
    } catch (NoticeRefused refused) {
      return refused.findings();
    }
  }

  @Test
  void theFactOfTheArrivalAnswersItAndWhatItDoesNotSayOrTheNoticeDoesNotNameIsUnknown() {
    String cases =
        golden("train", "central", "2020-03-08", "W1")
            + golden("coach", "central", "2020-03-08", "W1")
            + golden("", "home", "2020-03-04", "W2")
            + golden("foot", "home", "2020-03-04", "W2");
    assertThat(findings(OWN, cases)).isEmpty();
    assertThat(findings(OWN, golden("train", "home", "2020-03-04", "W2")))
        .as("a case that does not hold")
        .hasSize(2);
  }

  @Test
  void onlyAFactThatOpensAnEpisodeCanAnswerIt() {
    for (String of : List.of("profile.age_band", "arrival", "moon.colour", "arrival.x; drop")) {
      assertThat(findings(OWN.replace("arrival.transport", '"' + of + '"'), "[]"))
          .as(of)
          .extracting(Finding::refusal)
          .contains(Refusal.UNKNOWN_WORD);
    }
    String number = OWN.replace("type: enum", "type: number").replaceAll("    values:.*\n", "");
    assertThat(findings(number, "[]")).extracting(Finding::refusal).contains(Refusal.WRONG_TYPE);
    assertThat(findings(OWN.replace("by:", "certificate:"), "[]"))
        .extracting(Finding::refusal)
        .contains(Refusal.CONTRADICTION);
  }

  private static final String NAMED =
      OWN
          + """
              words:
                train: {zh: 火车, en: by train}
                coach: {zh: 大巴, en: by coach}
          """;

  @Test
  void whatReadersSeeForItsValuesIsTheNoticesOwnAndOfNoOtherValue() {
    assertThat(findings(NAMED, "[]")).isEmpty();
    Labels labels = notice("county", NAMED, WORKERS).labels();
    assertThat(labels.value("by", "train")).isEqualTo(new Phrase("火车", "by train"));
    assertThat(labels.value("by", "unknown")).isNull();
    assertThat(labels.value("trip", "stay")).isNull();
    assertThat(
            labels.beside(notice("county", OWN.replace("乘坐", "交通"), WORKERS).labels()).title("by"))
        .isEqualTo(new Phrase("乘坐", "came by"));

    for (var wrong :
        Map.of(
                NAMED.replace("en: by coach", "en: ''"), Refusal.LANGUAGE_MISSING,
                NAMED.replace("      coach:", "      rocket:"), Refusal.UNKNOWN_WORD,
                NAMED.replace("大巴", "火车"), Refusal.CONTRADICTION,
                NAMED.replace("大巴", "'大巴，中巴'"), Refusal.UNREADABLE)
            .entrySet()) {
      assertThat(findings(wrong.getKey(), "[]"))
          .as(wrong.getKey())
          .extracting(Finding::refusal)
          .containsExactly(wrong.getValue());
    }
    assertThat(findings(NAMED.replace("大巴", "coach"), "[]")).as("its own code word").isEmpty();
    assertThat(findings(NAMED.replace("大巴", "train"), "[]"))
        .extracting(Finding::refusal)
        .containsExactly(Refusal.CONTRADICTION);
  }

  @Test
  void aLowerNoticeThatAsksTheSameUnderAnotherNameIsComparedByTheAnswer() {
    Notice county = notice("county", OWN, WORKERS.replace("central,7", "home,7"));
    String other = OWN.replace("by:", "vehicle:");
    Notice province = notice("province", other, WORKERS.replace(",by,", ",vehicle,"));
    List<Finding> looser = Looseness.of(county, List.of(province));
    assertThat(looser).hasSize(1);
    assertThat(looser.getFirst().region())
        .extracting(Object::toString)
        .anySatisfy(one -> assertThat(one).matches("arrival.transport = (train|coach)"));
    assertThat(Looseness.of(notice("county", OWN, WORKERS), List.of(province))).isEmpty();
  }

  private static Notice notice(String layer, String own, String workers) {
    SortedMap<String, String> files = files(own, "[]");
    files.put("tables/workers.csv", workers);
    files.computeIfPresent(
        "notice.yaml",
        (file, text) ->
            text.replace("layer: county", "layer: " + layer)
                .replace("id: example-county", "id: " + layer));
    String name = EXAMPLE.getFileName().toString().replace("example-county", layer);
    return NoticeLoader.readProved(new NoticeFolder(name, files));
  }
}
