package lianfang.person;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.person.landing.Landing;
import lianfang.person.landing.Matching;
import lianfang.person.landing.Prepared;
import lianfang.person.store.ImportStore;
import lianfang.person.store.PersonStore;
import lianfang.person.store.ReturnedStore;
import org.springframework.stereotype.Service;

/**
 * 待确认: rows that may tell of somebody known wait here until a user says who is meant; and the rows
 * that came back can be fetched again as their sheet.
 */
@Service
public class Confirmations {

  /** Stands for somebody who is not registered yet. */
  private static final UUID NEW = new UUID(0, 0);

  private final PersonStore people;
  private final ImportStore imports;
  private final ReturnedStore store;
  private final ReturnedRows rows;
  private final Landing landing;
  private final ScopedTransactions transactions;
  private final WaitingRows waiting;

  Confirmations(
      PersonStore people,
      ImportStore imports,
      ReturnedStore store,
      ReturnedRows rows,
      Landing landing,
      ScopedTransactions transactions,
      WaitingRows waiting) {
    this.people = people;
    this.imports = imports;
    this.store = store;
    this.rows = rows;
    this.landing = landing;
    this.transactions = transactions;
    this.waiting = waiting;
  }

  /**
   * A row that waits, without what it says.
   *
   * @param importId the import
   * @param rowNumber the row's number in its sheet
   * @param area village
   * @param candidates who may be meant, best first
   */
  public record Waiting(UUID importId, int rowNumber, String area, List<UUID> candidates) {}

  /** The rows that wait in the areas of the caller's transaction. */
  public List<Waiting> list(int limit) {
    return store.waiting("", limit).stream()
        .map(w -> new Waiting(w.importId(), w.rowNumber(), w.area(), w.candidates()))
        .toList();
  }

  /**
   * What a waiting row says, by column. The caller writes the audit before it shows anything.
   *
   * @param importId the import
   * @param rowNumber the row's number in its sheet
   */
  public Optional<Map<RosterColumn, String>> open(UUID importId, int rowNumber) {
    return store
        .find(importId, rowNumber)
        .flatMap(
            row -> imports.find(importId).map(started -> texts(rows.open(row), started.columns())));
  }

  private static Map<RosterColumn, String> texts(ReturnedRow row, String columns) {
    Map<RosterColumn, String> texts = new TreeMap<>();
    RosterPreview.columns(columns)
        .forEach((column, index) -> {
          if (index < row.cells().size() && !row.cells().get(index).text().isEmpty()) {
            texts.put(column, row.cells().get(index).text());
          }
        });
    return texts;
  }

  /**
   * Lands a waiting row. Where an official was asked for its household, {@code same} is somebody
   * who lives there, and empty means a household of its own.
   *
   * @param recorder who answers for it
   * @param importId the import
   * @param rowNumber the row's number in its sheet
   * @param same who it is; empty for somebody new
   * @return the person; empty where the row waits on, because its household is not clear
   * @throws IllegalArgumentException where no such row waits, or the person is no candidate
   */
  public Optional<UUID> confirm(
      Recorder recorder, UUID importId, int rowNumber, Optional<UUID> same) {
    return transactions.in(PeopleImport.ALL_AREAS, () -> land(recorder, importId, rowNumber, same));
  }

  private Optional<UUID> land(
      Recorder recorder, UUID importId, int rowNumber, Optional<UUID> same) {
    people.lockLanding();
    ImportStore.Started started = imports.find(importId).orElseThrow(Confirmations::gone);
    ReturnedStore.Row kept =
        store
            .find(importId, rowNumber)
            .filter(row -> row.state().equals("waiting"))
            .orElseThrow(Confirmations::gone);
    if (same.isPresent() && !kept.candidates().contains(same.get())) {
      throw new IllegalArgumentException(
          "this person is no candidate: choose one of the list, or somebody new");
    }
    Prepared.Ready ready =
        waiting.ready(started, kept, recorder.scope()).orElseThrow(Confirmations::gone);
    Landing.Decided decided = decided(kept, ready, same);
    Landing.Done done =
        landing.land(
            started.roster(), imports.name(started.roster()), recorder, "roster", List.of(decided));
    List<UUID> with = done.unsettled().get(ready);
    if (with != null) {
      String reason = ReturnedRows.reason(Refusal.SAME_HOUSEHOLD);
      store.ask(importId, rowNumber, reason, with, decided.fresh() ? NEW : decided.person());
      return Optional.empty();
    }
    store.delete(importId, rowNumber);
    return Optional.of(decided.person());
  }

  private Landing.Decided decided(
      ReturnedStore.Row kept, Prepared.Ready ready, Optional<UUID> same) {
    if (!ReturnedRows.asksHousehold(kept)) {
      return new Landing.Decided(ready, same.orElse(ready.id()), same.isEmpty());
    }
    Landing.Home home = Landing.Home.of(same);
    UUID about = kept.about();
    if (about != null) {
      boolean fresh = about.equals(NEW);
      return new Landing.Decided(ready, fresh ? ready.id() : about, fresh, home);
    }
    return switch (new Matching(people, null, false).decide(List.of(ready)).getFirst()) {
      case Matching.Decision.Known(UUID person) -> new Landing.Decided(ready, person, false, home);
      case Matching.Decision.Fresh() -> new Landing.Decided(ready, ready.id(), true, home);
      // Who resembles the row came after it was asked about; the row is imported anew to be asked.
      case Matching.Decision.Unsure(List<UUID> _) -> throw gone();
    };
  }

  private static IllegalArgumentException gone() {
    return new IllegalArgumentException(
        "this row no longer waits: import its roster again to see where it stands");
  }

  /**
   * Writes the rows of an import that came back as their sheet. The caller writes the audit before.
   *
   * @param importId the import
   * @param format xlsx or csv
   * @param out where to; closed afterwards
   */
  public void write(UUID importId, String format, OutputStream out) {
    ImportStore.Started started = imports.find(importId).orElseThrow(Confirmations::gone);
    Map<RosterColumn, Integer> columns = RosterPreview.columns(started.columns());
    List<ReturnedRow> returned = store.list(importId).stream().map(rows::open).toList();
    int width = returned.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    try (var file = new ReturnedFile(() -> out, format, RosterPreview.ofColumns(columns, width))) {
      returned.forEach(file);
    }
  }
}
