package lianfang.web.firms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmQuery;
import lianfang.enterprise.FirmScope;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.ListPage;
import lianfang.web.list.Lists;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Lists firms by what the address asks for, as a page and as a file. */
@Controller
class FirmListDesk {

  private static final int PAGE = 50;

  private final ScopedTransactions transactions;
  private final Firms firms;
  private final Subjects subjects;
  private final FirmWords words;
  private final Accounts accounts;

  FirmListDesk(
      ScopedTransactions transactions,
      Firms firms,
      Subjects subjects,
      FirmWords words,
      Accounts accounts) {
    this.accounts = accounts;
    this.transactions = transactions;
    this.firms = firms;
    this.subjects = subjects;
    this.words = words;
  }

  @GetMapping(FirmsDesk.LIST)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell)).show();
  }

  @GetMapping(FirmsDesk.LIST + "/sheet.{format}")
  void sheet(
      Shell shell,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.SEE_FIGURES);
    if (!format.equals("csv") && !format.equals("xlsx")) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    List<Row> rows =
        transactions.in(
            user.prefixes(),
            () ->
                rows(
                    shell,
                    firms.list(
                        FirmWords.query(shell), shell.console().on(), "", SheetFile.ROWS_MAX)));
    Lists.send(shell, user, format, columns(shell), rows, response);
  }

  private ListPage page(Shell shell) {
    LocalDate day = shell.console().on();
    FirmQuery query = FirmWords.query(shell);
    String after = FirmWords.text(shell, "after");
    List<RegisteredFirm> found = firms.list(query, day, after, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<RegisteredFirm> shown = more ? found.subList(0, PAGE) : found;
    String next = null;
    if (more) {
      RegisteredFirm last = shown.getLast();
      next = shell.here("after", last.profile().name() + "|" + last.id());
    }
    long count = firms.count(query, day);
    Listing listing =
        new Listing(
            columns(shell),
            filters(shell, query),
            shell.t("firms.count", count),
            after.isEmpty() ? null : shell.here("after", ""),
            next,
            Lists.exports(shell),
            shown.isEmpty()
                ? new Empty(
                    shell.t("firms.list.empty"),
                    shell.t("firms.list.why"),
                    new Link(shell.t("firms.list.all"), shell.link(FirmsDesk.LIST)))
                : null);
    return new ListPage(
        shell,
        new Head(
            shell.t("firms.list.title"),
            shell.t("firms.list.says", shell.ground().name(), count),
            List.of(),
            new Link(shell.t("firms.title"), shell.link("/firms"))),
        List.of(),
        listing,
        rows(shell, shown),
        false);
  }

  private static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("firms.firm")),
        Listing.Column.of(shell.t("firms.state")),
        Listing.Column.minor(shell.t("firms.since")),
        Listing.Column.minor(shell.t("firms.industry")),
        Listing.Column.minor(shell.t("firms.marks")),
        Listing.Column.minor(shell.t("firms.area")));
  }

  private List<Row> rows(Shell shell, List<RegisteredFirm> shown) {
    List<Row> rows = new ArrayList<>();
    for (RegisteredFirm firm : shown) {
      String href = FirmWords.address(shell, firm);
      rows.add(
          new Row(
              href,
              List.of(
                  Cell.named(firm.profile().name(), firm.profile().code(), href),
                  FirmWords.tag(shell, firm.state()),
                  Cell.minor(FirmWords.moment(shell, firm.since())),
                  Cell.minor(words.industry(shell, firm.profile().industry())),
                  Cell.minor(marks(shell, firm)),
                  Cell.minor(subjects.village(shell, firm.area())))));
    }
    return rows;
  }

  static String marks(Shell shell, RegisteredFirm firm) {
    List<String> marks = new ArrayList<>();
    marks.add(shell.texts().word("firm.kind", firm.profile().kind().word()));
    if (firm.profile().key()) {
      marks.add(shell.t("firms.key"));
    }
    if (firm.profile().aboveScale()) {
      marks.add(shell.t("firms.above"));
    }
    if (firm.profile().chain()) {
      marks.add(shell.t("firms.chain"));
    }
    return String.join(" · ", marks);
  }

  private List<Filter> filters(Shell shell, FirmQuery query) {
    List<Filter> filters = new ArrayList<>();
    List<String> states = new ArrayList<>(List.of("work"));
    for (FirmState state : FirmState.values()) {
      states.add(state.word());
    }
    filters.add(filter(shell, "state", "firm.state", states));
    filters.add(
        filter(
            shell,
            "scope",
            "firm.scope",
            java.util.Arrays.stream(FirmScope.values()).map(FirmScope::word).toList()));
    filters.add(
        filter(
            shell,
            "kind",
            "firm.kind",
            java.util.Arrays.stream(FirmKind.values()).map(FirmKind::word).toList()));
    filters.add(
        filter(
            shell,
            "without",
            "firm.post",
            List.of(
                FirmPost.SERVICE_OFFICER.word(),
                FirmPost.INSTRUCTOR.word(),
                FirmPost.LEADER.word(),
                FirmPost.EPIDEMIC_OFFICER.word())));
    if (!query.industry().isEmpty()) {
      filters.add(
          new Filter(
              shell.t("firms.industry"),
              words.industry(shell, query.industry()),
              shell.here("industry", ""),
              List.of()));
    }
    if (!query.objectClass().isEmpty()) {
      filters.add(
          new Filter(
              shell.t("firms.class"),
              words.objectClass(shell, query.scheme(), query.objectClass()),
              shell.here("class", "", "scheme", ""),
              List.of()));
    }
    held(shell, query.held(), filters);
    return filters;
  }

  private void held(Shell shell, FirmQuery.Held held, List<Filter> into) {
    if (!held.who().isEmpty()) {
      String name = accounts.displayNames(List.of(held.who())).getOrDefault(held.who(), held.who());
      into.add(
          new Filter(
              shell.texts().word("firm.post", held.post()),
              name,
              shell.here("post", "", "who", ""),
              List.of()));
    }
  }

  private static Filter filter(Shell shell, String name, String kind, List<String> values) {
    @Nullable String chosen = shell.query().get(name);
    List<Filter.Option> options = new ArrayList<>();
    for (String value : values) {
      options.add(
          new Filter.Option(
              shell.texts().word(kind, value),
              shell.here(name, value),
              null,
              value.equals(chosen)));
    }
    return new Filter(
        shell.t("firms.filter." + name),
        chosen == null || chosen.isEmpty() ? null : shell.texts().word(kind, chosen),
        shell.here(name, ""),
        options);
  }
}
