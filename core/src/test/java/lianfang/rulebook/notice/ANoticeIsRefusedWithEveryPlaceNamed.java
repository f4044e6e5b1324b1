package lianfang.rulebook.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ANoticeIsRefusedWithEveryPlaceNamed {

  private static final String NOTICE = "notice.yaml";
  private static final String TABLE = "tables/measures.csv";

  private static final GoldenCases FAILING =
      (notice, golden) -> List.of(new Phrase("少一天", "one day short"));

  /** One line a refusal, in order of precedence: what is spoiled, and where it is found. */
  static Stream<Arguments> spoiled() {
    return Stream.of(
        spoiled(Refusal.UNREADABLE, new SampleNotice().without(TABLE), "tables"),
        spoiled(Refusal.UNREADABLE, NOTICE, "title: {", "title: {{", "notice.yaml"),
        spoiled(Refusal.LANGUAGE_MISSING, NOTICE, ", en: Key persons", "", "notice.yaml » title"),
        spoiled(Refusal.LANGUAGE_MISSING, NOTICE, "zh: 类别, ", "", "notice.yaml » inputs.category"),
        spoiled(Refusal.UNREADABLE, NOTICE, "layer: city\n", "", "notice.yaml » layer"),
        spoiled(
            Refusal.FORBIDDEN_MEASURE, TABLE, ",building", ",village", TABLE + " » K1 » closure"),
        spoiled(Refusal.FORBIDDEN_MEASURE, TABLE, "central", "封村", TABLE + " » K1 » isolation"),
        spoiled(Refusal.UNKNOWN_WORD, TABLE, "K1,1,cured", "K1,1,curd", TABLE + " » K1 » category"),
        spoiled(Refusal.UNKNOWN_WORD, NOTICE, "number:", "nummer:", "notice.yaml"),
        spoiled(Refusal.UNKNOWN_WORD, NOTICE, "layer: city", "layer: town", "notice.yaml » layer"),
        spoiled(
            Refusal.UNKNOWN_WORD,
            NOTICE,
            "type: days",
            "type: weeks",
            "notice.yaml » inputs.stay.type"),
        spoiled(Refusal.WRONG_TYPE, TABLE, "<=14d", "<=14", TABLE + " » K5 » stay"),
        spoiled(
            Refusal.WRONG_TYPE, NOTICE, "date: 2020-02-25", "date: 25.2.", "notice.yaml » date"),
        spoiled(Refusal.WRONG_TYPE, NOTICE, "\"4109\"", "濮阳", "notice.yaml » scope"),
        spoiled(Refusal.UNREADABLE_CELL, TABLE, "<=14d", "[1d..", TABLE + " » K5 » stay"),
        spoiled(
            Refusal.UNREADABLE_CELL, TABLE, "undecided,14", "undecided,", TABLE + " » K5 » days"),
        spoiled(
            Refusal.WRONG_TYPE,
            "readings.yaml",
            "day-after",
            "tomorrow",
            "readings.yaml » day-count » value"),
        spoiled(
            Refusal.ROW_WITHOUT_CLAUSE,
            TABLE,
            "K5,5",
            "K5,9",
            TABLE + " » K5 » clause, notice.yaml » clauses"),
        spoiled(
            Refusal.CLAUSE_WITHOUT_ROW, TABLE, "K5,5", "K5,1", "notice.yaml » 5 » clauses, tables"),
        spoiled(Refusal.UNKNOWN_WORD, TABLE, "|,central", "|,centrel", TABLE + " » K1 » isolation"),
        spoiled(
            Refusal.UNKNOWN_WORD, TABLE, "days,closure", "days,locking", TABLE + " » 2 » locking"),
        spoiled(Refusal.WRONG_TYPE, TABLE, "undecided,14", "undecided,two", TABLE + " » K5 » days"),
        spoiled(
            Refusal.GAP,
            new SampleNotice()
                .with(TABLE, "hit,C", "hit,F")
                .with(TABLE, "otherwise,,-,-,|,none,0,none\n", ""),
            TABLE),
        spoiled(
            Refusal.CONTRADICTION,
            new SampleNotice()
                .with(TABLE, "hit,C", "hit,U")
                .with(TABLE, "arrival,<=14d", "-,<=14d"),
            TABLE + " » K1, " + TABLE + " » K5"),
        spoiled(
            Refusal.NEVER_FIRES,
            TABLE,
            "<=14d",
            "<0d",
            TABLE + " » K5 » stay, notice.yaml » inputs.stay"),
        spoiled(Refusal.NO_OTHERWISE, TABLE, "otherwise,,-,-,|,none,0,none\n", "", TABLE),
        spoiled(Refusal.GOLDEN_CASE_FAILS, new SampleNotice(), "cases/cured.yaml » 治愈出院, tables"));
  }

  @ParameterizedTest(name = "{0} at {2}")
  @MethodSource("spoiled")
  void eachRefusalHasItsPlaceAndItsSentenceInBothLanguages(
      Refusal refusal, SampleNotice notice, String places) {
    Finding first = refused(notice).getFirst();
    assertThat(first.refusal()).isEqualTo(refusal);
    assertThat(places(first)).isEqualTo(places);
    assertThat(first.detail().isWhole()).isTrue();
    assertThat(refusal.sentence().isWhole()).isTrue();
  }

  @Test
  void everyRefusalHasALineInTheTableExceptThoseBetweenTwoNotices() {
    Set<Refusal> walked = EnumSet.of(Refusal.OVERLAPPING_VALIDITY, Refusal.LOOSER);
    spoiled().forEach(line -> walked.add((Refusal) line.get()[0]));
    assertThat(walked).isEqualTo(EnumSet.allOf(Refusal.class));
  }

  @Test
  void theMoreFundamentalRefusalComesFirst() {
    SampleNotice all =
        new SampleNotice()
            .with(TABLE, "<=14d", "<=14")
            .with(TABLE, ",building", ",road")
            .with(TABLE, "K1,1,cured", "K1,1,curd")
            .with(NOTICE, ", en: Key persons", "");
    assertThat(refused(all))
        .extracting(Finding::refusal)
        .containsExactly(
            Refusal.LANGUAGE_MISSING,
            Refusal.FORBIDDEN_MEASURE,
            Refusal.UNKNOWN_WORD,
            Refusal.WRONG_TYPE);
  }

  @Test
  void aBlockedRoadIsRefusedWithTheOrderThatForbidsIt() {
    SampleNotice notice = new SampleNotice().with(TABLE, ",building", ",road-block");
    Finding finding = refused(notice).getFirst();
    assertThat(finding.refusal()).isEqualTo(Refusal.FORBIDDEN_MEASURE);
    assertThat(finding.detail().en()).contains("road-block").contains("25 February 2020");
    assertThat(finding.detail().zh()).contains("焦作").contains("2 月 25 日");
  }

  @Test
  void aLayerThatNobodyKnowsOrNamesIsAnsweredWithTheWordsThatThereAre() {
    for (String layer : List.of("", "layer: provinz\n", "layer: COMMAND\n")) {
      SampleNotice notice = new SampleNotice().with(NOTICE, "layer: city\n", layer);
      assertThat(refused(notice).getFirst().detail().en())
          .contains("national, provincial, city, county, command");
    }
    assertThat(load(new SampleNotice().with(NOTICE, "layer: city", "layer: command")).layer())
        .isEqualTo("command");
  }

  @Test
  void aCaseThatCannotBeRunAtAllIsAnUnknownWord() {
    GoldenCases impossible =
        (notice, golden) -> {
          throw new IllegalArgumentException("no measure 'isolaton'");
        };
    NoticeRefused refused =
        catchThrowableOfType(
            NoticeRefused.class,
            () -> new NoticeLoader(impossible).load(new SampleNotice().folder()));
    assertThat(refused.findings().getFirst().refusal()).isEqualTo(Refusal.UNKNOWN_WORD);
    assertThat(refused.findings().getFirst().detail().en()).contains("isolaton");
  }

  @Test
  void twoEditionsThatAreInForceOnTheSameDayAreNamedBoth() {
    Notice one = load(new SampleNotice());
    Notice later = load(new SampleNotice().with(NOTICE, "from: 2020-02-25", "from: 2020-03-01"));
    assertThat(Validity.overlaps(List.of(one, later)))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.refusal()).isEqualTo(Refusal.OVERLAPPING_VALIDITY);
          assertThat(finding.places()).hasSize(2);
          assertThat(finding.detail().en()).contains("2020-02-25..∞").contains("2020-03-01..∞");
        });
  }

  @Test
  void aNoticeThatEndsBeforeTheOneThatSupersedesItDoesNotOverlap() {
    String from = "in_force: {from: 2020-02-25}";
    Notice old = load(new SampleNotice());
    SampleNotice next =
        new SampleNotice()
            .named("next")
            .with(NOTICE, from, "in_force: {from: 2020-03-10}")
            .with(NOTICE, "supersedes: []", "supersedes: [sample]");
    assertThat(Validity.overlaps(List.of(old, load(next)))).isEmpty();
    Notice longer =
        load(
            new SampleNotice()
                .with(NOTICE, from, "in_force: {from: 2020-02-25, until: 2020-03-10}"));
    assertThat(Validity.overlaps(List.of(longer, load(next)))).hasSize(1);
    Notice shorter =
        load(
            new SampleNotice()
                .with(NOTICE, from, "in_force: {from: 2020-02-25, until: 2020-03-09}"));
    assertThat(Validity.overlaps(List.of(shorter, load(next)))).isEmpty();
  }

  @Test
  void noticesOfDifferentAreasMayHoldAtTheSameTime() {
    Notice one = load(new SampleNotice());
    Notice elsewhere = load(new SampleNotice().with(NOTICE, "\"4109\"", "\"4108\""));
    Notice within = load(new SampleNotice().with(NOTICE, "\"4109\"", "\"410922\""));
    assertThat(Validity.overlaps(List.of(one, elsewhere))).isEmpty();
    assertThat(Validity.overlaps(List.of(one, within))).hasSize(1);
  }

  private static Arguments spoiled(
      Refusal refusal, String file, String before, String after, String places) {
    return spoiled(refusal, new SampleNotice().with(file, before, after), places);
  }

  private static Arguments spoiled(Refusal refusal, SampleNotice notice, String places) {
    return Arguments.of(refusal, notice, places);
  }

  private static List<Finding> refused(SampleNotice notice) {
    NoticeRefused refused =
        catchThrowableOfType(
            NoticeRefused.class, () -> new NoticeLoader(FAILING).load(notice.folder()));
    assertThat(refused).isNotNull();
    return refused.findings();
  }

  private static Notice load(SampleNotice notice) {
    return new NoticeLoader(GoldenCases.NONE).load(notice.folder());
  }

  private static String places(Finding finding) {
    return String.join(
        ", ", Arrays.stream(finding.places().toArray(At[]::new)).map(At::toString).toList());
  }
}
