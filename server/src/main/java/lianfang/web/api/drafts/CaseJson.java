package lianfang.web.api.drafts;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import lianfang.fact.FactKinds;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.draft.CaseCheck;
import lianfang.rulebook.draft.GoldenRefused;
import lianfang.rulebook.notice.GoldenCase;
import org.jspecify.annotations.Nullable;

/**
 * A golden case as programs read and send it, in code words.
 *
 * @param assumes readings that are assumed, such as {@code day-count=same-day}
 * @param on the day on which the rules are asked
 * @param expect everything that follows, and nothing else
 * @param decisions keys of the questions that are open then
 */
record CaseJson(
    DraftJson.@Nullable PhraseJson name,
    @Nullable List<String> assumes,
    @Nullable List<FactJson> facts,
    @Nullable String on,
    @Nullable List<ExpectJson> expect,
    @Nullable List<String> decisions) {

  private static final FactJson NOTHING = new FactJson(null, null, null);
  private static final ExpectJson NO_LINE = new ExpectJson(null, null, null, null, null, null);

  /** A fact; its attributes by name. */
  record FactJson(
      @Nullable String kind, @Nullable String on, @Nullable Map<String, String> attrs) {}

  /** A line that follows; what does not apply is empty. */
  record ExpectJson(
      @Nullable String measure,
      @Nullable String place,
      @Nullable String state,
      @Nullable String from,
      @Nullable String until,
      @Nullable String row) {}

  static CaseJson of(GoldenCase one) {
    return new CaseJson(
        DraftJson.PhraseJson.of(one.name()),
        one.assumes(),
        one.facts().stream()
            .map(fact ->
                new FactJson(fact.kind(), fact.on().toString(), new TreeMap<>(fact.attributes())))
            .toList(),
        one.on().toString(),
        one.expect().stream()
            .map(line ->
                new ExpectJson(
                    line.measure(),
                    line.place(),
                    line.state(),
                    line.from(),
                    line.until(),
                    line.row()))
            .toList(),
        one.decisions());
  }

  /**
   * The case.
   *
   * @param file in which it stands; empty for a new one
   * @throws GoldenRefused with every field that cannot be read
   */
  GoldenCase golden(String file, FactKinds kinds) {
    Reading reading = new Reading();
    List<GoldenCase.CaseFact> stated = new ArrayList<>();
    List<FactJson> said = facts == null ? List.of() : facts;
    for (int i = 0; i < said.size(); i++) {
      FactJson fact = Objects.requireNonNullElse(said.get(i), NOTHING);
      String at = "facts[" + i + "].";
      Map<String, String> attributes = fact.attrs() == null ? Map.of() : fact.attrs();
      attributes.forEach((name, value) -> reading.need(at + "attrs." + name, value));
      Map<String, String> whole = new TreeMap<>(attributes);
      whole.values().removeIf(Objects::isNull);
      stated.add(
          new GoldenCase.CaseFact(text(fact.kind()), reading.day(at + "on", fact.on()), whole));
    }
    List<GoldenCase.Expected> lines = new ArrayList<>();
    List<ExpectJson> follows = expect == null ? List.of() : expect;
    for (int i = 0; i < follows.size(); i++) {
      ExpectJson line = Objects.requireNonNullElse(follows.get(i), NO_LINE);
      lines.add(reading.line("expect[" + i + "].", line));
    }
    DraftJson.PhraseJson called = name;
    GoldenCase golden =
        new GoldenCase(
            file,
            called == null
                ? new Phrase("", "")
                : new Phrase(text(called.zh()).strip(), text(called.en()).strip()),
            whole(assumes),
            stated,
            reading.day("on", on),
            lines,
            whole(decisions));
    reading.faults.addAll(CaseCheck.of(golden, kinds));
    if (!reading.faults.isEmpty()) {
      throw new GoldenRefused(golden.name(), reading.faults);
    }
    return golden;
  }

  private static List<String> whole(@Nullable List<String> said) {
    return said == null
        ? List.of()
        : said.stream().map(one -> Objects.requireNonNullElse(one, "")).toList();
  }

  private static String text(@Nullable String said) {
    return said == null ? "" : said;
  }

  /** Reads what is no word of the glossary. */
  private static final class Reading {

    private final List<CaseCheck.Fault> faults = new ArrayList<>();

    void need(String field, @Nullable String said) {
      if (said == null) {
        wrong(field, new Phrase("不能为空", "must not be null"));
      }
    }

    LocalDate day(String field, @Nullable String said) {
      try {
        return LocalDate.parse(text(said));
      } catch (DateTimeParseException noDay) {
        String found = text(said);
        wrong(
            field,
            new Phrase(
                "“" + found + "”应写如 2020-02-26", "'" + found + "': write it like 2020-02-26"));
        return LocalDate.EPOCH;
      }
    }

    GoldenCase.Expected line(String at, ExpectJson line) {
      String from = text(line.from());
      String until = text(line.until());
      if (!from.isEmpty()) {
        day(at + "from", from);
      }
      if (!until.isEmpty()) {
        day(at + "until", until);
      }
      return new GoldenCase.Expected(
          text(line.measure()),
          text(line.place()),
          text(line.state()),
          from,
          until,
          text(line.row()));
    }

    private void wrong(String field, Phrase says) {
      faults.add(new CaseCheck.Fault(field, says));
    }
  }
}
