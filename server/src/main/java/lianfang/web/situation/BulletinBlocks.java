package lianfang.web.situation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.fact.playbook.Wording;
import lianfang.situation.CaseCount;
import lianfang.situation.Figure;
import lianfang.situation.Flag;
import lianfang.situation.ReportedFigure;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Columns;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;

/** 通报版面: the parts of a bulletin on a page, each number with the way to its list. */
final class BulletinBlocks {

  static final int COURSE_DAYS = 28;

  /** Which list a figure about measures is the number of: path, then its filters. */
  private static final Map<String, List<String>> MEASURES =
      Map.ofEntries(
          Map.entry("under-isolation-hospital", people("isolation", "hospital")),
          Map.entry("under-isolation-central", people("isolation", "central")),
          Map.entry("under-isolation-home", people("isolation", "home")),
          Map.entry("under-isolation-undecided", people("isolation", "undecided")),
          Map.entry("under-double-report", people("double-report", "")),
          Map.entry("under-symptom-report", people("symptom-report", "")),
          Map.entry("under-no-travel-beijing", people("no-travel-beijing", "")),
          Map.entry("under-closure-unit", closures("closure", "unit")),
          Map.entry("under-closure-building", closures("closure", "building")),
          Map.entry("under-disinfection", closures("disinfection", "")),
          Map.entry("persons-released", List.of("/situation/screening", "who", "released")),
          Map.entry("deaths-recorded", List.of("/situation/screening", "who", "died")));

  private final Shell shell;
  private final Set<String> lists;

  /** Leads only to the paths in {@code lists}, which the reader may open. */
  BulletinBlocks(Shell shell, Set<String> lists) {
    this.shell = shell;
    this.lists = lists;
  }

  /** The lists that this user may open. */
  static Set<String> lists(CurrentUser user) {
    return Map.of(
            "/people", Permission.SEE_PERSONS,
            "/closures", Permission.SEE_PERSONS,
            "/situation/screening", Permission.SEE_FIGURES,
            "/ledger", Permission.SEE_LEDGER)
        .entrySet()
        .stream()
        .filter(entry -> user.may(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static List<String> people(String measure, String place) {
    return List.of("/people", "measure", measure, "place", place);
  }

  private static List<String> closures(String measure, String place) {
    return List.of("/closures", "measure", measure, "place", place);
  }

  private @Nullable String list(Figure figure) {
    List<String> to = MEASURES.get(figure.indicator().key());
    if (to == null) {
      boolean counted = !figure.indicator().series().isEmpty();
      to = List.of("/ledger", "kind", counted ? CaseCount.KIND : ReportedFigure.KIND);
    }
    if (!lists.contains(to.getFirst())) {
      return null;
    }
    return shell.link(to.getFirst(), to.subList(1, to.size()).toArray(String[]::new));
  }

  /** New cases day by day as columns; empty where no case was ever counted. */
  Optional<Columns> course(List<Figure> course) {
    List<Columns.Bar> bars = new ArrayList<>();
    long all = 0;
    Figure last = null;
    for (Figure day : course) {
      BigDecimal value = day.value();
      // A count that was taken back is a finding beside the figure, not a column below zero.
      long cases = value == null ? 0 : Math.max(0, value.longValueExact());
      all += cases;
      last = cases > 0 ? day : last;
      bars.add(
          new Columns.Bar(
              shell.language().brief(day.asOf()),
              cases,
              shell.language().number(cases),
              day.asOf().equals(shell.console().on())));
    }
    if (bars.isEmpty()) {
      return Optional.empty();
    }
    String title =
        last == null
            ? shell.t("bulletin.course.none", COURSE_DAYS)
            : shell.t("bulletin.course", COURSE_DAYS, all, shell.language().day(last.asOf()));
    return Optional.of(
        new Columns(title, shell.t("bulletin.course.footer", shell.ground().name()), bars, ""));
  }

  /** Every figure with its unit, day, definition and convention; its number leads to its list. */
  Block figures(List<Figure> known) {
    Wording.Language language = SituationDesk.language(shell);
    List<Row> rows = new ArrayList<>();
    for (Figure figure : known) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(figure.indicator().name().in(language)),
                  Cell.number(figure.printed(), list(figure)),
                  Cell.of(figure.indicator().unit().in(language)),
                  Cell.minor(shell.language().day(figure.asOf())),
                  Cell.minor(figure.indicator().definition().in(language)),
                  Cell.minor(figure.indicator().convention().in(language)),
                  Cell.tag(
                      figure.flags().isEmpty() ? "tag" : "act",
                      String.join(" ", figure.flags().stream().map(Flag::code).toList()))),
              figure.indicator().key()));
    }
    return new Block(
        shell.t("bulletin.figures", rows.size()),
        shell.t("bulletin.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("bulletin.indicator")),
            Listing.Column.number(shell.t("bulletin.value")),
            Listing.Column.of(shell.t("bulletin.unit")),
            Listing.Column.minor(shell.t("bulletin.asof")),
            Listing.Column.minor(shell.t("bulletin.definition")),
            Listing.Column.minor(shell.t("bulletin.convention")),
            Listing.Column.of(shell.t("bulletin.flag"))),
        rows,
        shell.t("bulletin.none"));
  }

  /** What does not add up, with both readings. */
  Block flags(List<Figure> known) {
    Wording.Language language = SituationDesk.language(shell);
    List<Row> rows = new ArrayList<>();
    for (Figure figure : known) {
      for (Flag flag : figure.flags()) {
        List<String> readings =
            flag.readings().stream()
                .map(one -> one.value() + shell.t("fact.colon") + one.reason().in(language))
                .map(shell.language()::daysIn)
                .toList();
        rows.add(
            new Row(
                null,
                List.of(
                    Cell.tag("act", flag.code()),
                    Cell.of(figure.indicator().name().in(language)),
                    Cell.of(shell.language().daysIn(flag.text().in(language))),
                    Cell.minor(String.join(shell.t("bulletin.or"), readings)))));
      }
    }
    return new Block(
        shell.t("bulletin.flags", rows.size()),
        shell.t("bulletin.flags.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("bulletin.flag")),
            Listing.Column.of(shell.t("bulletin.indicator")),
            Listing.Column.of(shell.t("bulletin.finding")),
            Listing.Column.minor(shell.t("bulletin.readings"))),
        rows,
        shell.t("bulletin.flags.none"));
  }
}
