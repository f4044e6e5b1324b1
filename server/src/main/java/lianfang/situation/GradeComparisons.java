package lianfang.situation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import lianfang.fact.FactCounts;
import lianfang.rulebook.grade.GradeProposal;
import lianfang.situation.grade.GradeCount;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * 比对: what the rules propose beside what officials announced, each difference explained or open.
 */
@Component
@Lazy
public class GradeComparisons {

  private static final List<String> ORDER = List.of("low", "medium", "high");
  private static final int CITY = 4;
  private static final String OPEN_FILE = "open.csv";

  /** 累计病例超过50例: a high grade asks for more than so many cases. */
  private static final int HIGH_ABOVE = 50;

  /** Why the two do or do not agree. */
  public enum Finding {
    /** 一致: the same grade. */
    AGREES,
    /** 分县数字未公布: the city's cases are those of all its counties; one county may have none. */
    COUNTY_BELOW_CITY,
    /** 聚集性疫情未知: the rules leave medium or high open, and the organ knew of clusters. */
    CLUSTER_UNKNOWN,
    /** 无数字: no series knows the area or its city. */
    NO_FIGURES,
    /** 待解释: the figures of the whole city cannot give the grade that the organ announced. */
    OPEN
  }

  /**
   * One announced grade.
   *
   * @param announced the area with its decision
   * @param basis the area whose figures the proposal rests on: itself, or its city
   * @param proposed word of the proposed grade, null where a row cannot tell or no figures are
   *     there
   * @param grounds the figures on which the finding rests; null without any
   */
  public record Compared(
      GradeRow announced,
      GradeRow.Decided decision,
      @Nullable GradeRow basis,
      @Nullable String proposed,
      Finding finding,
      @Nullable Grounds grounds) {}

  /**
   * 依据: what the figures of a city leave possible for its counties. Each county that is announced
   * as medium or high has had a case within 14 days, so the city has had as many at least; where
   * none is, the cases of the city must lie somewhere else than announced.
   *
   * @param cumulative confirmed so far
   * @param new14 confirmed within 14 days
   * @param named counties of the city that are announced as medium or high on that day
   */
  public record Grounds(int cumulative, int new14, int named) {

    boolean allow(String announced) {
      boolean split = named <= new14 && (named > 0 || new14 == 0);
      return split && (!announced.equals("high") || cumulative > HIGH_ABOVE);
    }
  }

  private final Grades grades;
  private final FactCounts counts;
  private final Path open;

  GradeComparisons(Grades grades, FactCounts counts, @Qualifier("playbook") Path playbook) {
    this.grades = grades;
    this.counts = counts;
    this.open = playbook.resolve("grades").resolve(OPEN_FILE);
  }

  /** What is missing to explain an open difference, as the playbook says it. */
  public record Missing(String zh, String en) {}

  /** What is missing for an open difference; empty where nobody has looked into it. */
  public Optional<Missing> missing(Compared one) {
    return one.finding() != Finding.OPEN
        ? Optional.empty()
        : GradesImport.rows(open).stream()
            .filter(row -> row.getField("area").equals(one.announced().area()))
            .filter(row -> row.getField("day").equals(one.decision().from().toString()))
            .map(row -> new Missing(row.getField("zh"), row.getField("en")))
            .findFirst();
  }

  /**
   * All grades below an area that organs decided by a day, against what the rules propose for the
   * day of each decision.
   *
   * @param on only decisions up to this day, the latest of each area
   */
  public List<Compared> below(String area, LocalDate on) {
    List<Compared> compared = new ArrayList<>();
    Map<LocalDate, List<GradeRow>> byDay =
        grades.of(counts.areasWith(Grades.DECIDED, area), on).stream()
            .filter(row -> row.standing() != null)
            .collect(Collectors.groupingBy(GradeComparisons::day));
    byDay.forEach((day, rows) -> compared.addAll(compare(rows, day)));
    compared.sort(java.util.Comparator.comparing(one -> one.announced().area()));
    return compared;
  }

  private static LocalDate day(GradeRow row) {
    GradeRow.Decided standing = row.standing();
    return standing == null ? LocalDate.MIN : standing.from();
  }

  private List<Compared> compare(List<GradeRow> rows, LocalDate day) {
    TreeSet<String> codes = new TreeSet<>();
    for (GradeRow row : rows) {
      codes.add(row.area());
      codes.add(row.area().substring(0, Math.min(CITY, row.area().length())));
    }
    Map<String, GradeRow> then =
        grades.of(codes, day).stream()
            .collect(Collectors.toMap(GradeRow::area, Function.identity()));
    Map<String, Integer> named = named(rows);
    List<Compared> compared = new ArrayList<>();
    for (GradeRow row : rows) {
      GradeRow.Decided standing = row.standing();
      if (standing != null) {
        compared.add(compare(row, standing, then, named.getOrDefault(city(row), 0)));
      }
    }
    return compared;
  }

  private static String city(GradeRow row) {
    return row.area().substring(0, Math.min(CITY, row.area().length()));
  }

  /** By city, how many of its counties are announced as medium or high. */
  private static Map<String, Integer> named(List<GradeRow> rows) {
    Map<String, Integer> named = new HashMap<>();
    for (GradeRow row : rows) {
      GradeRow.Decided standing = row.standing();
      if (standing != null && ORDER.indexOf(standing.grade()) > 0) {
        named.merge(city(row), 1, Integer::sum);
      }
    }
    return named;
  }

  private static Compared compare(
      GradeRow row, GradeRow.Decided standing, Map<String, GradeRow> then, int named) {
    GradeRow own = then.get(row.area());
    GradeRow city = then.get(city(row));
    GradeRow basis = own != null && tells(own, standing.from()) ? own : city;
    GradeProposal proposal = basis == null ? null : basis.proposal();
    GradeCount count = basis == null ? null : basis.count();
    Integer cumulative = count == null ? null : count.figures().cumulative();
    Integer new14 = count == null ? null : count.figures().new14();
    if (basis == null || proposal == null || cumulative == null || new14 == null) {
      return new Compared(row, standing, null, null, Finding.NO_FIGURES, null);
    }
    boolean whole = basis.area().equals(row.area());
    Grounds grounds = new Grounds(cumulative, new14, named);
    Finding finding = finding(standing.grade(), proposal.grade(), whole);
    boolean explained = finding == Finding.COUNTY_BELOW_CITY || finding == Finding.CLUSTER_UNKNOWN;
    if (explained && !whole && !grounds.allow(standing.grade())) {
      finding = Finding.OPEN;
    }
    return new Compared(row, standing, basis, proposal.grade(), finding, grounds);
  }

  /** A series of its own that ended before the day says nothing; the area is in its city's then. */
  private static boolean tells(GradeRow row, LocalDate on) {
    GradeCount count = row.count();
    return count != null && !count.isSilent(on);
  }

  private static Finding finding(String announced, @Nullable String proposed, boolean whole) {
    if (announced.equals(proposed)) {
      return Finding.AGREES;
    }
    if (proposed == null) {
      return announced.equals("low") && !whole
          ? Finding.COUNTY_BELOW_CITY
          : Finding.CLUSTER_UNKNOWN;
    }
    boolean below = ORDER.indexOf(announced) < ORDER.indexOf(proposed);
    return below && !whole ? Finding.COUNTY_BELOW_CITY : Finding.OPEN;
  }
}
