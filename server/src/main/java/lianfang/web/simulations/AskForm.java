package lianfang.web.simulations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lianfang.rulebook.Edition;
import lianfang.rulebook.Editions;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.EditionState;
import lianfang.rulebook.edition.ReadingValues;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.simulation.Simulations;
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
  private static final int HORIZON_MAX = 366;
  private static final int AHEAD_MAX = 366;

  private final EditionRegister register;
  private final Editions editions;
  private final HoldingEditions holding;
  private final ReadingValues values;

  AskForm(
      EditionRegister register, Editions editions, HoldingEditions holding, ReadingValues values) {
    this.register = register;
    this.editions = editions;
    this.holding = holding;
    this.values = values;
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
    LocalDate asOf = asOf(shell, typed, errors);
    String days = typed.horizon().strip();
    boolean right = days.matches("[0-9]{1,3}") && Integer.parseInt(days) <= HORIZON_MAX;
    if (!right) {
      errors.put("horizon", shell.t("simulation.wrong.horizon", days, HORIZON_MAX));
    }
    Map<String, String> readings = readings(shell, typed, asOf, errors);
    if (typed.editions().isEmpty() && typed.readings().isBlank()) {
      errors.put("readings", shell.t("simulation.wrong.nothing"));
    }
    return errors.isEmpty() && asOf != null
        ? new Read(
            errors,
            new Simulations.Request(
                typed.editions(), readings, asOf, Integer.parseInt(days), typed.area()))
        : new Read(errors, null);
  }

  private @Nullable LocalDate asOf(Shell shell, Typed typed, Map<String, String> errors) {
    String text = typed.asOf().strip();
    LocalDate today = shell.console().today();
    LocalDate asOf = TypedDay.read(text, today).orElse(null);
    if (asOf == null) {
      errors.put("asOf", shell.t("simulation.wrong.asof", text));
      return null;
    }
    Optional<LocalDate> first = first(typed);
    if (first.isPresent() && asOf.isBefore(first.get())) {
      errors.put(
          "asOf",
          shell.t(
              "simulation.wrong.early",
              shell.language().full(asOf),
              shell.language().full(first.get())));
    } else if (asOf.isAfter(today.plusDays(AHEAD_MAX))) {
      errors.put("asOf", shell.t("simulation.wrong.late", shell.language().full(asOf), AHEAD_MAX));
    }
    return asOf;
  }

  /** The first day on which any rule held or is proposed to hold; before it nothing is asked. */
  private Optional<LocalDate> first(Typed typed) {
    Stream<LocalDate> held = holding.rules().editions().stream().map(Edition::from);
    Stream<LocalDate> proposed =
        typed.editions().stream().flatMap(one -> editions.find(one).stream()).map(Notice::from);
    return Stream.concat(held, proposed).min(LocalDate::compareTo);
  }

  /** Each line is read alone, so that the message names the one that is wrong. */
  private Map<String, String> readings(
      Shell shell, Typed typed, @Nullable LocalDate asOf, Map<String, String> errors) {
    Map<String, String> readings = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    List<String> lines = typed.readings().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        String problem = reading(shell, typed, asOf, line, readings);
        if (!problem.isEmpty()) {
          wrong.add(shell.t("simulation.wrong.line", i + 1, line, problem));
        }
      }
    }
    if (!wrong.isEmpty()) {
      errors.put("readings", String.join(" ", wrong));
    }
    return readings;
  }

  /** Adds the reading of a line, or says what is wrong with it. */
  private String reading(
      Shell shell,
      Typed typed,
      @Nullable LocalDate asOf,
      String line,
      Map<String, String> readings) {
    int equals = line.indexOf('=');
    String name = equals < 1 ? "" : line.substring(0, equals).strip();
    int slash = name.indexOf('/');
    if (slash < 1 || slash == name.length() - 1) {
      return shell.t("simulation.wrong.reading");
    }
    String value = line.substring(equals + 1).strip();
    String notice = name.substring(0, slash);
    String key = name.substring(slash + 1).replaceAll("@.*", "");
    Optional<Notice> read = read(typed, notice, asOf);
    if (read.isEmpty()) {
      return shell.t("simulation.wrong.notice", notice);
    }
    if (read.get().readings().stream().noneMatch(one -> one.key().equals(key))) {
      return shell.t("simulation.wrong.key", key, notice);
    }
    readings.put(name, value);
    return values.problem(key, value).map(problem -> Reasons.say(shell, problem)).orElse("");
  }

  /** The edition whose reading is assumed: the one that is simulated, else the one in force. */
  private Optional<Notice> read(Typed typed, String notice, @Nullable LocalDate asOf) {
    Optional<Notice> own =
        typed.editions().stream()
            .flatMap(one -> editions.find(one).stream())
            .filter(one -> one.id().equals(notice))
            .findFirst();
    return own.isPresent() || asOf == null
        ? own
        : holding.on(asOf).stream()
            .filter(one -> one.notice().equals(notice))
            .findFirst()
            .flatMap(one -> editions.find(one.edition()));
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
