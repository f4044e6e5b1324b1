package lianfang.web.closures;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.web.part.Stage;
import lianfang.web.shell.Shell;

/** 封闭经过: one closure from its order over the superior's answer to its lifting, by facts. */
final class ClosureCourse {

  private static final List<String> STEPS =
      List.of(
          "closure-ordered",
          "closure-answered",
          "closure-served",
          "closure-in-place",
          "disinfection-done",
          "closure-lifted");

  private final List<Fact> facts;

  private ClosureCourse(List<Fact> facts) {
    this.facts = facts;
  }

  /** The latest closure of a place; an order after a lifting begins another one. */
  static ClosureCourse of(List<Fact> own) {
    List<Fact> course = new ArrayList<>();
    boolean over = false;
    for (Fact fact :
        Corrections.effective(own).stream()
            .filter(fact -> STEPS.contains(fact.kind()))
            .sorted(Comparator.comparingLong(Fact::seq))
            .toList()) {
      if (over && fact.kind().equals("closure-ordered")) {
        course.clear();
        over = false;
      }
      course.add(fact);
      over |= fact.kind().equals("closure-lifted") || isOverruled(fact);
    }
    return new ClosureCourse(course);
  }

  private static boolean isOverruled(Fact fact) {
    return fact.kind().equals("closure-answered") && "lifted".equals(fact.attribute("answer"));
  }

  /** The latest fact of this kind. */
  Optional<Fact> step(String kind) {
    return facts.stream().filter(fact -> fact.kind().equals(kind)).reduce((a, b) -> b);
  }

  /** Whether it was ordered and neither lifted nor overruled. */
  boolean isOpen() {
    return step("closure-ordered").isPresent()
        && step("closure-lifted").isEmpty()
        && facts.stream().noneMatch(ClosureCourse::isOverruled);
  }

  /** Whether the superior has answered the report on the latest order. */
  boolean isAnswered() {
    long ordered = step("closure-ordered").map(Fact::seq).orElse(0L);
    return step("closure-answered").filter(fact -> fact.seq() > ordered).isPresent();
  }

  /** The organ of the latest order; empty where there is none. */
  String organ() {
    return step("closure-ordered").map(fact -> stated(fact, "organ")).orElse("");
  }

  /** To whom it was reported upward. */
  String superior() {
    return step("closure-ordered").map(fact -> stated(fact, "reported_to")).orElse("");
  }

  private static String stated(Fact fact, String attribute) {
    String value = fact.attribute(attribute);
    return value == null ? "" : value;
  }

  /** The stages that a page draws. */
  List<Stage> stages(Shell shell, Map<String, String> names) {
    List<Stage> stages = new ArrayList<>();
    if (step("closure-ordered").isEmpty()) {
      return stages;
    }
    for (String kind : STEPS) {
      Optional<Fact> done =
          kind.equals("closure-answered") && !isAnswered() ? Optional.empty() : step(kind);
      stages.add(
          new Stage(
              shell.texts().word("closure.stage", kind),
              done.isPresent() ? "done" : waits(kind) ? "now" : "ahead",
              done.map(fact -> names.getOrDefault(fact.recorder(), "")).orElse(""),
              done.map(fact -> moment(shell, fact)).orElse(""),
              done.map(fact -> says(shell, fact)).orElse(missing(shell, kind))));
    }
    return stages;
  }

  private boolean waits(String kind) {
    return isOpen() && kind.equals("closure-answered");
  }

  private String missing(Shell shell, String kind) {
    return waits(kind) ? shell.t("closure.reported", superior()) : "";
  }

  private static String moment(Shell shell, Fact fact) {
    return shell.language().moment(LocalDateTime.ofInstant(fact.recordedAt(), Days.ZONE));
  }

  private static String says(Shell shell, Fact fact) {
    return switch (fact.kind()) {
      case "closure-ordered" ->
          shell.t(
              "closure.ordered.says",
              stated(fact, "organ"),
              stated(fact, "reported_to"),
              stated(fact, "supplies_contact"));
      case "closure-answered" -> shell.texts().word("closure.answer", stated(fact, "answer"));
      case "closure-lifted" -> stated(fact, "organ");
      default -> "";
    };
  }
}
