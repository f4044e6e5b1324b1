package lianfang.web.simulations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.EditionState;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.simulation.QuestionCheck;
import lianfang.rulebook.simulation.Simulations;
import lianfang.web.basis.ReadingWords;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Field;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 推演申请表: what is asked of a simulation; what cannot be read is said beside its field, with what was
 * typed and the remedy, and all else stays as it was.
 */
@Component
class AskForm {

  private static final int HORIZON = 28;

  private final EditionRegister register;
  private final Editions editions;
  private final QuestionCheck check;

  AskForm(EditionRegister register, Editions editions, QuestionCheck check) {
    this.register = register;
    this.editions = editions;
    this.check = check;
  }

  /**
   * What was typed.
   *
   * @param edition content hash; empty for none
   * @param further of other notices
   * @param readings lines of NOTICE/KEY=VALUE, or NOTICE/KEY@AREA=VALUE
   */
  record Typed(
      String edition,
      List<String> further,
      String readings,
      String area,
      String asOf,
      String horizon) {

    /** The editions, each once. */
    List<String> editions() {
      return Stream.concat(Stream.of(edition), further.stream())
          .filter(one -> !one.isBlank())
          .distinct()
          .toList();
    }
  }

  /** What is asked, or what is wrong with it by field. */
  record Read(Map<String, String> errors, Simulations.@Nullable Request request) {}

  /** What the page shows before anything was typed. */
  static Typed blank(Shell shell, String edition) {
    Map<String, String> query = shell.query();
    return new Typed(
        edition,
        List.of(),
        query.getOrDefault("readings", ""),
        shell.ground().code(),
        query.getOrDefault("asOf", shell.console().on().toString()),
        query.getOrDefault("horizon", String.valueOf(HORIZON)));
  }

  /** Reads what was typed. */
  Read read(Shell shell, Typed typed) {
    Map<String, String> errors = new LinkedHashMap<>();
    List<Notice> notices =
        typed.editions().stream().flatMap(one -> editions.find(one).stream()).toList();
    LocalDate asOf = asOf(shell, typed, notices, errors);
    String days = typed.horizon().strip();
    int horizon = days.matches("[0-9]{1,3}") ? Integer.parseInt(days) : -1;
    if (QuestionCheck.horizon(horizon).isPresent()) {
      errors.put("horizon", Reasons.say(shell, QuestionCheck.noDays(days)));
    }
    Map<String, String> readings = readings(shell, typed, notices, asOf, errors);
    if (typed.editions().isEmpty() && typed.readings().isBlank()) {
      errors.put("readings", shell.t("simulation.wrong.nothing"));
    }
    return errors.isEmpty() && asOf != null
        ? new Read(
            errors,
            new Simulations.Request(typed.editions(), readings, asOf, horizon, typed.area()))
        : new Read(errors, null);
  }

  private @Nullable LocalDate asOf(
      Shell shell, Typed typed, List<Notice> notices, Map<String, String> errors) {
    String text = typed.asOf().strip();
    LocalDate asOf = TypedDay.read(text, shell.console().today()).orElse(null);
    if (asOf == null) {
      errors.put("asOf", shell.t("simulation.wrong.asof", text));
    } else {
      check.asOf(notices, asOf).ifPresent(says -> errors.put("asOf", Reasons.say(shell, says)));
    }
    return asOf;
  }

  /** Each line is read alone, so that the message names the one that is wrong. */
  private Map<String, String> readings(
      Shell shell,
      Typed typed,
      List<Notice> notices,
      @Nullable LocalDate asOf,
      Map<String, String> errors) {
    Map<String, String> readings = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    List<String> lines = typed.readings().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        int equals = line.indexOf('=');
        String name = equals < 1 ? line : line.substring(0, equals).strip();
        String value =
            equals < 1
                ? ""
                : ReadingWords.valueOf(
                    ReadingWords.keyIn(name), line.substring(equals + 1).strip());
        readings.put(name, value);
        if (asOf != null) {
          int number = i + 1;
          check
              .reading(notices, asOf, name, value)
              .map(says -> Reasons.say(shell, says))
              .ifPresent(says -> wrong.add(shell.t("simulation.wrong.line", number, line, says)));
        }
      }
    }
    if (!wrong.isEmpty()) {
      errors.put("readings", String.join(" ", wrong));
    }
    return readings;
  }

  /** The fields with what was typed and what is wrong. */
  List<Field> fields(Shell shell, Typed typed, Map<String, String> errors) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.of("asOf", "day", shell.t("simulation.asof"), typed.asOf())
            .hint(shell.t("simulation.asof.hint"))
            .need());
    fields.add(
        Field.of("horizon", "numeric", shell.t("simulation.horizon"), typed.horizon())
            .hint(shell.t("simulation.horizon.hint"))
            .need());
    List<Field.Option> others = others(shell, typed.edition());
    if (!others.isEmpty()) {
      fields.add(
          Field.checks("further", shell.t("simulation.further"), typed.further(), others)
              .hint(shell.t("simulation.further.hint")));
    }
    fields.add(
        Field.of("readings", "lines", shell.t("simulation.readings"), typed.readings())
            .hint(shell.t("simulation.readings.hint")));
    return fields.stream().map(field -> field.error(errors.get(field.name()))).toList();
  }

  /** What is on its way to be in force, of other notices than the one that is asked about. */
  private List<Field.Option> others(Shell shell, String edition) {
    List<EditionRecord> all = register.list();
    String own =
        all.stream()
            .filter(one -> one.edition().equals(edition))
            .map(EditionRecord::notice)
            .findFirst()
            .orElse("");
    return all.stream()
        .filter(one -> !one.notice().equals(own) && !one.state().isOver())
        .filter(one -> one.state() != EditionState.IN_FORCE)
        .map(one ->
            new Field.Option(
                one.edition(),
                editions
                        .find(one.edition())
                        .map(notice -> Reasons.say(shell, notice.title()))
                        .orElse(one.notice())
                    + " "
                    + one.edition().substring(0, 8)
                    + " "
                    + shell.texts().word("edition.state", one.state().word())))
        .toList();
  }
}
