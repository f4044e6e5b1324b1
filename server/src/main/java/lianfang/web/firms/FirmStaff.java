package lianfang.web.firms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.area.Scope;
import lianfang.enterprise.RegisteredFirm;
import lianfang.gate.unit.Unit;
import lianfang.gate.unit.Units;
import lianfang.gate.unit.WorkStatus;
import lianfang.gate.unit.WorkStatuses;
import lianfang.instance.ScopedTransactions;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/**
 * 职工健康: how many of a firm's staff may work, told from the ledger; there is no form for it and no
 * name in it. Whoever answers for the firm's data sees the people on the page of the unit.
 */
@Component
public class FirmStaff {

  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());

  private final Units units;
  private final WorkStatuses statuses;
  private final Subjects subjects;
  private final ScopedTransactions transactions;

  FirmStaff(
      Units units, WorkStatuses statuses, Subjects subjects, ScopedTransactions transactions) {
    this.units = units;
    this.statuses = statuses;
    this.subjects = subjects;
    this.transactions = transactions;
  }

  /**
   * What is known of a firm's staff.
   *
   * @param notYet who may not work yet
   * @param block by where they live
   */
  public record Health(int people, long notYet, Block block) {}

  /** The firm as a unit that counts who goes in and out. */
  public static Unit unit(RegisteredFirm firm) {
    return new Unit(firm.subject(), firm.profile().name(), firm.area());
  }

  /** Counts the staff of a firm on the day of the console. */
  public Health health(Shell shell, RegisteredFirm firm) {
    LocalDate day = shell.console().on();
    List<Units.Worker> workers = units.staff(unit(firm), day);
    List<UUID> people = workers.stream().map(Units.Worker::person).toList();
    Set<UUID> may =
        people.isEmpty() ? Set.of() : transactions.in(EVERYWHERE, () -> mayWork(people, day));
    Map<String, List<Units.Worker>> byHome =
        workers.stream()
            .collect(
                Collectors.groupingBy(
                    Units.Worker::home, java.util.TreeMap::new, Collectors.toList()));
    List<Row> rows = new ArrayList<>();
    byHome.forEach((home, some) -> {
      long working = some.stream().filter(one -> may.contains(one.person())).count();
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(subjects.village(shell, home)),
                  Cell.number(shell.language().number(some.size()), null),
                  Cell.number(shell.language().number(working), null),
                  Cell.number(shell.language().number(some.size() - working), null))));
    });
    Block block =
        new Block(
            shell.t("firm.health", workers.size()),
            shell.t("firm.health.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("firm.home")),
                Listing.Column.number(shell.t("firm.staff")),
                Listing.Column.number(shell.t("unit.may")),
                Listing.Column.number(shell.t("unit.notyet"))),
            rows,
            shell.t("firm.health.none"));
    return new Health(workers.size(), workers.size() - may.size(), block);
  }

  /** How many are on a firm's list on a day, and how many of them may work. */
  public record Counted(int listed, int ready) {}

  /** Counts the list of a firm, in a transaction that sees wherever its staff live. */
  public Counted count(RegisteredFirm firm, LocalDate day) {
    List<UUID> people = units.staff(unit(firm), day).stream().map(Units.Worker::person).toList();
    return new Counted(people.size(), mayWork(people, day).size());
  }

  /** Who is on the list of a firm on a day, with the shift. */
  public Map<UUID, String> list(RegisteredFirm firm, LocalDate day) {
    Map<UUID, String> list = new HashMap<>();
    units
        .staff(unit(firm), day)
        .forEach(one -> list.put(one.person(), one.shift() == null ? "" : one.shift()));
    return list;
  }

  /** May work or not yet, and until when: all that a firm is told of each of these people. */
  public Map<UUID, WorkStatus> statuses(List<UUID> people, LocalDate day) {
    return transactions.in(EVERYWHERE, () -> statuses.of(people, day));
  }

  private Set<UUID> mayWork(List<UUID> people, LocalDate day) {
    return statuses.of(people, day).entrySet().stream()
        .filter(one -> one.getValue().mayWork())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
