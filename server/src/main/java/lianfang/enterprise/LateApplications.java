package lianfang.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Term;
import lianfang.casework.time.CalendarMissing;
import lianfang.fact.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 超时申请: applications to go back to work that were not answered by the deadline of their own case. A
 * firm that applied without a case, as a sheet says, has the deadline of its county's scheme on the
 * day; where that has none, nothing says that it is late.
 */
@Component
public class LateApplications {

  private static final int COUNTY = 6;

  private final JdbcClient client;
  private final CaseTypes types;
  private final Schemes schemes;

  LateApplications(JdbcClient client, CaseTypes types, Schemes schemes) {
    this.client = client;
    this.types = types;
    this.schemes = schemes;
  }

  /**
   * An application that is late.
   *
   * @param applied when it was filed
   * @param due until when it had to be answered
   * @param answered when it was accepted, refused or returned, empty where it still waits
   */
  public record Late(
      RegisteredFirm firm, Instant applied, Instant due, Optional<Instant> answered) {}

  /** A deadline of a type by which an application is granted or answered otherwise. */
  private record Decides(CaseType type, Term term) {}

  /** Those of an area at a moment, the earliest first; in the caller's transaction. */
  public List<Late> at(String area, Instant now, int limit) {
    List<Late> all = new ArrayList<>(ofCases(area, now, limit));
    all.addAll(withoutCase(area, now));
    return all.stream()
        .sorted(Comparator.comparing(Late::applied).thenComparing(one -> one.firm().id()))
        .limit(limit)
        .toList();
  }

  /** Deadlines that stop where a step grants what was applied for; others lead there. */
  private List<Decides> deciding() {
    return types.list().stream()
        .filter(type -> type.validity().byChoice().isPresent())
        .flatMap(LateApplications::deciding)
        .toList();
  }

  private static Stream<Decides> deciding(CaseType type) {
    List<String> granted =
        type.flow().steps().stream().filter(CaseStep::approves).map(CaseStep::to).toList();
    return type.rules().terms().stream()
        .filter(term -> granted.stream().anyMatch(term.stops()::contains))
        .map(term -> new Decides(type, term));
  }

  /** A case counts its deadlines itself, so that only those that missed one are looked at. */
  private List<Late> ofCases(String area, Instant now, int limit) {
    List<Decides> deciding = deciding();
    return client
        .sql(
            """
            with missed as (
              select distinct on (c.id) c.about, c.filed_at, t.due, t.met_at
              from casework.case_row c
                join casework.case_term t on t.case_id = c.id
                join unnest(:types::text[], :terms::text[]) d (type, term)
                  on d.type = c.type and d.term = t.term
              where c.type = any (:types::text[]) and c.area ^@ :area and c.filed_at <= :now
                and (c.deadlines > c.in_time or c.due < :now)
                and t.due < :now and (t.met_at is null or t.met_at > t.due)
              order by c.id, t.due)
            select %s, m.filed_at as applied, m.due, m.met_at as answered
            from missed m join enterprise.firm f on f.id = m.about
            order by m.filed_at, f.id limit :limit
            """
                .formatted(Firms.COLUMNS))
        .param("types", deciding.stream().map(one -> one.type().id()).toArray(String[]::new))
        .param("terms", deciding.stream().map(one -> one.term().id()).toArray(String[]::new))
        .param("area", area)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, n) ->
            new Late(
                Firms.read(row, n),
                instant(row, "applied").orElseThrow(),
                instant(row, "due").orElseThrow(),
                instant(row, "answered").filter(at -> !at.isAfter(now))))
        .list();
  }

  private List<Late> withoutCase(String area, Instant now) {
    Map<String, Optional<Term>> rules = new HashMap<>();
    return client
        .sql(
            """
            select %s, s.from_time as applied,
              case when n.state in ('accepted', 'closed') then s.until_time end as answered
            from enterprise.firm_spell s
              join enterprise.firm f on f.id = s.firm
              left join enterprise.firm_spell n on n.firm = s.firm and n.number = s.number + 1
            where s.state = 'applied' and f.area ^@ :area and s.from_time <= :now
              and not exists (
                select from casework.case_row c
                where c.about = s.firm and c.type = any (:types::text[])
                  and c.filed_at < coalesce(s.until_time, 'infinity')
                  and coalesce(c.ended_at, 'infinity') >= s.from_time)
            """
                .formatted(Firms.COLUMNS))
        .param("area", area)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param(
            "types",
            deciding().stream().map(one -> one.type().id()).distinct().toArray(String[]::new))
        .query((row, n) -> byRule(row, n, rules))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .filter(one -> one.due().isBefore(now))
        .filter(one -> one.answered().filter(at -> !at.isAfter(one.due())).isEmpty())
        .map(one -> new Late(one.firm(), one.applied(), one.due(), until(one.answered(), now)))
        .toList();
  }

  private static Optional<Instant> until(Optional<Instant> answered, Instant now) {
    return answered.filter(at -> !at.isAfter(now));
  }

  private Optional<Late> byRule(ResultSet row, int number, Map<String, Optional<Term>> rules)
      throws SQLException {
    RegisteredFirm firm = Firms.read(row, number);
    Instant applied = instant(row, "applied").orElseThrow();
    Optional<Instant> answered = instant(row, "answered");
    String county = firm.area().substring(0, Math.min(COUNTY, firm.area().length()));
    return rules
        .computeIfAbsent(county + Days.of(applied), key -> rule(county, applied))
        .flatMap(term -> due(applied, term))
        .map(due -> new Late(firm, applied, due, answered));
  }

  private Optional<Term> rule(String county, Instant applied) {
    return schemes.offered(county, Days.of(applied)).stream()
        .flatMap(LateApplications::deciding)
        .map(Decides::term)
        .findFirst();
  }

  private Optional<Instant> due(Instant applied, Term term) {
    try {
      return Optional.of(types.calendar().plus(applied, term.spans().getLast().span()));
    } catch (CalendarMissing missing) {
      // A year without a calendar has no working days to count, and nothing is guessed.
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
