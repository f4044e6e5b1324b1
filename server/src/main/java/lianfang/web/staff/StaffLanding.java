package lianfang.web.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.area.Scope;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.gate.unit.WorkStatus;
import lianfang.instance.ScopedTransactions;
import lianfang.person.Refusal;
import lianfang.person.StaffColumn;
import lianfang.person.StaffRow;
import lianfang.person.sheet.StaffMatching;
import lianfang.web.firms.FirmStaff;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 名单落账: takes the good rows of a list of staff into a firm and gives the others back. The same list
 * again changes nothing; of nobody the firm learns more than whether and from when he may work.
 */
@Component
public class StaffLanding {

  /** So many rows one list may have. */
  public static final int ROWS_MAX = 5_000;

  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());
  private static final int TOGETHER = 200;

  private final ScopedTransactions transactions;
  private final StaffMatching matching;
  private final FirmStaff staff;
  private final Ledger ledger;
  private final Audit audit;
  private final Clock clock;
  private final FactIds ids;

  StaffLanding(
      ScopedTransactions transactions,
      StaffMatching matching,
      FirmStaff staff,
      Ledger ledger,
      Audit audit,
      Clock clock) {
    this.transactions = transactions;
    this.matching = matching;
    this.staff = staff;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
    this.ids = new FactIds(clock);
  }

  /** What became of a row. */
  public enum Outcome {
    /** Was known and is on the list now. */
    KNOWN,
    /** Was not known, is registered and on the list now. */
    REGISTERED,
    /** Stood on the list as the row says. */
    SAME,
    /** Leaves the list. */
    LEFT,
    /** Came back. */
    RETURNED
  }

  /**
   * One row.
   *
   * @param status whether and from when the person may work; null where the row came back or the
   *     person leaves
   */
  public record Line(StaffRow row, Outcome outcome, @Nullable WorkStatus status) {}

  /** All rows in their order. */
  public record Landed(List<Line> lines) {

    /** Copies the lines. */
    public Landed {
      lines = List.copyOf(lines);
    }

    /** How many rows came to this. */
    public long count(Outcome outcome) {
      return lines.stream().filter(one -> one.outcome() == outcome).count();
    }

    /** The rows that came back. */
    public List<StaffRow> returned() {
      return lines.stream()
          .filter(one -> one.outcome() == Outcome.RETURNED)
          .map(Line::row)
          .toList();
    }
  }

  /** A row with whom it means and what it changes. */
  private record Decided(StaffRow row, Optional<UUID> person, Outcome outcome) {}

  /**
   * Takes the rows into the list of a firm.
   *
   * @param why whoever is on it reads this in his audit
   */
  public Landed land(CurrentUser user, RegisteredFirm firm, List<StaffRow> rows, String why) {
    LocalDate today = Days.of(clock.instant());
    Map<UUID, String> listed = staff.list(firm, today);
    List<Decided> decided =
        matching.match(user.recorder(), rows).stream().map(one -> decided(one, listed)).toList();
    List<Decided> changes =
        decided.stream()
            .filter(one -> one.outcome() != Outcome.RETURNED && one.outcome() != Outcome.SAME)
            .toList();
    for (int from = 0; from < changes.size(); from += TOGETHER) {
      List<Decided> some = changes.subList(from, Math.min(changes.size(), from + TOGETHER));
      transactions.in(EVERYWHERE, () -> write(user, firm, some, why));
    }
    List<UUID> people = decided.stream().flatMap(one -> one.person().stream()).toList();
    Map<UUID, WorkStatus> statuses = staff.statuses(people, today);
    return new Landed(
        decided.stream()
            .map(one -> {
              boolean stays = one.outcome() != Outcome.LEFT;
              UUID person = one.person().filter(id -> stays).orElse(null);
              WorkStatus status = person == null ? null : statuses.get(person);
              return new Line(one.row(), one.outcome(), status);
            })
            .toList());
  }

  private static Decided decided(StaffMatching.Match match, Map<UUID, String> listed) {
    StaffRow row = match.row();
    UUID person = match.person().orElse(null);
    if (person == null) {
      return new Decided(row, Optional.empty(), Outcome.RETURNED);
    }
    String shift = listed.get(person);
    if (row.left() != null) {
      return shift == null
          ? new Decided(
              row.refused(StaffColumn.LEFT, Refusal.NOT_ON_LIST, ""),
              Optional.empty(),
              Outcome.RETURNED)
          : new Decided(row, match.person(), Outcome.LEFT);
    }
    boolean same = shift != null && shift.equals(row.text(StaffColumn.SHIFT));
    Outcome outcome = same ? Outcome.SAME : match.fresh() ? Outcome.REGISTERED : Outcome.KNOWN;
    return new Decided(row, match.person(), outcome);
  }

  /** Each look is in the audit of the person, where he lives. */
  private List<Fact> write(CurrentUser user, RegisteredFirm firm, List<Decided> some, String why) {
    List<Subject> people =
        some.stream().flatMap(one -> one.person().stream()).map(Subject::person).toList();
    Map<Subject, String> homes = new HashMap<>();
    ledger.of(people).stream()
        .filter(fact -> fact.kind().equals("residence"))
        .forEach(fact -> homes.put(fact.subject(), fact.area()));
    people.forEach(one -> homes.putIfAbsent(one, firm.area()));
    audit.searched(user.actor(), homes, why);
    List<Fact> facts = new ArrayList<>();
    for (Decided one : some) {
      Subject person = Subject.person(one.person().orElseThrow());
      String home = homes.getOrDefault(person, firm.area());
      facts.add(employment(user, firm, one.row(), person, home));
    }
    return ledger.append(new Recorder(user.getName(), Scope.everything()), facts);
  }

  private Fact employment(
      CurrentUser user, RegisteredFirm firm, StaffRow row, Subject person, String home) {
    TreeMap<String, String> said = new TreeMap<>();
    said.put("firm", "enterprise:" + firm.id());
    said.put("object", firm.profile().name());
    said.put("firm_area", firm.area());
    if (!row.text(StaffColumn.SHIFT).isEmpty()) {
      said.put("shift", row.text(StaffColumn.SHIFT));
    }
    if (row.left() != null) {
      said.put("until", row.left().toString());
    }
    // The moment and not the day, so that whoever leaves and comes back is where he was last.
    Instant now = clock.instant();
    return new Fact(
        0,
        ids.next(),
        person,
        "employment",
        home,
        now,
        now,
        user.getName(),
        user.actor().channel(),
        null,
        said);
  }
}
