package lianfang.web.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.enterprise.FirmQuery;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import lianfang.web.firms.FirmWords;
import lianfang.web.list.ListPage;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** 复工企业名单: every firm of a county or township that works, for everybody, page by page. */
@Controller
class PublicFirmsDesk {

  static final String PATH = "/resumption/firms";
  private static final int PAGE = 50;
  private static final int COUNTY = 6;
  private static final int TOWNSHIP = 9;

  private final ScopedTransactions transactions;
  private final Firms firms;
  private final Areas areas;
  private final Subjects subjects;
  private final InstanceSettings settings;

  PublicFirmsDesk(
      ScopedTransactions transactions,
      Firms firms,
      Areas areas,
      Subjects subjects,
      InstanceSettings settings) {
    this.transactions = transactions;
    this.firms = firms;
    this.areas = areas;
    this.subjects = subjects;
    this.settings = settings;
  }

  @GetMapping(PATH)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "") String after) {
    String area = area(of);
    LocalDate day = shell.console().today();
    FirmQuery working = FirmQuery.of(area).in(Set.of(FirmState.OPEN, FirmState.NEVER_STOPPED));
    List<RegisteredFirm> found =
        transactions.in(area, () -> firms.list(working, day, after, PAGE + 1));
    long count = transactions.in(area, () -> firms.count(working, day));
    List<RegisteredFirm> shown = found.subList(0, Math.min(PAGE, found.size()));
    String next = null;
    if (found.size() > PAGE) {
      RegisteredFirm last = shown.getLast();
      next = shell.here("after", last.profile().name() + "|" + last.id());
    }
    String county = area.substring(0, COUNTY);
    Link back = new Link(shell.t("public.title"), shell.link("/resumption", "of", county));
    Listing listing =
        new Listing(
            columns(shell),
            List.of(townships(shell, county, area)),
            shell.t("firms.count", count),
            after.isEmpty() ? null : shell.here(),
            next,
            List.of(),
            shown.isEmpty()
                ? new Empty(shell.t("public.open.none"), shell.t("public.open.footer"), back)
                : null);
    String says = shell.t("public.says", subjects.name(shell, area), count);
    Head head = new Head(shell.t("public.open", count), says, List.of(), back);
    return new ListPage(shell, head, List.of(), listing, rows(shell, subjects, shown), false)
        .show();
  }

  /** A county of this instance, or a township of one; there is no list of everywhere. */
  private String area(String of) {
    return Optional.of(of)
        .filter(code -> code.length() == COUNTY || code.length() == TOWNSHIP)
        .filter(code -> settings.cities().stream().anyMatch(code::startsWith))
        .flatMap(areas::find)
        .map(Division::code)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Filter townships(Shell shell, String county, String chosen) {
    List<Filter.Option> options = new ArrayList<>();
    for (Division one : areas.children(county)) {
      options.add(
          new Filter.Option(
              subjects.name(shell, one.code()),
              shell.here("of", one.code()),
              null,
              one.code().equals(chosen)));
    }
    return new Filter(
        shell.t("firms.area"),
        chosen.length() == TOWNSHIP ? subjects.name(shell, chosen) : null,
        shell.here("of", county),
        options);
  }

  static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("firms.firm")),
        Listing.Column.of(shell.t("firms.state")),
        Listing.Column.of(shell.t("firms.since")),
        Listing.Column.minor(shell.t("firms.area")));
  }

  static List<Row> rows(Shell shell, Subjects subjects, List<RegisteredFirm> working) {
    List<Row> rows = new ArrayList<>();
    for (RegisteredFirm firm : working) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.said(firm.profile().name()),
                  FirmWords.tag(shell, firm.state()),
                  Cell.of(FirmWords.moment(shell, firm.since())),
                  Cell.minor(subjects.name(shell, firm.area())))));
    }
    return rows;
  }
}
