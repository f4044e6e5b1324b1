package lianfang.web.ledger;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactPages;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.basis.FactTables;
import lianfang.web.basis.FactWords;
import lianfang.web.list.ListPage;
import lianfang.web.list.Lists;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Console;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Lets those who may look through the ledger; no name stands in it. */
@Controller
class LedgerDesk {

  private static final int PAGE = 50;

  private final FactPages pages;
  private final FactTables tables;
  private final FactWords words;
  private final Subjects subjects;
  private final ScopedTransactions transactions;
  private final Lists lists;
  private final Audit audit;

  LedgerDesk(
      FactPages pages,
      FactTables tables,
      FactWords words,
      Subjects subjects,
      ScopedTransactions transactions,
      Lists lists,
      Audit audit) {
    this.pages = pages;
    this.tables = tables;
    this.words = words;
    this.subjects = subjects;
    this.transactions = transactions;
    this.lists = lists;
    this.audit = audit;
  }

  @GetMapping("/ledger")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_LEDGER);
    return transactions.in(user.prefixes(), () -> page(shell, user)).show();
  }

  private ListPage page(Shell shell, CurrentUser user) {
    String area = shell.ground().code();
    String kind = shell.query().get("kind");
    String after = shell.query().get("after");
    Long before = after != null && after.matches("[0-9]{1,18}") ? Long.valueOf(after) : null;
    List<Fact> found = found(shell, before, PAGE + 1);
    List<Fact> shown = found.subList(0, Math.min(PAGE, found.size()));
    List<FactPages.KindCount> counts = pages.counts(area);
    long all = counts.stream().mapToLong(FactPages.KindCount::facts).sum();
    Listing listing =
        new Listing(
            columns(shell),
            List.of(filter(shell, kind, counts)),
            shell.t("facts.count", all),
            before == null ? null : shell.here(),
            found.size() > PAGE ? shell.here("after", "" + shown.getLast().seq()) : null,
            Lists.exports(shell),
            shown.isEmpty()
                ? new Empty(shell.t("facts.none"), shell.t("facts.none.says"), null)
                : null);
    Head head = Head.of(shell.t("door.ledger"), shell.t("ledger.says", shell.ground().name(), all));
    boolean persons = user.may(Permission.SEE_PERSONS);
    ListPage page =
        new ListPage(shell, head, List.of(), listing, rows(shell, shown, persons), false);
    return lists.with(page, user, null);
  }

  /** Today's ledger is whole; another day or moment shows what had happened and was known. */
  private List<Fact> found(Shell shell, @Nullable Long before, int limit) {
    Console console = shell.console();
    LocalDate until = console.elsewhere() ? console.on() : console.today().plusYears(1);
    return pages.latest(
        shell.ground().code(), shell.query().get("kind"), before, limit, until, console.knownAt());
  }

  private static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("facts.number")),
        Listing.Column.of(shell.t("facts.day")),
        Listing.Column.of(shell.t("facts.says")),
        Listing.Column.minor(shell.t("facts.about")),
        Listing.Column.minor(shell.t("people.village")),
        Listing.Column.minor(shell.t("facts.recorder")),
        Listing.Column.minor(shell.t("facts.recorded")));
  }

  @GetMapping("/ledger/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.SEE_LEDGER);
    List<Row> rows =
        transactions.in(
            user.prefixes(),
            () -> {
              List<Fact> all = found(shell, null, SheetFile.ROWS_MAX);
              audit.record(
                  user.actor(),
                  AuditAction.EXPORTED_LIST,
                  null,
                  shell.ground().code(),
                  shell.t("export.reason"),
                  "ledger " + format + ", " + all.size() + " rows");
              return rows(shell, all, false);
            });
    Lists.send(shell, user, format, columns(shell), rows, response);
  }

  private List<Row> rows(Shell shell, List<Fact> shown, boolean persons) {
    Map<String, String> names = tables.recorders(shown);
    List<Row> rows = new ArrayList<>();
    for (Fact fact : shown) {
      boolean person = fact.subject().kind() == Subject.Kind.PERSON;
      String about =
          shell.texts().word("subject", fact.subject().kind().word())
              + " "
              + fact.subject().id().toString().substring(0, 8);
      String to =
          person && persons ? shell.link("/people/" + fact.subject().id()) : firm(shell, fact);
      rows.add(
          new Row(
              to,
              List.of(
                  new Cell("code", fact.number(), null, null, false),
                  Cell.of(shell.language().brief(fact.happenedOn())),
                  Cell.of(words.words(shell, fact)),
                  new Cell("code", about, null, to, true),
                  Cell.minor(fact.area().isEmpty() ? "" : subjects.village(shell, fact.area())),
                  Cell.minor(
                      names.getOrDefault(
                          fact.recorder(), shell.texts().word("process", fact.recorder()))),
                  Cell.minor(
                      shell
                          .language()
                          .moment(fact.recordedAt().atZone(Days.ZONE).toLocalDateTime())))));
    }
    return rows;
  }

  private static @Nullable String firm(Shell shell, Fact fact) {
    boolean firm = fact.subject().kind() == Subject.Kind.ENTERPRISE;
    boolean may = shell.doors().stream().anyMatch(door -> door.word().equals("firms"));
    return firm && may ? shell.link("/firms/" + fact.subject().id()) : null;
  }

  private Filter filter(Shell shell, @Nullable String chosen, List<FactPages.KindCount> counts) {
    return new Filter(
        shell.t("facts.kind"),
        chosen == null ? null : words.kind(shell, chosen),
        shell.here("kind", ""),
        counts.stream()
            .map(count ->
                new Filter.Option(
                    words.kind(shell, count.kind()),
                    shell.here("kind", count.kind()),
                    shell.language().number(count.facts()),
                    count.kind().equals(chosen)))
            .toList());
  }
}
