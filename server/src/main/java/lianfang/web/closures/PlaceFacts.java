package lianfang.web.closures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.Standing;
import lianfang.web.action.Act;
import lianfang.web.action.OrderClosure;
import lianfang.web.action.ServeMeasure;
import lianfang.web.action.Statute;
import lianfang.web.part.Field;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** 封闭事实: what may be recorded about a closed place, by whom, and what it has to say. */
@Component
class PlaceFacts {

  /** Everything without which a closure is refused. */
  private static final List<String> ORDER =
      List.of(
          "organ",
          "statute",
          "reported_to",
          "supplies_contact",
          "medical_exit",
          "fire_exit",
          "extent");

  private final OrderClosure closures;
  private final ServeMeasure serving;
  private final MeasureLists measures;
  private final ScopedTransactions transactions;

  PlaceFacts(
      OrderClosure closures,
      ServeMeasure serving,
      MeasureLists measures,
      ScopedTransactions transactions) {
    this.closures = closures;
    this.serving = serving;
    this.measures = measures;
    this.transactions = transactions;
  }

  /** Who may record this. */
  Permission permission(String act) {
    return switch (act) {
      case "order", "lift" -> Permission.ORDER_CLOSURE;
      case "uphold", "overrule" -> Permission.ANSWER_CLOSURE;
      case "tell", "carry-out", "disinfect" -> Permission.SERVE_MEASURE;
      default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  /** The first field that a closure cannot be ordered without, empty where all are there. */
  String missing(String act, Map<String, String> form) {
    return act.equals("order")
        ? ORDER.stream()
            .filter(name -> form.getOrDefault(name, "").isBlank())
            .findFirst()
            .orElse("")
        : "";
  }

  /** What can follow for a place in these states, after these facts. */
  List<String> following(List<Standing> found, List<Fact> own) {
    List<String> acts = new ArrayList<>();
    for (Standing one : found) {
      if (one.measure().equals("closure")) {
        switch (one.state()) {
          case "ordered" -> acts.add("tell");
          case "served" -> acts.add("carry-out");
          default -> {
            // What is due needs the whole form; what is carried out or released needs none here.
          }
        }
      } else if (one.measure().equals("disinfection") && !one.state().equals("in-place")) {
        acts.add("disinfect");
      }
    }
    ClosureCourse course = ClosureCourse.of(own);
    if (course.isOpen()) {
      if (!course.isAnswered()) {
        acts.add("uphold");
        acts.add("overrule");
      }
      acts.add("lift");
    }
    return acts.stream().distinct().toList();
  }

  /** Records it, or says why not. */
  void record(CurrentUser user, String act, UUID id, Map<String, String> form) {
    Subject place = Subject.place(id);
    switch (act) {
      case "order" ->
          closures.order(
              user,
              new OrderClosure.Closure(
                  place,
                  form.getOrDefault("extent", ""),
                  word(form.getOrDefault("organ", "")),
                  form.getOrDefault("statute", ""),
                  word(form.getOrDefault("reported_to", "")),
                  word(form.getOrDefault("supplies_contact", "")),
                  form.getOrDefault("medical_exit", "").equals("yes"),
                  form.getOrDefault("fire_exit", "").equals("yes")));
      case "lift" -> closures.lift(user, place, word(form.getOrDefault("organ", "")));
      case "uphold" -> closures.answer(user, place, true);
      case "overrule" -> closures.answer(user, place, false);
      case "disinfect" -> serving.disinfected(user, place, true);
      case "tell" -> serving.served(user, closure(user, place));
      case "carry-out" -> serving.inPlace(user, closure(user, place));
      default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private Act closure(CurrentUser user, Subject place) {
    String extent =
        transactions.in(user.prefixes(), () -> measures.of(List.of(place.id()))).stream()
            .filter(one -> one.measure().equals("closure"))
            .map(Standing::place)
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return new Act(place, Measure.CLOSURE, MeasurePlace.ofWord(extent));
  }

  /** A fact's word has no blanks. */
  private static String word(String text) {
    return text.strip().replaceAll("\\s+", "-");
  }

  /** The form of an order, filled with what was typed. */
  static List<Field> fields(Shell shell, CurrentUser user, Map<String, String> typed) {
    List<Field> fields = new ArrayList<>();
    fields.add(field(shell, "organ", typed));
    boolean chinese = shell.language() == Language.ZH;
    fields.add(
        Field.choice(
                "statute",
                shell.t("closure.statute"),
                typed.getOrDefault("statute", ""),
                Statute.of(Measure.CLOSURE, user.account().roles()).stream()
                    .map(one -> new Field.Option(one.word(), chinese ? one.zh() : one.en()))
                    .toList())
            .error(error(shell, "statute", typed))
            .need());
    fields.add(field(shell, "reported_to", typed));
    fields.add(field(shell, "supplies_contact", typed));
    List<Field.Option> yes = List.of(new Field.Option("yes", shell.t("closure.open")));
    for (String exit : List.of("medical_exit", "fire_exit")) {
      fields.add(
          Field.choice(exit, shell.t("closure." + exit), typed.getOrDefault(exit, ""), yes)
              .hint(shell.t("closure." + exit + ".hint"))
              .error(error(shell, exit, typed))
              .need());
    }
    fields.add(
        Field.choice(
                "extent",
                shell.t("closure.extent"),
                typed.getOrDefault("extent", ""),
                List.of(
                    new Field.Option("unit", shell.texts().word("place", "unit")),
                    new Field.Option("building", shell.texts().word("place", "building"))))
            .error(error(shell, "extent", typed))
            .need());
    return fields;
  }

  private static Field field(Shell shell, String name, Map<String, String> typed) {
    return Field.of(name, "text", shell.t("closure." + name), typed.getOrDefault(name, ""))
        .hint(shell.t("closure." + name + ".hint"))
        .error(error(shell, name, typed))
        .need();
  }

  private static @org.jspecify.annotations.Nullable String error(
      Shell shell, String name, Map<String, String> typed) {
    boolean missing = !typed.isEmpty() && typed.getOrDefault(name, "").isBlank();
    return missing ? shell.t("closure.field.missing") : null;
  }
}
