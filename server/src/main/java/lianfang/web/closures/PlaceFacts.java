package lianfang.web.closures;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.rulebook.Standing;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;
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

  private static final Map<String, String> KINDS =
      Map.of(
          "order", "closure-ordered",
          "tell", "closure-served",
          "carry-out", "closure-in-place",
          "disinfect", "disinfection-done",
          "uphold", "closure-answered",
          "lift", "closure-lifted");

  private final Ledger ledger;
  private final Clock clock;

  PlaceFacts(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Who may record this. */
  Permission permission(String act) {
    return switch (act) {
      case "order", "lift" -> Permission.ORDER_CLOSURE;
      case "uphold" -> Permission.ANSWER_CLOSURE;
      case "tell", "carry-out" -> Permission.SERVE_MEASURE;
      case "disinfect" -> Permission.DO_DUTY;
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

  /** What can follow for a place in these states. */
  List<String> following(List<Standing> found) {
    List<String> acts = new ArrayList<>();
    for (Standing one : found) {
      if (one.measure().equals("closure")) {
        switch (one.state()) {
          case "ordered" -> acts.add("tell");
          case "served" -> acts.add("carry-out");
          case "in-place" -> acts.add("lift");
          default -> {
            // What is due needs the whole form; what is released needs nothing.
          }
        }
      } else if (one.measure().equals("disinfection") && !one.state().equals("in-place")) {
        acts.add("disinfect");
      }
    }
    return acts.stream().distinct().toList();
  }

  /** Appends the fact. */
  void record(Recorder recorder, String act, Standing place, Map<String, String> form) {
    TreeMap<String, String> attributes = new TreeMap<>();
    switch (act) {
      case "order" ->
          ORDER.forEach(name -> attributes.put(name, word(form.getOrDefault(name, ""))));
      case "lift" -> attributes.put("organ", recorder.account());
      case "uphold" -> attributes.put("answer", "upheld");
      case "disinfect" -> attributes.put("extent", "full");
      default -> {
        // Told and carried out say nothing but that it happened.
      }
    }
    Instant now = clock.instant();
    ledger.append(
        recorder,
        List.of(
            new Fact(
                0,
                new FactIds(clock).next(),
                place.subject(),
                KINDS.getOrDefault(act, ""),
                place.area(),
                now,
                now,
                recorder.account(),
                "page",
                null,
                attributes)));
  }

  /** A fact's word has no blanks. */
  private static String word(String text) {
    return text.strip().replaceAll("\\s+", "-");
  }

  /** The form of an order, filled with what was typed. */
  static List<Field> fields(Shell shell, Map<String, String> typed) {
    List<Field> fields = new ArrayList<>();
    fields.add(field(shell, "organ", typed));
    fields.add(field(shell, "statute", typed));
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
