package lianfang.situation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 通报编制: composes a bulletin from case counts, printed figures and measures. Pure. */
public final class BulletinWriter {

  private final Indicators indicators;
  private final BulletinPlan plan;

  /** Figures are defined by {@code indicators}, their order by {@code plan}. */
  public BulletinWriter(Indicators indicators, BulletinPlan plan) {
    this.indicators = indicators;
    this.plan = plan;
  }

  /** The bulletin; an indicator of which nothing is known stands there without a value. */
  public Bulletin compose(BulletinInput input) {
    CaseFigures cases =
        new CaseFigures(indicators, new CaseSeries(input.counts()), input.area(), input.on());
    List<Figure> figures = new ArrayList<>(cases.all());
    List<Figure> reported = reported(input);
    figures.addAll(reported);
    figures.addAll(share(reported, input));
    figures.addAll(measures(input));
    return new Bulletin(input.on(), input.area(), plan.inOrder(balanced(figures, cases, input)));
  }

  /**
   * One case indicator on each of the last {@code days} days, the day of the input last; without a
   * value where nothing is known.
   */
  public List<Figure> course(BulletinInput input, String indicator, int days) {
    CaseSeries series = new CaseSeries(input.counts());
    List<Figure> course = new ArrayList<>();
    for (int back = days - 1; back >= 0; back--) {
      LocalDate day = input.on().minusDays(back);
      new CaseFigures(indicators, series, input.area(), day)
          .all().stream()
              .filter(figure -> figure.indicator().key().equals(indicator))
              .forEach(course::add);
    }
    return List.copyOf(course);
  }

  private List<Figure> reported(BulletinInput input) {
    return input.reported().stream()
        .filter(figure -> !figure.shownFrom().isAfter(input.on()))
        .filter(figure -> indicators.find(figure.indicator()).isPresent())
        .map(this::reported)
        .toList();
  }

  private Figure reported(ReportedFigure printed) {
    Indicator indicator = indicators.get(printed.indicator());
    UUID fact = printed.fact();
    return new Figure(
        indicator,
        indicator.rounding().apply(printed.value()),
        printed.area(),
        printed.asOf(),
        printed.flags(),
        fact == null ? List.of() : List.of(fact));
  }

  /** F06: the share of resumed firms, from the two printed counts of the same day. */
  private List<Figure> share(List<Figure> reported, BulletinInput input) {
    Optional<Figure> whole = of(reported, "above-scale-enterprises");
    Optional<Figure> part = of(reported, "above-scale-resumed");
    if (whole.isEmpty() || part.isEmpty()) {
      return List.of();
    }
    BigDecimal all = whole.get().value();
    BigDecimal resumed = part.get().value();
    if (all == null || resumed == null || all.signum() == 0) {
      return List.of();
    }
    Indicator indicator = indicators.get("above-scale-resumed-share");
    List<UUID> facts =
        Stream.concat(part.get().facts().stream(), whole.get().facts().stream()).toList();
    BigDecimal share = indicator.rounding().percent(resumed, all);
    LocalDate asOf = part.get().asOf();
    return List.of(new Figure(indicator, share, input.area(), asOf, List.of(), facts));
  }

  /** A measure that nobody is under stands there with 0, once anything is derived at all. */
  private List<Figure> measures(BulletinInput input) {
    Integer released = input.released();
    if (released == null) {
      return List.of();
    }
    Map<String, Integer> held = new HashMap<>();
    input.measures().forEach(count -> held.merge(count.indicator(), count.held(), Integer::sum));
    List<Figure> figures = new ArrayList<>();
    for (Indicator indicator : indicators.list()) {
      if (indicator.key().startsWith(MeasureCount.PREFIX)) {
        figures.add(figure(indicator, held.getOrDefault(indicator.key(), 0), input));
      }
    }
    figures.add(figure(indicators.get("persons-released"), released, input));
    Integer died = input.died();
    if (died != null) {
      figures.add(figure(indicators.get("deaths-recorded"), died, input));
    }
    return figures;
  }

  private static Figure figure(Indicator indicator, int value, BulletinInput input) {
    BigDecimal rounded = indicator.rounding().apply(BigDecimal.valueOf(value));
    return new Figure(indicator, rounded, input.area(), input.on(), List.of(), List.of());
  }

  /** C1 and C2: printed figures beside what the series gives for their own day. */
  private List<Figure> balanced(List<Figure> figures, CaseFigures cases, BulletinInput input) {
    List<Figure> result = new ArrayList<>(figures);
    Map<String, Flag> flags = new LinkedHashMap<>();
    streakFlag(figures, input).ifPresent(flag -> flags.put("days-without-new-reported", flag));
    Optional<Figure> cured = of(figures, "cured-reported");
    Optional<Figure> treated = of(figures, "in-treatment-reported");
    if (cured.isPresent() && treated.isPresent()) {
      LocalDate day = cured.get().asOf();
      Integer healed = number(cured.get());
      Integer stated = number(treated.get());
      Optional<Reconciliation> own = cases.balance(day, null, null);
      Optional<Reconciliation> page = cases.balance(day, healed, stated);
      if (own.isPresent() && page.isPresent() && !page.get().closes()) {
        Flag flag = Flags.balance(own.get(), page.get(), day);
        flags.put("cured-reported", flag);
        flags.put("in-treatment-reported", flag);
        result.addAll(readings(own.get(), page.get(), day, input, flag));
        if (day.equals(input.on())) {
          List.of("confirmed", "cured", "in-treatment").forEach(key -> flags.put(key, flag));
        }
      }
    }
    return result.stream().map(figure -> flagged(figure, flags)).toList();
  }

  private List<Figure> readings(
      Reconciliation own, Reconciliation page, LocalDate day, BulletinInput input, Flag flag) {
    return List.of(
        reading("in-treatment-by-series", own.inTreatment(), day, input, flag),
        reading("in-treatment-by-reported-cured", page.inTreatment(), day, input, flag),
        reading("confirmed-by-reported-parts", own.confirmed() + page.surplus(), day, input, flag));
  }

  private Figure reading(String key, int value, LocalDate day, BulletinInput input, Flag flag) {
    Indicator indicator = indicators.get(key);
    BigDecimal rounded = indicator.rounding().apply(BigDecimal.valueOf(value));
    return new Figure(indicator, rounded, input.area(), day, List.of(flag), List.of());
  }

  /** C2 on the printed streak: both conventions for the day of which it speaks. */
  private Optional<Flag> streakFlag(List<Figure> figures, BulletinInput input) {
    return of(figures, "days-without-new-reported")
        .flatMap(printed ->
            new CaseFigures(
                    indicators, new CaseSeries(input.counts()), input.area(), printed.asOf())
                .streakFlag());
  }

  private static Figure flagged(Figure figure, Map<String, Flag> flags) {
    Flag flag = flags.get(figure.indicator().key());
    return flag == null ? figure : figure.flagged(flag);
  }

  private static @Nullable Integer number(Figure figure) {
    BigDecimal value = figure.value();
    return value == null ? null : value.intValueExact();
  }

  private static Optional<Figure> of(List<Figure> figures, String key) {
    return figures.stream().filter(f -> f.indicator().key().equals(key)).findFirst();
  }
}
