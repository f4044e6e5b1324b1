package lianfang.web.firms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.enterprise.DailyReports;
import lianfang.enterprise.FirmCounts;
import lianfang.enterprise.FirmOutputs;
import lianfang.enterprise.FirmScope;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.Share;
import lianfang.situation.Indicator;
import lianfang.situation.Indicators;
import lianfang.situation.ReportedFigure;
import lianfang.situation.ReportedFigures;
import lianfang.web.cases.Said;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.situation.IndicatorTable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * 企业指标: share at work, return rate and load as the indicator files define them, each with what it
 * is a share of; and what newspapers printed beside what the register counts.
 */
@Component
class FirmFigures {

  /** What the register counts where a figure was printed; the others it does not hold. */
  private static final Map<String, Counted> COUNTED =
      Map.of(
          "F04", new Counted(FirmScope.ABOVE_SCALE, "", false),
          "F05", new Counted(FirmScope.ABOVE_SCALE, "work", false),
          "F06", new Counted(FirmScope.ABOVE_SCALE, "work", true),
          "F07", new Counted(FirmScope.ABOVE_SCALE, "work", true),
          "F08", new Counted(FirmScope.ALL, FirmState.NEVER_STOPPED.word(), false),
          "F09", new Counted(FirmScope.ALL, FirmState.OPEN.word(), false),
          "F10", new Counted(FirmScope.FOOD, "work", false),
          "R01", new Counted(FirmScope.ABOVE_SCALE, "work", false),
          "R02", new Counted(FirmScope.ABOVE_SCALE, "work", true));

  private final FirmCounts counts;
  private final FirmOutputs outputs;
  private final DailyReports daily;
  private final Indicators indicators;
  private final List<ReportedFigure> printed;

  FirmFigures(
      FirmCounts counts,
      FirmOutputs outputs,
      DailyReports daily,
      @Qualifier("playbook") Path playbook) {
    this.daily = daily;
    this.counts = counts;
    this.outputs = outputs;
    this.indicators = Indicators.load(playbook.resolve("indicators"));
    this.printed = ReportedFigures.load(playbook.resolve("series/reported-figures.yaml"));
  }

  /**
   * What the register counts for a printed figure.
   *
   * @param state as lists name it; empty for all
   * @param share whether it is a share of all
   */
  private record Counted(FirmScope scope, String state, boolean share) {}

  /** How many firms have not reported the daily items of the day shown, though it is time. */
  long silent(Shell shell) {
    return daily.overdue(shell.ground().code(), shell.console().on(), shell.console().now());
  }

  /** 复工率、返岗率、满负荷: never one figure. */
  Block indicators(Shell shell, FirmScope scope) {
    String area = shell.ground().code();
    LocalDate day = shell.console().on();
    FirmCounts.Group group = counts.at(area, scope, day);
    FirmOutputs.Total said = outputs.total(area, scope, day);
    String reports = list(shell, FirmListsDesk.OUTPUT, scope, "");
    List<Row> rows = new ArrayList<>();
    rows.add(
        row(
            shell,
            "firms-at-work-share",
            group.atWork(),
            list(shell, FirmsDesk.LIST, scope, "work")));
    rows.add(row(shell, "firms-return-rate", new Share(said.back(), said.staff()), reports));
    rows.add(load(shell, said, reports));
    rows.add(row(shell, "firms-full-load", new Share(said.full(), said.loading()), reports));
    return IndicatorTable.block(
        shell,
        shell.t("firms.three"),
        shell.t(
            "firms.three.footer",
            shell.texts().word("firm.scope", scope.word()),
            shell.language().full(day),
            said.firms(),
            group.atWork().part()),
        rows);
  }

  private Row row(Shell shell, String key, Share share, String href) {
    Indicator what = indicators.get(key);
    return row(
        shell,
        what,
        share.whole() == 0 ? null : percent(what, share.part(), share.whole()),
        shell.t("firms.tiles.of", share.part(), share.whole()),
        href);
  }

  private Row load(Shell shell, FirmOutputs.Total said, String href) {
    Indicator what = indicators.get("firms-load");
    BigDecimal whole = BigDecimal.valueOf(said.loading());
    BigDecimal mean =
        said.loading() == 0
            ? null
            : what.rounding().apply(said.loads().divide(whole, 6, RoundingMode.HALF_UP));
    return row(shell, what, mean, shell.t("firms.mean", said.loading()), href);
  }

  private static BigDecimal percent(Indicator what, long part, long whole) {
    return what.rounding().percent(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }

  private static Row row(
      Shell shell, Indicator what, @Nullable BigDecimal value, String parts, String href) {
    String said = value == null ? shell.t("firms.noshare") : value.toPlainString() + " %";
    return IndicatorTable.row(shell, what, said, parts, href);
  }

  /** What newspapers printed beside the register, with what does not fit, which nobody repairs. */
  Block reported(Shell shell) {
    String area = shell.ground().code();
    List<Row> rows = new ArrayList<>();
    for (ReportedFigure one : printed) {
      boolean ours = one.id().matches("R0[12]|F0[4-9]|F1[0-5]|F35");
      if (ours && (one.area().startsWith(area) || area.startsWith(one.area()))) {
        rows.add(reported(shell, one));
        if (one.id().equals("F05")) {
          rows.add(computed(shell, one));
        }
      }
    }
    return new Block(
            shell.t("firms.printed"),
            shell.t("firms.printed.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("firms.printed.figure")),
                Listing.Column.number(shell.t("firms.printed.value")),
                Listing.Column.number(shell.t("firms.printed.register")),
                Listing.Column.of(shell.t("firms.printed.asof")),
                Listing.Column.of(shell.t("firms.printed.flag")),
                Listing.Column.minor(shell.t("firms.cites"))),
            rows,
            shell.t("firms.printed.none"))
        .stacked();
  }

  private Row reported(Shell shell, ReportedFigure one) {
    List<String> flags =
        one.flags().stream()
            .map(flag ->
                shell.t(
                    "firms.printed.flagged",
                    flag.code(),
                    Said.of(shell, flag.text()),
                    flag.readings().stream()
                        .map(r -> r.value() + "（" + Said.of(shell, r.reason()) + "）")
                        .toList()
                        .toString()
                        .replaceAll("^\\[|\\]$", "")))
            .toList();
    return line(
        shell,
        one,
        one.id(),
        one.value().toPlainString(),
        flags.isEmpty() ? Cell.of("—") : Cell.tag("act", String.join(" · ", flags)));
  }

  /** F06: 82.8 per cent, which was printed, is F05 of F04 by the rule of its indicator. */
  private Row computed(Shell shell, ReportedFigure part) {
    Indicator what = indicators.get("above-scale-resumed-share");
    String value =
        printed.stream()
            .filter(one -> one.id().equals("F04"))
            .findFirst()
            .map(whole -> what.rounding().percent(part.value(), whole.value()).toPlainString())
            .orElse("—");
    return line(shell, part, "F06", value, Cell.of(Said.of(shell, what.convention())));
  }

  private Row line(Shell shell, ReportedFigure one, String id, String value, Cell flag) {
    Counted counted = COUNTED.get(id);
    Optional<FirmCounts.Group> group =
        Optional.ofNullable(counted).map(c -> counts.at(one.area(), c.scope(), one.asOf()));
    String href =
        counted == null
            ? null
            : shell.link(
                FirmsDesk.LIST,
                "area",
                one.area(),
                "scope",
                counted.scope() == FirmScope.ALL ? "" : counted.scope().word(),
                "state",
                counted.state());
    String name = id + " " + shell.texts().word("firms.printed", id);
    return new Row(
        href,
        List.of(
            href == null ? Cell.of(name) : Cell.subject(name, null, href),
            Cell.number(value, null),
            Cell.number(group.map(found -> counted(shell, counted, found)).orElse("—"), null),
            Cell.of(shell.language().day(one.asOf())),
            flag,
            Cell.minor(Said.of(shell, one.cites()))));
  }

  private static String counted(Shell shell, @Nullable Counted counted, FirmCounts.Group group) {
    if (counted == null) {
      return "—";
    }
    if (counted.share()) {
      return group.whole() == 0
          ? shell.t("firms.noshare")
          : FirmWords.percent(shell, group.atWork())
              + " · "
              + shell.t("firms.tiles.of", group.atWork().part(), group.whole());
    }
    long number =
        counted.state().isEmpty()
            ? group.whole()
            : FirmState.ofWord(counted.state()).map(group::in).orElse(group.atWork().part());
    return shell.language().number(number);
  }

  private static String list(Shell shell, String path, FirmScope scope, String state) {
    return shell.link(path, "scope", scope == FirmScope.ALL ? "" : scope.word(), "state", state);
  }
}
