package lianfang.rulebook.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lianfang.fact.FactKind;
import lianfang.fact.FactKinds;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.MeasureState;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Question;
import lianfang.rulebook.notice.GoldenCase;

/**
 * 示例核词: which words of a golden case nobody knows, field by field. Whether the rules answer as it
 * says is another question, which the draft's proof answers.
 */
public final class CaseCheck {

  /** Cases about areas state figures and grades that are no facts of the ledger. */
  private static final List<String> ABOUT_AREAS = List.of("area-figures", "area-grade");

  /** What cases about areas expect. */
  private static final List<String> ANSWERS = List.of("grade", "holds");

  private final FactKinds kinds;
  private final List<Fault> faults = new ArrayList<>();

  private CaseCheck(FactKinds kinds) {
    this.kinds = kinds;
  }

  /**
   * A word that nobody knows.
   *
   * @param field where it stands, such as {@code facts[0].attrs.origin}
   * @param says what was found and what may stand there
   */
  public record Fault(String field, Phrase says) {}

  /** Every word of a case that nobody knows. */
  public static List<Fault> of(GoldenCase golden, FactKinds kinds) {
    CaseCheck check = new CaseCheck(kinds);
    check.name(golden.name());
    for (int i = 0; i < golden.facts().size(); i++) {
      check.fact("facts[" + i + "]", golden.facts().get(i));
    }
    for (int i = 0; i < golden.expect().size(); i++) {
      check.expected("expect[" + i + "]", golden.expect().get(i));
    }
    for (int i = 0; i < golden.decisions().size(); i++) {
      List<String> keys = Arrays.stream(Question.values()).map(Question::key).toList();
      check.among("decisions[" + i + "]", golden.decisions().get(i), keys);
    }
    for (int i = 0; i < golden.assumes().size(); i++) {
      if (!golden.assumes().get(i).matches("[^=]+=.+")) {
        check.wrong(
            "assumes[" + i + "]",
            golden.assumes().get(i),
            new Phrase("应写成 口径=取值", "write reading=value"));
      }
    }
    return List.copyOf(check.faults);
  }

  private void name(Phrase name) {
    if (name.zh().isBlank()) {
      wrong("name.zh", "", new Phrase("须有名称", "the case has to be named"));
    }
    if (name.en().isBlank()) {
      wrong("name.en", "", new Phrase("须有名称", "the case has to be named"));
    }
  }

  private void fact(String at, GoldenCase.CaseFact fact) {
    if (ABOUT_AREAS.contains(fact.kind())) {
      return;
    }
    FactKind kind = kinds.find(fact.kind()).orElse(null);
    if (kind == null) {
      List<String> words = kinds.list().stream().map(FactKind::word).sorted().toList();
      among(at + ".kind", fact.kind(), words);
      return;
    }
    for (Map.Entry<String, String> stated : fact.attributes().entrySet()) {
      String name = stated.getKey();
      // These say whom or what a fact is about, which in the ledger is its subject.
      if (name.startsWith("@") || name.equals("object")) {
        continue;
      }
      FactKind.Attribute attribute = kind.attributes().get(name);
      if (attribute == null) {
        among(at + ".attrs." + name, name, kind.attributes().keySet().stream().sorted().toList());
      } else {
        attribute
            .type()
            .problem(stated.getValue())
            .ifPresent(right ->
                wrong(
                    at + ".attrs." + name,
                    stated.getValue(),
                    new Phrase("应为：" + right, "should be: " + right)));
      }
    }
  }

  private void expected(String at, GoldenCase.Expected one) {
    if (ANSWERS.contains(one.measure())) {
      return;
    }
    among(
        at + ".measure", one.measure(), words(Arrays.stream(Measure.values()).map(Measure::word)));
    if (!one.place().isEmpty()) {
      among(
          at + ".place",
          one.place(),
          words(Arrays.stream(MeasurePlace.values()).map(MeasurePlace::word)));
    }
    if (!one.state().isEmpty()) {
      among(
          at + ".state",
          one.state(),
          words(Arrays.stream(MeasureState.values()).map(MeasureState::word)));
    }
  }

  private static List<String> words(Stream<String> words) {
    return words.filter(word -> !word.isEmpty()).toList();
  }

  private void among(String field, String found, List<String> known) {
    if (!known.contains(found)) {
      String all = String.join(", ", known);
      wrong(field, found, new Phrase("可用：" + all, "known are " + all));
    }
  }

  private void wrong(String field, String found, Phrase why) {
    faults.add(
        new Fault(
            field,
            found.isEmpty()
                ? why
                : new Phrase("“" + found + "”：" + why.zh(), "'" + found + "': " + why.en())));
  }
}
