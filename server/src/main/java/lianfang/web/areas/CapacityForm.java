package lianfang.web.areas;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import lianfang.access.Accounts;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.web.action.StateCapacity;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 能力登记表: the fields of a site or of the teams of an area, what is wrong with what was typed, and
 * what was stated until now.
 */
@Component
class CapacityForm {

  static final String MISTAKE = "mistake";
  private static final String CHANGE = "change";
  private static final int NUMBER_MAX = 100_000;
  private static final int AHEAD_MAX = 366;
  private static final int NAME_MAX = 60;
  private static final List<String> TRANSPORTS = List.of("ambulance", "bus", "car", "walk");

  private final NearAccounts near;
  private final Accounts accounts;

  CapacityForm(NearAccounts near, Accounts accounts) {
    this.near = near;
    this.accounts = accounts;
  }

  /** What is wrong, by field. */
  Map<String, String> errors(Shell shell, Map<String, String> typed, boolean site, boolean fresh) {
    Map<String, String> errors = new LinkedHashMap<>();
    if (fresh && text(typed, "village").isEmpty()) {
      errors.put("village", shell.t("register.village.missing"));
    }
    String name = text(typed, "name");
    if (fresh && (name.isEmpty() || name.length() > NAME_MAX)) {
      errors.put("name", shell.t("capacity.wrong.name", NAME_MAX));
    }
    for (String field : site ? List.of("beds", "rooms") : List.of("places", "teams")) {
      String number = text(typed, field);
      boolean optional = field.equals("rooms") || field.equals("teams");
      if (!(optional && number.isEmpty()) && number(number) < 0) {
        errors.put(field, shell.t("capacity.wrong.number", number, NUMBER_MAX));
      }
    }
    if (site && text(typed, "head").isEmpty()) {
      errors.put("head", shell.t("capacity.wrong.head"));
    }
    String day = text(typed, "from");
    if (!day.isEmpty()) {
      LocalDate today = shell.console().today();
      LocalDate from = TypedDay.read(day, today).orElse(null);
      if (from == null) {
        errors.put("from", shell.t("simulation.wrong.asof", day));
      } else if (from.isAfter(today.plusDays(AHEAD_MAX))) {
        errors.put("from", shell.t("capacity.wrong.late", shell.language().full(from), AHEAD_MAX));
      }
    }
    return errors;
  }

  static String text(Map<String, String> typed, String name) {
    return typed.getOrDefault(name, "").strip();
  }

  /** A number from 0 on; -1 where it is none or too large. */
  static int number(String text) {
    int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    return number > NUMBER_MAX ? -1 : number;
  }

  /** How it is stated. */
  static StateCapacity.Stated stated(Shell shell, Map<String, String> typed) {
    String seen = text(typed, "seen");
    return new StateCapacity.Stated(
        TypedDay.read(text(typed, "from"), shell.console().today()).orElse(null),
        seen.matches(CapacityDesk.ID) ? UUID.fromString(seen) : null,
        text(typed, "how").equals(MISTAKE));
  }

  /** The figures of the last statement, as if they had been typed. */
  static Map<String, String> typed(Optional<Fact> last) {
    Map<String, String> typed = new TreeMap<>();
    last.ifPresent(fact -> {
      typed.putAll(fact.attributes());
      typed.put("seen", fact.id().toString());
    });
    return typed;
  }

  /** The fields of a site. */
  List<Field> site(Shell shell, CurrentUser user, Map<String, String> typed, boolean fresh) {
    List<Field> fields = new ArrayList<>();
    if (fresh) {
      Field village =
          Field.of("village", "village", shell.t("people.village"), text(typed, "village-name"));
      fields.add(
          new Field(
              village.name(),
              village.type(),
              village.label(),
              shell.t("capacity.village.hint"),
              village.value(),
              null,
              List.of(new Field.Option(text(typed, "village"), "")),
              null,
              true));
      fields.add(Field.of("name", "text", shell.t("capacity.site"), text(typed, "name")).need());
    }
    fields.add(
        Field.of("beds", "numeric", shell.t("capacity.beds"), text(typed, "beds"))
            .hint(shell.t("capacity.beds.hint"))
            .need());
    fields.add(Field.of("rooms", "numeric", shell.t("capacity.rooms"), text(typed, "rooms")));
    fields.add(
        Field.select(
                "head", shell.t("capacity.head"), text(typed, "head"), near.options(shell, user))
            .hint(shell.t("capacity.head.hint"))
            .need());
    List<Field.Option> ways = new ArrayList<>();
    ways.add(new Field.Option("", shell.t("capacity.transport.none")));
    TRANSPORTS.forEach(
        word -> ways.add(new Field.Option(word, shell.texts().word("capacity.transport", word))));
    fields.add(
        Field.select("transport", shell.t("capacity.transport"), text(typed, "transport"), ways));
    fields.addAll(when(shell, typed));
    return fields;
  }

  /** The fields of teams. */
  static List<Field> teams(Shell shell, Map<String, String> typed) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.of("places", "numeric", shell.t("capacity.places"), text(typed, "places"))
            .hint(shell.t("capacity.places.hint"))
            .need());
    fields.add(Field.of("teams", "numeric", shell.t("capacity.teams.count"), text(typed, "teams")));
    fields.addAll(when(shell, typed));
    return fields;
  }

  private static List<Field> when(Shell shell, Map<String, String> typed) {
    List<Field> fields = new ArrayList<>();
    boolean first = text(typed, "seen").isEmpty();
    if (!first) {
      String how = text(typed, "how");
      fields.add(
          Field.choice(
              "how",
              shell.t("capacity.how"),
              how.isEmpty() ? CHANGE : how,
              Stream.of(CHANGE, MISTAKE)
                  .map(word -> new Field.Option(word, shell.t("capacity.how." + word)))
                  .toList()));
    }
    fields.add(
        Field.of("from", "day", shell.t("area.first"), text(typed, "from"))
            .hint(shell.t(first ? "capacity.from.first" : "capacity.from.hint")));
    return fields;
  }

  /** What was stated until now, the latest day first, with who stated it and what became of it. */
  Block history(Shell shell, List<Fact> history, List<String> attributes) {
    Map<String, String> names =
        accounts.displayNames(history.stream().map(Fact::recorder).distinct().toList());
    List<Fact> effective = Corrections.effective(history);
    LocalDate today = shell.console().today();
    boolean held = false;
    List<Row> rows = new ArrayList<>();
    for (Fact fact : history) {
      boolean counts = effective.stream().anyMatch(one -> one.id().equals(fact.id()));
      String state = state(fact, counts, held, today);
      held |= state.equals("holds");
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(shell.language().full(fact.happenedOn())));
      attributes.forEach(
          attribute -> cells.add(Cell.number(figure(shell, fact.attribute(attribute)), null)));
      cells.add(
          Cell.tag(state.equals("holds") ? "good" : "tag", shell.t("capacity.state." + state)));
      cells.add(
          Cell.minor(
              names.getOrDefault(fact.recorder(), shell.texts().word("process", fact.recorder()))));
      cells.add(
          Cell.minor(
              shell.language().moment(LocalDateTime.ofInstant(fact.recordedAt(), Days.ZONE))));
      rows.add(new Row(null, cells));
    }
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("capacity.since")));
    attributes.forEach(
        attribute -> columns.add(Listing.Column.number(shell.t("capacity.figure." + attribute))));
    columns.add(Listing.Column.of(shell.t("capacity.state")));
    columns.add(Listing.Column.minor(shell.t("capacity.by")));
    columns.add(Listing.Column.minor(shell.t("capacity.at")));
    return new Block(
        shell.t("capacity.history", rows.size()),
        null,
        null,
        columns,
        rows,
        shell.t("capacity.history.none"));
  }

  private static String state(Fact fact, boolean counts, boolean held, LocalDate today) {
    if (!counts) {
      return "wrong";
    }
    if (fact.happenedOn().isAfter(today)) {
      return "ahead";
    }
    return held ? "over" : "holds";
  }

  private static String figure(Shell shell, @Nullable String text) {
    return text == null ? "" : shell.language().number(Long.parseLong(text));
  }
}
