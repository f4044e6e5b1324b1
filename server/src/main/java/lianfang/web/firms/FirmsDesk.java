package lianfang.web.firms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianfang.access.Permission;
import lianfang.enterprise.FirmCounts;
import lianfang.enterprise.FirmScope;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.LateApplications;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Block;
import lianfang.web.part.Figure;
import lianfang.web.part.Filter;
import lianfang.web.part.Funnel;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Row;
import lianfang.web.part.Tiles;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** 复工总览: how far the firms of an area have come, by scope; each number leads to its list. */
@Controller
class FirmsDesk {

  static final String LIST = "/firms/list";

  private final ScopedTransactions transactions;
  private final FirmCounts counts;
  private final LateApplications late;
  private final FirmBlocks blocks;
  private final FirmFigures figures;
  private final FirmTiles tiles;
  private final FirmListsDesk lists;

  FirmsDesk(
      ScopedTransactions transactions,
      FirmCounts counts,
      LateApplications late,
      FirmBlocks blocks,
      FirmFigures figures,
      FirmTiles tiles,
      FirmListsDesk lists) {
    this.transactions = transactions;
    this.counts = counts;
    this.late = late;
    this.blocks = blocks;
    this.figures = figures;
    this.tiles = tiles;
    this.lists = lists;
  }

  @GetMapping("/firms")
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell, user)).show();
  }

  private FirmsPage page(Shell shell, CurrentUser user) {
    String area = shell.ground().code();
    LocalDate day = shell.console().on();
    FirmScope scope = FirmWords.scope(shell);
    FirmCounts.Group all = counts.at(area, scope, day);
    int waiting = late.at(area, shell.console().now(), SheetFile.ROWS_MAX).size();
    List<Row> missed = lists.missed(shell);
    List<Block> tables = new ArrayList<>();
    tables.add(blocks.areas(shell, scope));
    tables.add(blocks.late(shell, waiting));
    tables.add(blocks.missed(shell, missed));
    tables.add(figures.indicators(shell, scope));
    tables.add(blocks.scopes(shell));
    tables.add(blocks.sections(shell, scope));
    tables.add(blocks.classes(shell, scope));
    tables.add(figures.reported(shell));
    tables.add(blocks.policies(shell));
    tables.add(blocks.timetable(shell, area));
    List<Tiles> shares = new ArrayList<>();
    tiles.areas(shell, scope).ifPresent(shares::add);
    tiles.classes(shell, scope).ifPresent(shares::add);
    return new FirmsPage(
        shell,
        head(shell, scope, all, waiting, missed.size()),
        acts(shell, user),
        List.of(scopes(shell, scope)),
        all.whole() == 0 ? null : funnel(shell, all),
        tiles.map(shell, scope).orElse(null),
        shares,
        tables);
  }

  private List<Link> acts(Shell shell, CurrentUser user) {
    List<Link> acts = new ArrayList<>();
    acts.add(new Link(shell.t("firms.list"), list(shell)));
    acts.add(new Link(daily(shell), shell.link(FirmDailyDesk.PATH)));
    acts.add(new Link(shell.t("charge.title"), shell.link(FirmChargeDesk.PATH)));
    if (user.may(Permission.MANAGE_FIRMS)) {
      acts.add(new Link(shell.t("firms.add"), shell.link("/firms/new")));
      acts.add(new Link(shell.t("firms.import"), shell.link("/firms/import")));
      acts.add(new Link(shell.t("firms.timetable.edit"), shell.link("/firms/timetable")));
      acts.add(new Link(shell.t("firms.schemes"), shell.link(SchemesDesk.PATH)));
      acts.add(new Link(shell.t("unknownfirm.title"), shell.link("/firms/unknown")));
    }
    return acts;
  }

  /** What food firms owe today, with the number of those that are silent. */
  private String daily(Shell shell) {
    long silent = figures.silent(shell);
    return silent == 0 ? shell.t("firms.daily.title") : shell.t("firms.daily.act", silent);
  }

  private static Head head(
      Shell shell, FirmScope scope, FirmCounts.Group all, int late, int missed) {
    String sentence =
        all.whole() == 0
            ? shell.t("firms.none", shell.ground().name())
            : shell.t(
                "firms.says",
                shell.ground().name(),
                shell.texts().word("firm.scope", scope.word()),
                all.atWork().part(),
                all.whole(),
                FirmWords.percent(shell, all.atWork()),
                shell.language().day(shell.console().on()));
    List<Figure> figures =
        List.of(
            new Figure(
                shell.language().number(all.atWork().part()),
                shell.t("firms.atwork"),
                shell.t("firms.ofwhole", all.whole()),
                list(shell, "work"),
                "calm"),
            figure(
                shell, all.in(FirmState.APPLIED), "firms.applied", list(shell, "applied"), "act"),
            figure(
                shell,
                late,
                "firms.late",
                shell.link(FirmListsDesk.LATE),
                late > 0 ? "act" : "calm"),
            figure(
                shell,
                missed,
                "firms.missed",
                shell.link(FirmListsDesk.MISSED),
                missed > 0 ? "act" : "calm"),
            figure(
                shell,
                all.in(FirmState.SUSPENDED),
                "firms.suspended",
                list(shell, "suspended"),
                all.in(FirmState.SUSPENDED) > 0 ? "act" : "calm"));
    return new Head(shell.t("firms.title"), sentence, figures, null);
  }

  private static Figure figure(Shell shell, long value, String key, String href, String tone) {
    return new Figure(shell.language().number(value), shell.t(key), null, href, tone);
  }

  /** The list of what this page counts. */
  static String list(Shell shell, String... changes) {
    String scope = FirmWords.scope(shell).word();
    String state = changes.length > 0 ? changes[0] : "";
    return shell.link(LIST, "scope", scope.equals("all") ? "" : scope, "state", state);
  }

  private static Filter scopes(Shell shell, FirmScope chosen) {
    List<Filter.Option> options = new ArrayList<>();
    for (FirmScope scope : FirmScope.values()) {
      options.add(
          new Filter.Option(
              shell.texts().word("firm.scope", scope.word()),
              shell.here("scope", scope == FirmScope.ALL ? "" : scope.word()),
              null,
              scope == chosen));
    }
    return new Filter(
        shell.t("firms.scope"),
        chosen == FirmScope.ALL ? null : shell.texts().word("firm.scope", chosen.word()),
        shell.here("scope", ""),
        options);
  }

  private static Funnel funnel(Shell shell, FirmCounts.Group all) {
    List<Funnel.Bar> bars = new ArrayList<>();
    for (FirmState state : FirmState.values()) {
      long value = all.in(state);
      bars.add(
          new Funnel.Bar(
              FirmWords.state(shell, state),
              value,
              shell.language().number(value),
              value == 0 ? null : list(shell, state.word())));
    }
    return new Funnel(
        shell.t("firms.funnel", all.in(FirmState.APPLIED), all.in(FirmState.OPEN)),
        shell.t("firms.funnel.footer"),
        bars);
  }
}
