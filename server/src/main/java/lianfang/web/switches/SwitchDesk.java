package lianfang.web.switches;

import java.util.ArrayList;
import java.util.List;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.Suppression;
import lianfang.rulebook.switched.SwitchedLists;
import lianfang.web.editions.SwitchReports;
import lianfang.web.list.ListPage;
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.people.Keyset;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows what a switch changed, and for whom. */
@Controller
class SwitchDesk {

  private static final int PAGE = 50;

  private final ScopedTransactions transactions;
  private final Activations activations;
  private final SwitchedLists lists;
  private final SwitchPages pages;
  private final SwitchTables tables;
  private final Subjects subjects;

  SwitchDesk(
      ScopedTransactions transactions,
      Activations activations,
      SwitchedLists lists,
      SwitchPages pages,
      SwitchTables tables,
      Subjects subjects) {
    this.transactions = transactions;
    this.activations = activations;
    this.lists = lists;
    this.pages = pages;
    this.tables = tables;
    this.subjects = subjects;
  }

  @GetMapping("/notices/switches/{generation:[0-9]{1,9}}")
  ModelAndView show(
      Shell shell,
      @PathVariable int generation,
      @RequestParam(defaultValue = "") String at,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    Activations.Report report = find(activations, generation);
    String area = area(shell, user, at);
    if (Suppression.isBelowTownship(area)) {
      // All figures would be small counts of one village.
      user.require(Permission.SEE_PERSONS);
    }
    return transactions.in(user.prefixes(), () -> pages.page(shell, user, report, area)).show();
  }

  static Activations.Report find(Activations activations, int generation) {
    return activations
        .find(generation)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The area that is asked for, and the reader's ground where none is. */
  static String area(Shell shell, CurrentUser user, String at) {
    String area = at.matches("[0-9]{2,12}") ? at : shell.ground().code();
    user.requireArea(area);
    return area;
  }

  @GetMapping("/notices/switches/{generation:[0-9]{1,9}}/subjects")
  ModelAndView subjects(
      Shell shell,
      @PathVariable int generation,
      @RequestParam(required = false) @Nullable String change,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(required = false) @Nullable String after,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    Activations.Report report = find(activations, generation);
    SwitchedLists.Query query =
        new SwitchedLists.Query(generation, area(shell, user, at), Change.find(change));
    return transactions
        .in(user.prefixes(), () -> list(shell, user, report, query, Keyset.read(after)))
        .show();
  }

  private ListPage list(
      Shell shell,
      CurrentUser user,
      Activations.Report report,
      SwitchedLists.Query query,
      MeasureLists.@Nullable Key after) {
    List<SwitchedLists.Switched> found = lists.page(query, last(after), PAGE + 1);
    List<SwitchedLists.Switched> shown = found.subList(0, Math.min(PAGE, found.size()));
    String next = found.size() > PAGE ? shell.here("after", key(shown.getLast())) : null;
    long count = lists.count(query);
    Listing listing =
        new Listing(
            SwitchTables.columns(shell),
            filters(shell, query),
            shell.t("switch.count", count),
            after == null ? null : shell.here("after", ""),
            next,
            user.may(Permission.EXPORT_PERSONS) && count > 0
                ? SwitchFiles.links(shell, user)
                : List.of(),
            count == 0
                ? new Empty(shell.t("switch.none"), shell.t("switch.none.says"), null)
                : null);
    String path = SwitchReports.path(report);
    Head head =
        new Head(
            shell.t("switch.who"),
            shell.t("switch.who.says"),
            List.of(),
            new Link(SwitchPages.title(shell, report), shell.link(path)));
    List<Link> acts = new ArrayList<>();
    if (user.may(Permission.OPEN_PERSON)) {
      String to = shell.link(path + "/papers", "at", query.area());
      acts.add(new Link(shell.t("switch.print"), to));
    }
    return new ListPage(shell, head, acts, listing, tables.rows(shell, shown), true);
  }

  private static SwitchedLists.@Nullable Switched last(MeasureLists.@Nullable Key key) {
    return key == null
        ? null
        : new SwitchedLists.Switched(Subject.person(key.subject()), key.area(), java.util.Set.of());
  }

  private static String key(SwitchedLists.Switched last) {
    return Keyset.write(last.area(), last.subject().id(), 0);
  }

  private List<Filter> filters(Shell shell, SwitchedLists.Query query) {
    List<Filter.Option> options = new ArrayList<>();
    for (Change change : Change.values()) {
      options.add(
          new Filter.Option(
              shell.t("simulation.change." + change.word()),
              shell.here("change", change.word(), "after", ""),
              null,
              change == query.change()));
    }
    Change chosen = query.change();
    List<Filter> filters = new ArrayList<>();
    filters.add(
        new Filter(
            shell.t("simulation.change"),
            chosen == null ? null : shell.t("simulation.change." + chosen.word()),
            shell.here("change", "", "after", ""),
            options));
    if (!query.area().equals(shell.ground().code())) {
      filters.add(
          new Filter(
              shell.t("simulation.area"),
              subjects.name(shell, query.area()),
              shell.here("at", "", "after", ""),
              List.of()));
    }
    return filters;
  }
}
