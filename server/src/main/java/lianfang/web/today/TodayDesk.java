package lianfang.web.today;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.access.Permission;
import lianfang.area.Areas;
import lianfang.area.EnglishNames;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.DecisionLists;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.StandingQuery;
import lianfang.rulebook.StandingView;
import lianfang.rulebook.StandingViews;
import lianfang.rulebook.simulation.Suppression;
import lianfang.web.basis.Reasons;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Columns;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** 今日: what stands out, what is due and not carried out, by clause and by area. */
@Controller
class TodayDesk {

  private static final int AHEAD_DAYS = 13;
  private static final List<String> PLACES = List.of("hospital", "central", "undecided", "home");

  private final ScopedTransactions transactions;
  private final StandingViews views;
  private final Areas areas;
  private final EnglishNames english;
  private final TodayHints hints;

  TodayDesk(
      ScopedTransactions transactions,
      StandingViews views,
      Areas areas,
      EnglishNames english,
      TodayHints hints) {
    this.hints = hints;
    this.transactions = transactions;
    this.views = views;
    this.areas = areas;
    this.english = english;
  }

  @GetMapping("/today")
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell, user)).show();
  }

  private BlocksPage page(Shell shell, CurrentUser user) {
    String area = shell.ground().code();
    LocalDate on = shell.console().on();
    StandingQuery all = StandingQuery.of(area, on);
    StandingView measures = views.measures(on, shell.console().knownAt(), area);
    int digits = Divided.below(area);
    List<MeasureLists.Count> counts = measures.counts(all, digits);
    List<MeasureLists.DayCount> ends = measures.endings(area, on, on.plusDays(AHEAD_DAYS));
    return new BlocksPage(
        shell,
        head(shell, counts, ends),
        hints.of(shell, user),
        List.of(),
        List.of(endings(shell, ends)),
        List.of(work(shell, measures.byRow(all)), byArea(shell, user, counts)));
  }

  private Head head(
      Shell shell, List<MeasureLists.Count> counts, List<MeasureLists.DayCount> ends) {
    LocalDate on = shell.console().on();
    long isolated = sum(counts, "isolation", "");
    long due = sum(counts, "isolation", "due");
    long waiting =
        views.questions(on, shell.console().knownAt(), shell.ground().code()).stream()
            .mapToLong(DecisionLists.Count::requests)
            .sum();
    long ending =
        ends.stream()
            .filter(day -> day.day().equals(on))
            .mapToLong(MeasureLists.DayCount::subjects)
            .sum();
    long closures = sum(counts, "closure", "");
    List<Figure> figures =
        List.of(
            figure(shell, isolated, "today.isolated", "plain", "/people", "measure", "isolation"),
            figure(
                shell,
                due,
                "today.due",
                due > 0 ? "act" : "calm",
                "/people",
                "measure",
                "isolation",
                "state",
                "due"),
            figure(shell, waiting, "today.waiting", waiting > 0 ? "act" : "calm", "/decisions"),
            figure(
                shell,
                ending,
                "today.ending",
                "plain",
                "/people",
                "measure",
                "isolation",
                "ends",
                on.toString()),
            figure(shell, closures, "today.closures", "plain", "/closures"));
    String says =
        due > 0
            ? shell.t("today.says.due", shell.ground().name(), due, isolated)
            : shell.t("today.says.calm", shell.ground().name(), isolated);
    return new Head(shell.t("today.title"), says, figures, null);
  }

  private static Figure figure(
      Shell shell, long value, String key, String tone, String to, String... filters) {
    return new Figure(
        shell.language().number(value),
        shell.t(key),
        shell.t(key + ".note"),
        shell.toPersons(to, filters),
        tone);
  }

  private static long sum(List<MeasureLists.Count> counts, String measure, String state) {
    return counts.stream()
        .filter(count -> count.measure().equals(measure))
        .filter(count -> state.isEmpty() || count.state().equals(state))
        .mapToLong(MeasureLists.Count::subjects)
        .sum();
  }

  private static Columns endings(Shell shell, List<MeasureLists.DayCount> ends) {
    Map<LocalDate, Long> byDay = new LinkedHashMap<>();
    LocalDate on = shell.console().on();
    for (int i = 0; i <= AHEAD_DAYS; i++) {
      byDay.put(on.plusDays(i), 0L);
    }
    ends.forEach(day -> byDay.put(day.day(), day.subjects()));
    List<Columns.Bar> bars = new ArrayList<>();
    byDay.forEach((day, count) ->
        bars.add(
            new Columns.Bar(
                shell.language().brief(day),
                count,
                shell.language().number(count),
                day.equals(on))));
    long total = byDay.values().stream().mapToLong(Long::longValue).sum();
    var most = byDay.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    String title =
        total == 0
            ? shell.t("today.endings.none", AHEAD_DAYS + 1)
            : shell.t(
                "today.endings",
                total,
                AHEAD_DAYS + 1,
                shell.language().day(most.getKey()),
                most.getValue());
    return new Columns(title, shell.t("today.endings.footer", shell.ground().name()), bars, "");
  }

  private static Block work(Shell shell, List<MeasureLists.RowCount> rows) {
    List<Row> table = new ArrayList<>();
    for (MeasureLists.RowCount row : rows) {
      boolean place = List.of("closure", "disinfection").contains(row.measure());
      String to = place ? "/closures" : "/people";
      String all =
          shell.toPersons(to, "measure", row.measure(), "row", row.row(), "notice", row.notice());
      String due =
          shell.toPersons(
              to,
              "measure",
              row.measure(),
              "row",
              row.row(),
              "notice",
              row.notice(),
              "state",
              "due");
      table.add(
          new Row(
              null,
              List.of(
                  Cell.basis(
                          Reasons.clause(shell, row.clause()) + " " + row.row(),
                          shell.link("/notices/" + row.notice()) + "#row-" + row.row())
                      .asMajor(),
                  Cell.of(shell.texts().word("measure", row.measure())),
                  Cell.number(shell.language().number(row.subjects()), all),
                  Cell.number(shell.language().number(row.due()), row.due() == 0 ? null : due))));
    }
    return new Block(
        shell.t("today.work"),
        shell.t("today.work.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("today.clause")),
            Listing.Column.of(shell.t("people.measure")),
            Listing.Column.number(shell.t("today.under")),
            Listing.Column.number(shell.t("today.notordered"))),
        table,
        shell.t("today.work.none"));
  }

  private Block byArea(Shell shell, CurrentUser user, List<MeasureLists.Count> counts) {
    Map<String, Map<String, Long>> byArea = new LinkedHashMap<>();
    for (MeasureLists.Count count : counts) {
      if (count.measure().equals("isolation")) {
        Map<String, Long> cells = byArea.computeIfAbsent(count.area(), a -> new LinkedHashMap<>());
        cells.merge(count.place(), count.subjects(), Long::sum);
        if (count.state().equals("due")) {
          cells.merge("due", count.subjects(), Long::sum);
        }
      }
    }
    boolean persons = user.may(Permission.SEE_PERSONS);
    List<Map.Entry<String, Map<String, Long>>> all = List.copyOf(byArea.entrySet());
    List<Row> rows =
        (persons ? all : Suppression.of(all, Map.Entry::getKey, one -> numbers(one.getValue())))
            .stream().map(one -> areaRow(shell, one.getKey(), one.getValue())).toList();
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("today.area")));
    PLACES.forEach(place -> columns.add(Listing.Column.number(shell.texts().word("place", place))));
    columns.add(Listing.Column.number(shell.t("today.notordered")));
    return new Block(
            shell.t("today.byarea"),
            shell.t("today.byarea.footer", shell.language().weekday(shell.console().on()))
                + (rows.size() < all.size() ? shell.t("today.byarea.small") : ""),
            null,
            columns,
            rows,
            shell.t("today.work.none"))
        .stacked();
  }

  private static long[] numbers(Map<String, Long> cells) {
    return cells.values().stream().mapToLong(Long::longValue).toArray();
  }

  private Row areaRow(Shell shell, String code, Map<String, Long> cells) {
    String name =
        areas
            .find(code)
            .map(one -> shell.language() == Language.EN ? english.of(one) : one.name())
            .orElse(code);
    List<Cell> row = new ArrayList<>();
    boolean further = !Suppression.isBelowTownship(code) || shell.toPersons("/people") != null;
    row.add(further ? Cell.subject(name, "", shell.link("/today", "area", code)) : Cell.of(name));
    for (String place : PLACES) {
      long count = cells.getOrDefault(place, 0L);
      row.add(
          Cell.number(
              shell.language().number(count),
              count == 0
                  ? null
                  : shell.toPersons(
                      "/people", "area", code, "measure", "isolation", "place", place)));
    }
    long due = cells.getOrDefault("due", 0L);
    row.add(
        Cell.number(
            shell.language().number(due),
            due == 0
                ? null
                : shell.toPersons(
                    "/people", "area", code, "measure", "isolation", "state", "due")));
    return new Row(null, row);
  }
}
