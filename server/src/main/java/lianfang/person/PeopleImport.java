package lianfang.person;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import lianfang.area.Areas;
import lianfang.area.Scope;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import lianfang.person.landing.Households;
import lianfang.person.landing.Landing;
import lianfang.person.landing.Matching;
import lianfang.person.landing.PersonFile;
import lianfang.person.landing.Prepared;
import lianfang.person.landing.Preparer;
import lianfang.person.roster.RosterDays;
import lianfang.person.roster.RowReader;
import lianfang.person.sheet.SheetRow;
import lianfang.person.store.HouseholdStore;
import lianfang.person.store.ImportStore;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.PersonStore;
import lianfang.person.store.StatedRow;
import lianfang.person.store.StatedStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * 名册导入: brings a screening roster in. Good rows land in batches, each in one transaction with its
 * facts and what follows from them; the others come back. Importing the same file again changes
 * nothing, so an import that was killed is simply started again.
 */
@Service
public class PeopleImport {

  /** Matching and landing know all areas; what a user may record is checked by scope before. */
  static final String ALL_AREAS = String.join(",", Scope.everything().prefixes());

  private final Areas areas;
  private final PersonSecrets secrets;
  private final PersonStore people;
  private final StatedStore statements;
  private final HouseholdStore households;
  private final ImportStore imports;
  private final Landing landing;
  private final ReturnedRows returnedRows;
  private final FileClaims claims;
  private final ScopedTransactions transactions;
  private final InstanceSettings settings;
  private final Clock real;

  PeopleImport(
      Areas areas,
      PersonSecrets secrets,
      PersonStore people,
      StatedStore statements,
      HouseholdStore households,
      ImportStore imports,
      Landing landing,
      ReturnedRows returnedRows,
      FileClaims claims,
      ScopedTransactions transactions,
      InstanceSettings settings,
      @Qualifier("real") Clock real) {
    this.areas = areas;
    this.secrets = secrets;
    this.people = people;
    this.statements = statements;
    this.households = households;
    this.imports = imports;
    this.landing = landing;
    this.returnedRows = returnedRows;
    this.claims = claims;
    this.transactions = transactions;
    this.settings = settings;
    this.real = real;
  }

  /**
   * What a file holds, for the page on which a user checks and corrects the columns.
   *
   * @param request the file; its recorder and mapping do not matter
   * @throws RosterRefused where the file is no roster
   */
  public RosterPreview preview(ImportRequest request) {
    try (OpenRoster roster =
        OpenRoster.open(request.file(), request.name(), request.sheet(), request.mapping())) {
      return RosterPreview.of(roster);
    }
  }

  /**
   * Imports a roster, or tries to.
   *
   * @param request which roster, by whom
   * @param returned takes the rows that come back, first those of the header, in their order
   * @param progress told after each batch
   * @throws RosterRefused where the file cannot be used; rows landed before it broke off stay
   */
  public ImportSummary run(
      ImportRequest request, Consumer<ReturnedRow> returned, Consumer<ImportProgress> progress) {
    byte[] hash = FileClaims.hash(request.file());
    try (OpenRoster roster =
            OpenRoster.open(request.file(), request.name(), request.sheet(), request.mapping())
                .usable();
        FileClaims.Claim _ = request.dryRun() ? () -> {} : claims.claim(hash)) {
      return new Run(request, roster, hash, returned, progress).all();
    }
  }

  /** One import. */
  private final class Run {

    private final ImportRequest request;
    private final OpenRoster roster;
    private final Consumer<ReturnedRow> returned;
    private final Consumer<ImportProgress> progress;
    private final ImportStore.Started started;
    private final Matching matching;
    private final Households trial = new Households(households, true);
    private final long startedAt = System.nanoTime();
    private ImportSummary summary;

    Run(
        ImportRequest request,
        OpenRoster roster,
        byte[] hash,
        Consumer<ReturnedRow> returned,
        Consumer<ImportProgress> progress) {
      this.request = request;
      this.roster = roster;
      this.returned = returned;
      this.progress = progress;
      var before = transactions.in(ALL_AREAS, () -> imports.findRoster(request.name()));
      UUID id = UUID.randomUUID();
      this.started =
          new ImportStore.Started(
              id,
              request.dryRun() ? before.orElse(0) : roster(),
              hash,
              RosterPreview.format(roster),
              RosterPreview.columns(roster.header()),
              roster.file().since1904(),
              request.recorder().account(),
              String.join(",", request.recorder().scope().prefixes()),
              area());
      this.matching = new Matching(people, before.orElse(null), request.dryRun());
      this.summary =
          new ImportSummary(
              id, request.name(), request.dryRun(), 0, 0, 0, 0, 0, 0, roster.otherSheets());
    }

    ImportSummary all() {
      List<ReturnedRow> header = header();
      header.forEach(returned);
      if (!request.dryRun()) {
        transactions.in(
            ALL_AREAS,
            () -> {
              imports.start(started, real.instant());
              return keep(header, List.of());
            });
      }
      var reader =
          new RowReader(
              roster.header(),
              new RosterDays(landing.today(), settings.ahead(), settings.demo()),
              roster.file().since1904());
      var preparer = new Preparer(areas, secrets, request.recorder().scope(), reader);
      try (RowPump pump = new RowPump(roster, preparer)) {
        for (RowPump.Batch batch = pump.next(); ; batch = pump.next()) {
          land(batch.rows());
          if (batch.failure() != null) {
            throw failure(batch.failure());
          }
          if (batch.last()) {
            break;
          }
        }
      }
      if (!request.dryRun()) {
        transactions.in(ALL_AREAS, this::finish);
      }
      return summary;
    }

    private int roster() {
      return transactions.in(ALL_AREAS, () -> imports.roster(request.name(), area()));
    }

    private boolean finish() {
      imports.finish(
          started, summary.landed(), summary.refused(), summary.waiting(), real.instant());
      return true;
    }

    private static RuntimeException failure(RuntimeException e) {
      return e instanceof RosterRefused || e instanceof IllegalStateException
          ? e
          : new RosterRefused(CellReason.of(null, Refusal.FILE_BROKEN), e);
    }

    private List<ReturnedRow> header() {
      return roster.headerRows().stream()
          .map(row -> new ReturnedRow(row.number(), row.cells(), List.of(), List.of()))
          .toList();
    }

    private void land(List<Prepared> batch) {
      if (!batch.isEmpty()) {
        transactions.in(ALL_AREAS, () -> landed(batch)).forEach(returned);
      }
      progress.accept(
          new ImportProgress(
              summary.rows(),
              roster.rowsExpected(),
              Duration.ofNanos(System.nanoTime() - startedAt)));
    }

    /** Lands a batch in the running transaction; the rows that come back, in their order. */
    private List<ReturnedRow> landed(List<Prepared> batch) {
      List<Prepared.Ready> ready = new ArrayList<>();
      for (Prepared row : batch) {
        if (row instanceof Prepared.Ready good) {
          ready.add(good);
        }
      }
      if (!request.dryRun()) {
        people.lockLanding();
      }
      List<Matching.Decision> decisions = matching.decide(ready);
      List<Landing.Decided> decided = new ArrayList<>(ready.size());
      Map<SheetRow, ReturnedRow> unsure = new java.util.IdentityHashMap<>();
      for (int i = 0; i < ready.size(); i++) {
        Prepared.Ready row = ready.get(i);
        switch (decisions.get(i)) {
          case Matching.Decision.Fresh() -> decided.add(new Landing.Decided(row, row.id(), true));
          case Matching.Decision.Known(UUID person) ->
              decided.add(new Landing.Decided(row, person, false));
          case Matching.Decision.Unsure(List<UUID> candidates) ->
              unsure.put(
                  row.source(), waits(row, RosterColumn.NAME, Refusal.SAME_PERSON, candidates));
        }
      }
      Landing.Done done =
          request.dryRun()
              ? tried(decided)
              : landing.land(
                  started.roster(), request.name(), request.recorder(), "roster", decided);
      done.unsettled()
          .forEach((row, with) ->
              unsure.put(
                  row.source(), waits(row, RosterColumn.HEAD, Refusal.SAME_HOUSEHOLD, with)));
      List<ReturnedRow> back = back(batch, unsure);
      if (!request.dryRun()) {
        keep(back, ready);
      }
      count(done, back, unsure.size());
      return back;
    }

    private void count(Landing.Done done, List<ReturnedRow> back, int waiting) {
      summary =
          summary.plus(
              new ImportSummary(
                  started.id(),
                  request.name(),
                  request.dryRun(),
                  done.created(),
                  done.changed(),
                  done.unchanged(),
                  back.size() - waiting,
                  waiting,
                  done.facts(),
                  List.of()));
    }

    private static ReturnedRow waits(
        Prepared.Ready row, RosterColumn column, Refusal why, List<UUID> candidates) {
      SheetRow source = row.source();
      return new ReturnedRow(
          source.number(), source.cells(), List.of(CellReason.of(column, why)), candidates);
    }

    private List<ReturnedRow> back(List<Prepared> batch, Map<SheetRow, ReturnedRow> unsure) {
      List<ReturnedRow> back = new ArrayList<>();
      for (Prepared row : batch) {
        SheetRow source = row.source();
        ReturnedRow waits = unsure.get(source);
        if (row instanceof Prepared.Refused refused) {
          back.add(new ReturnedRow(source.number(), source.cells(), refused.reasons(), List.of()));
        } else if (waits != null) {
          back.add(waits);
        }
      }
      return back;
    }

    private boolean keep(List<ReturnedRow> back, List<Prepared.Ready> ready) {
      returnedRows.keep(started.id(), back, ready, area(), roster.header());
      return true;
    }

    /** Where a row belongs whose village is unknown: the importer's area, or the instance's. */
    private String area() {
      List<String> prefixes = request.recorder().scope().prefixes();
      return request.recorder().scope().equals(Scope.everything()) || prefixes.isEmpty()
          ? settings.cities().getFirst()
          : prefixes.getFirst();
    }

    /** What landing would do, without doing it. */
    private Landing.Done tried(List<Landing.Decided> rows) {
      List<UUID> known =
          rows.stream().filter(row -> !row.fresh()).map(Landing.Decided::person).toList();
      Map<UUID, PersonFile> files = new java.util.HashMap<>();
      for (StatedRow stated : statements.of(known)) {
        files
            .computeIfAbsent(stated.person(), p -> new PersonFile(p, started.roster()))
            .add(stated);
      }
      List<Landing.Decided> telling =
          rows.stream().filter(row -> !isLast(files.get(row.person()), row)).toList();
      Map<Prepared.Ready, List<UUID>> unsettled = new java.util.IdentityHashMap<>();
      trial.unsettled(telling).forEach((row, with) -> unsettled.put(row.row(), with));
      int created =
          (int)
              telling.stream()
                  .filter(row -> row.fresh() && !unsettled.containsKey(row.row()))
                  .count();
      int changed = telling.size() - unsettled.size() - created;
      return new Landing.Done(created, changed, rows.size() - telling.size(), 0, unsettled);
    }

    private static boolean isLast(@Nullable PersonFile file, Landing.Decided row) {
      return file != null && file.isLast(row.row().row().reference(), row.row().content());
    }
  }
}
