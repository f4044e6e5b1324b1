package lianfang.web.units;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.gate.unit.Presence;
import lianfang.gate.unit.Unit;
import lianfang.gate.unit.Units;
import lianfang.gate.unit.Units.Worker;
import lianfang.gate.unit.WorkStatus;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/** 单位页的名单: puts into words who may work, who is inside or missing, and what does not fit. */
record UnitBlocks(Shell shell, Unit unit, UnitLook.Seen seen) {

  static final String INSIDE = "inside";
  static final List<String> STATES = List.of(INSIDE, "outside");
  static final List<String> REASONS = List.of("twice", "missed-exit", "missed-entry");

  private static final WorkStatus UNKNOWN = new WorkStatus(false, null);

  int staff() {
    return seen.workers().size();
  }

  long mayWork() {
    return seen.workers().stream().filter(one -> status(one.person()).mayWork()).count();
  }

  /** Everybody inside, those without a code and in vehicles too. */
  long heads() {
    return insiders().size() + seen.told().uncounted();
  }

  /** Who may work, has come in at no gate today, and is not inside since yesterday. */
  List<Worker> missing(LocalDate day) {
    return seen.workers().stream()
        .filter(one -> status(one.person()).mayWork())
        .filter(one -> {
          Presence presence = seen.presences().get(one.person());
          boolean today =
              presence != null && presence.since() != null && Days.of(presence.since()).equals(day);
          return presence == null || !presence.inside() && !today;
        })
        .toList();
  }

  private WorkStatus status(UUID person) {
    return seen.statuses().getOrDefault(person, UNKNOWN);
  }

  private Cell name(UUID person) {
    Subjects.Called called = seen.names().getOrDefault(person, Subjects.unknown(person));
    return Cell.said((called.name() + " " + called.reference()).strip());
  }

  private Cell may(WorkStatus status) {
    if (status.mayWork()) {
      return Cell.tag("good", shell.t("unit.may"));
    }
    LocalDate until = status.until();
    return Cell.tag(
        "act",
        until == null
            ? shell.t("unit.notyet.open")
            : shell.t("unit.notyet.until", shell.language().day(until)));
  }

  private Cell where(@Nullable Presence presence) {
    Instant since = presence == null ? null : presence.since();
    if (presence == null || since == null) {
      return Cell.of("—");
    }
    return Cell.of(shell.t(presence.inside() ? "unit.in" : "unit.out", time(since)));
  }

  private String time(Instant at) {
    return shell.language().moment(at.atZone(Days.ZONE).toLocalDateTime());
  }

  Block people() {
    List<Row> rows = new ArrayList<>();
    for (Worker one : seen.workers()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(name(one.person()));
      cells.add(may(status(one.person())));
      cells.add(where(seen.presences().get(one.person())));
      if (!unit.isFirm()) {
        cells.add(Cell.said(one.firm().name()).asMinor());
      }
      rows.add(new Row(null, cells));
    }
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("people.who")));
    columns.add(Listing.Column.of(shell.t("unit.work")));
    columns.add(Listing.Column.of(shell.t("unit.presence")));
    if (!unit.isFirm()) {
      columns.add(Listing.Column.minor(shell.t("unit.works.where")));
    }
    return new Block(
        shell.t(unit.isFirm() ? "unit.staff" : "unit.residents", rows.size()),
        shell.t("unit.people.footer"),
        null,
        columns,
        rows,
        shell.t("unit.people.none"));
  }

  private List<Presence> insiders() {
    return seen.presences().values().stream()
        .filter(Presence::inside)
        .sorted(Comparator.comparing(Presence::since, Comparator.nullsFirst(Instant::compareTo)))
        .toList();
  }

  /** 现在在内: by name, whoever works there or not. */
  Block inside() {
    List<UUID> staff = seen.workers().stream().map(Worker::person).toList();
    List<Row> rows =
        insiders().stream()
            .map(one ->
                new Row(
                    null,
                    List.of(
                        name(one.person()),
                        where(one),
                        Cell.of(staff.contains(one.person()) ? "" : shell.t("unit.inside.other")))))
            .toList();
    return new Block(
        shell.t("unit.inside.list", heads()),
        shell.t("unit.inside.footer", seen.told().uncounted()),
        null,
        List.of(
            Listing.Column.of(shell.t("people.who")),
            Listing.Column.of(shell.t("unit.presence")),
            Listing.Column.of(shell.t("unit.work"))),
        rows,
        shell.t("unit.inside.none"));
  }

  Block missingBlock(List<Worker> missing) {
    List<Row> rows =
        missing.stream()
            .map(one ->
                new Row(
                    null,
                    List.of(
                        name(one.person()),
                        one.shift() == null || one.shift().isBlank()
                            ? Cell.of("—")
                            : Cell.said(one.shift()))))
            .toList();
    return new Block(
        shell.t("unit.missing", rows.size()),
        null,
        null,
        List.of(Listing.Column.of(shell.t("people.who")), Listing.Column.of(shell.t("unit.shift"))),
        rows,
        shell.t("unit.missing.none"));
  }

  /** Whose passages do not fit, in an order that stays. */
  List<Presence> doubtful() {
    return seen.presences().values().stream()
        .filter(one -> !one.doubts().isEmpty())
        .sorted(Comparator.comparing(one -> one.person().toString()))
        .toList();
  }

  List<UnitPage.Doubt> doubts() {
    List<UnitPage.Doubt> doubts = new ArrayList<>();
    for (Presence one : doubtful()) {
      List<String> why =
          one.doubts().stream()
              .sorted()
              .map(doubt -> shell.t("unit.doubt." + doubt.word()))
              .toList();
      doubts.add(
          new UnitPage.Doubt(
              one.person().toString(),
              name(one.person()),
              String.join(shell.t("list.and"), why),
              told(one.person()),
              reasons(one)));
    }
    return doubts;
  }

  /** What gates told since somebody said so last, and what was said. */
  private String told(UUID person) {
    List<String> lines =
        Presence.latest(seen.told().events().getOrDefault(person, List.of())).stream()
            .map(this::told)
            .toList();
    return String.join(shell.t("unit.then"), lines);
  }

  private String told(Presence.Event event) {
    String way = shell.t(event.in() ? "unit.in" : "unit.out", time(event.at()));
    UUID gate = event.gate();
    return gate == null
        ? shell.t(event.in() ? "unit.said.inside" : "unit.said.outside", time(event.at()))
        : shell.t("unit.at", way, seen.told().gates().getOrDefault(gate, ""));
  }

  /** Why passages of this kind may not fit; the data manager says which it was. */
  private List<Field.Option> reasons(Presence one) {
    List<String> words = new ArrayList<>();
    if (!one.doubts().equals(java.util.Set.of(Presence.Doubt.NO_EXIT))) {
      words.add("twice");
    }
    if (one.doubts().contains(Presence.Doubt.IN_TWICE)
        || one.doubts().contains(Presence.Doubt.NO_EXIT)) {
      words.add("missed-exit");
    }
    if (one.doubts().contains(Presence.Doubt.OUT_TWICE)
        || one.doubts().contains(Presence.Doubt.HOUSEHOLD_TWICE)) {
      words.add("missed-entry");
    }
    return words.stream().map(this::reason).toList();
  }

  private Field.Option reason(String word) {
    return new Field.Option(word, shell.texts().word("value", word));
  }

  /** What was said where passages did not fit, and how it is put right. */
  List<UnitPage.Said> said() {
    return seen.told().said().stream().map(this::said).toList();
  }

  private UnitPage.Said said(Units.Said one) {
    List<Presence.Event> latest =
        Presence.latest(seen.told().events().getOrDefault(one.person(), List.of()));
    boolean last = latest.size() == 1 && latest.getFirst().at().equals(one.at());
    String line =
        shell.t(
            "unit.said.line",
            shell.t(one.inside() ? "unit.said.inside" : "unit.said.outside", time(one.at())),
            shell.texts().word("value", one.reason()),
            seen.tellers().getOrDefault(one.account(), shell.t("unit.said.somebody")));
    return new UnitPage.Said(
        one.person().toString(),
        name(one.person()),
        line,
        one.reason(),
        last ? STATES.get(one.inside() ? 1 : 0) : null);
  }
}
