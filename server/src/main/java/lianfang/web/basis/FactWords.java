package lianfang.web.basis;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.area.Areas;
import lianfang.area.EnglishNames;
import lianfang.fact.Fact;
import lianfang.rulebook.Question;
import lianfang.web.action.Statute;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 事实的说法: a fact in one line, without ids that mean nothing to people. */
@Component
public class FactWords {

  /** Attributes whose values are opaque ids or are said elsewhere. */
  private static final Set<String> UNSAID =
      Set.of(
          "household",
          "unit",
          "building",
          "site",
          "evidence",
          "edition",
          "base",
          "account",
          "approver",
          "firm",
          "case",
          "contact",
          "person");

  /** Attributes that hold codes of divisions, all of which are named. */
  private static final Set<String> PLACES = Set.of("village", "origin", "via", "city", "firm_area");

  private final Areas areas;
  private final EnglishNames english;

  FactWords(Areas areas, EnglishNames english) {
    this.areas = areas;
    this.english = english;
  }

  /** The kind and what the fact states. */
  public String words(Shell shell, Fact fact) {
    String kind = shell.texts().word("fact", fact.kind());
    String stated =
        fact.attributes().entrySet().stream()
            .filter(one -> !UNSAID.contains(one.getKey()))
            .map(one -> said(shell, one))
            .collect(Collectors.joining(shell.t("list.and")));
    return stated.isEmpty() ? kind : kind + shell.t("fact.colon") + stated;
  }

  private String said(Shell shell, Map.Entry<String, String> attribute) {
    if (attribute.getKey().equals("celsius")) {
      return attribute.getValue() + " " + shell.t("unit.celsius");
    }
    String name = shell.texts().word("attribute", attribute.getKey());
    return name + " " + value(shell, attribute.getKey(), attribute.getValue());
  }

  private String value(Shell shell, String name, String value) {
    if (PLACES.contains(name)) {
      return Arrays.stream(value.split(" ", -1))
          .map(code -> named(shell, code))
          .collect(Collectors.joining(shell.t("list.and")));
    }
    return switch (name) {
      case "question" ->
          Question.find(value).map(one -> Reasons.say(shell, one.title())).orElse(value);
      case "statute" -> statute(shell, value);
      case "answer" -> shell.texts().word("answer", value);
      default -> shell.texts().word("value", value);
    };
  }

  private String named(Shell shell, String code) {
    String path =
        shell.language() == Language.EN
            ? areas.find(code).map(english::of).orElse("")
            : areas.pathName(code);
    return path.isEmpty() ? shell.texts().word("value", code) : path;
  }

  private static String statute(Shell shell, String word) {
    boolean chinese = shell.language() == Language.ZH;
    return Statute.find(word).map(one -> chinese ? one.zh() : one.en()).orElse(word);
  }
}
