package lianfang.situation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** 病例数字: new and cumulative cases, those in treatment, and days without a new case. */
final class CaseFigures {

  private final Indicators indicators;
  private final CaseSeries series;
  private final String area;
  private final LocalDate on;

  CaseFigures(Indicators indicators, CaseSeries series, String area, LocalDate on) {
    this.indicators = indicators;
    this.series = series;
    this.area = area;
    this.on = on;
  }

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    figures.add(cumulative("confirmed", CaseCount::confirmed));
    figures.add(since("new-confirmed", CaseCount::confirmed));
    figures.add(cumulative("cured", CaseCount::cured));
    figures.add(since("new-cured", CaseCount::cured));
    figures.add(cumulative("dead", CaseCount::dead));
    figures.add(since("new-dead", CaseCount::dead));
    figures.add(inTreatment());
    figures.addAll(streaks());
    return figures;
  }

  /** What the preferred series says about {@code day}, where it says all three numbers. */
  Optional<Reconciliation> balance(
      LocalDate day, @Nullable Integer cured, @Nullable Integer stated) {
    return series
        .preferred(indicators.get("in-treatment").series(), day)
        .flatMap(count -> balance(count, cured, stated));
  }

  private static Optional<Reconciliation> balance(
      CaseCount count, @Nullable Integer cured, @Nullable Integer stated) {
    Integer confirmed = count.confirmed();
    Integer healed = cured == null ? count.cured() : cured;
    Integer dead = count.dead();
    if (confirmed == null || healed == null || dead == null) {
      return Optional.empty();
    }
    return Optional.of(new Reconciliation(confirmed, healed, dead, stated));
  }

  private Figure cumulative(String key, Function<CaseCount, @Nullable Integer> number) {
    Indicator indicator = indicators.get(key);
    Optional<CaseCount> count = series.preferred(indicator.series(), on);
    Integer value = count.map(number).orElse(null);
    if (count.isEmpty() || value == null) {
      return figure(indicator, null, List.of(), List.of());
    }
    List<Flag> flags = new ArrayList<>();
    if (count.get().day().isBefore(on)) {
      flags.add(Flags.stale(count.get().day(), on));
    }
    for (String other : indicator.series()) {
      Integer second = otherOf(count.get(), other, number);
      if (second != null && !second.equals(value)) {
        flags.add(Flags.seriesDiffer(count.get().series(), value, other, second));
      }
    }
    return figure(indicator, value, flags, List.of(count.get().fact()));
  }

  private @Nullable Integer otherOf(
      CaseCount count, String other, Function<CaseCount, @Nullable Integer> number) {
    if (other.equals(count.series())) {
      return null;
    }
    return series.on(other, on).filter(c -> c.day().equals(on)).map(number).orElse(null);
  }

  private Figure since(String key, Function<CaseCount, @Nullable Integer> number) {
    Indicator indicator = indicators.get(key);
    Optional<CaseCount> count = series.preferred(indicator.series(), on);
    Integer now = count.map(number).orElse(null);
    if (count.isEmpty() || now == null) {
      return figure(indicator, null, List.of(), List.of());
    }
    Optional<CaseCount> yesterday = series.on(count.get().series(), on.minusDays(1));
    Integer before = yesterday.map(number).orElse(0);
    List<Flag> flags = new ArrayList<>();
    if (now < before) {
      flags.add(Flags.fell(before, now));
    }
    List<UUID> facts = new ArrayList<>();
    yesterday.ifPresent(earlier -> facts.add(earlier.fact()));
    facts.add(count.get().fact());
    return figure(indicator, now - before, flags, facts);
  }

  private Figure inTreatment() {
    Indicator indicator = indicators.get("in-treatment");
    Optional<CaseCount> count = series.preferred(indicator.series(), on);
    List<UUID> facts = count.stream().map(CaseCount::fact).toList();
    Integer value = balance(on, null, null).map(Reconciliation::inTreatment).orElse(null);
    return figure(indicator, value, List.of(), facts);
  }

  private List<Figure> streaks() {
    Indicator exclusive = indicators.get("days-without-new-confirmed-exclusive");
    Indicator inclusive = indicators.get("days-without-new-confirmed-inclusive");
    Optional<LocalDate> last = lastCase(exclusive);
    if (last.isEmpty()) {
      return List.of(
          figure(exclusive, null, List.of(), List.of()),
          figure(inclusive, null, List.of(), List.of()));
    }
    long without = Streak.EXCLUSIVE.days(last.get(), on);
    long with = Streak.INCLUSIVE.days(last.get(), on);
    List<Flag> both = List.of(Flags.streak(last.get(), without, with));
    return List.of(
        figure(exclusive, without, both, List.of()), figure(inclusive, with, both, List.of()));
  }

  /** C2 for this day, where a case is known. */
  Optional<Flag> streakFlag() {
    return streaks().stream().flatMap(figure -> figure.flags().stream()).findFirst();
  }

  /** The day of the last case at the end of {@code on}: rows of a city lag behind the event. */
  private Optional<LocalDate> lastCase(Indicator streak) {
    for (String name : streak.series()) {
      int lag = area.length() > 2 ? streak.lagDays().getOrDefault(name, 0) : 0;
      Optional<LocalDate> seen = series.lastIncrease(name, on.plusDays(lag));
      if (seen.isPresent()) {
        return seen.map(day -> day.minusDays(lag));
      }
    }
    return Optional.empty();
  }

  private Figure figure(
      Indicator indicator, @Nullable Number value, List<Flag> flags, List<UUID> facts) {
    BigDecimal rounded =
        value == null ? null : indicator.rounding().apply(BigDecimal.valueOf(value.longValue()));
    return new Figure(indicator, rounded, area, on, flags, facts);
  }
}
