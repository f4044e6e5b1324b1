package lianfang.web.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactPages;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.basis.FactTables;
import lianfang.web.basis.FactWords;
import lianfang.web.list.ListPage;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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

  LedgerDesk(
      FactPages pages,
      FactTables tables,
      FactWords words,
      Subjects subjects,
      ScopedTransactions transactions) {
    this.pages = pages;
    this.tables = tables;
    this.words = words;
    this.subjects = subjects;
    this.transactions = transactions;
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
    List<Fact> found = pages.latest(area, kind, before, PAGE + 1);
    List<Fact> shown = found.subList(0, Math.min(PAGE, found.size()));
    List<FactPages.KindCount> counts = pages.counts(area);
    long all = counts.stream().mapToLong(FactPages.KindCount::facts).sum();
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of(shell.t("facts.number")),
                Listing.Column.of(shell.t("facts.day")),
                Listing.Column.of(shell.t("facts.says")),
                Listing.Column.minor(shell.t("facts.about")),
                Listing.Column.minor(shell.t("people.village")),
                Listing.Column.minor(shell.t("facts.recorder")),
                Listing.Column.minor(shell.t("facts.recorded"))),
            List.of(filter(shell, kind, counts)),
            shell.t("facts.count", all),
            before == null ? null : shell.here(),
            found.size() > PAGE ? shell.here("after", "" + shown.getLast().seq()) : null,
            List.of(),
            shown.isEmpty()
                ? new Empty(shell.t("facts.none"), shell.t("facts.none.says"), null)
                : null);
    Head head = Head.of(shell.t("door.ledger"), shell.t("ledger.says", shell.ground().name(), all));
    boolean persons = user.may(Permission.SEE_PERSONS);
    return new ListPage(shell, head, List.of(), listing, rows(shell, shown, persons), false);
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
      String to = person && persons ? shell.link("/people/" + fact.subject().id()) : null;
      rows.add(
          new Row(
              to,
              List.of(
                  new Cell("code", fact.number(), null, null, false),
                  Cell.of(shell.language().brief(fact.happenedOn())),
                  Cell.of(words.words(shell, fact)),
                  new Cell("code", about, null, to, true),
                  Cell.minor(fact.area().isEmpty() ? "" : subjects.village(fact.area())),
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

  private static Filter filter(
      Shell shell, @Nullable String chosen, List<FactPages.KindCount> counts) {
    return new Filter(
        shell.t("facts.kind"),
        chosen == null ? null : shell.texts().word("fact", chosen),
        shell.here("kind", ""),
        counts.stream()
            .map(count ->
                new Filter.Option(
                    shell.texts().word("fact", count.kind()),
                    shell.here("kind", count.kind()),
                    shell.language().number(count.facts()),
                    count.kind().equals(chosen)))
            .toList());
  }
}
