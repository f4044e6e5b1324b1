package lianfang.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Citation;
import lianfang.casework.time.CalendarMissing;
import lianfang.casework.time.Span;
import lianfang.fact.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 验收后监督: firms that opened after an acceptance and to which nobody has come since. Whoever accepts
 * also supervises (双责任制); the scheme of a county says until when, and where it says nothing the
 * same span is taken and the row says so.
 */
@Component
public class FirmFollowUps {

  /** The step and the deadline of a scheme by which the team that accepted comes again. */
  private static final String SUPERVISE = "supervise";

  /** Working days that are taken where a scheme names none. */
  public static final int DAYS = 5;

  private static final Span SPAN = Span.of(Span.Unit.WORKING_DAYS, DAYS);

  private final JdbcClient client;
  private final Schemes schemes;
  private final CaseTypes types;

  FirmFollowUps(JdbcClient client, Schemes schemes, CaseTypes types) {
    this.client = client;
    this.schemes = schemes;
    this.types = types;
  }

  /**
   * A firm to which nobody came in time.
   *
   * @param opened when it opened
   * @param way how it was accepted before, empty where that was not said
   * @param due until when somebody had to come
   * @param basis the rule of its county, empty where that has none
   */
  public record Missed(
      RegisteredFirm firm, Instant opened, String way, Instant due, Optional<Citation> basis) {}

  /** The rule of a county: how long, and where it stands. */
  private record Rule(Span span, Optional<Citation> basis) {}

  /** Whose time is over at a moment, the longest first; in the caller's transaction. */
  public List<Missed> missed(String area, Instant now) {
    Map<String, Rule> rules = new HashMap<>();
    return client
        .sql(
            """
            select %s, s.from_time as opened, coalesce(a.way, '') as way
            from enterprise.firm_spell s
              join enterprise.firm f on f.id = s.firm
              left join enterprise.firm_spell a
                on a.firm = s.firm and a.number = s.number - 1 and a.state = 'accepted'
            where s.state = 'open' and f.area ^@ :area and s.from_time < :now
              and coalesce(s.until_time, 'infinity') > :now
              and not exists (
                select from casework.case_row c
                  join casework.case_event e on e.case_id = c.id
                where c.about_kind = 'enterprise'
                  and c.about in (select s.firm union all
                    select i.firm from enterprise.firm_identified i where i.known = s.firm)
                  and e.happened_at >= s.from_time and e.happened_at <= :now
                  and (c.type = 'firm-inspection' and e.attributes ->> 'step' ~ '^(pass-|fail$)'
                    or e.attributes ->> 'step' = :supervise))
            order by s.from_time, s.firm
            """
                .formatted(Firms.COLUMNS))
        .param("area", area)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("supervise", SUPERVISE)
        .query((row, n) -> missed(row, n, rules))
        .list()
        .stream()
        .filter(one -> one.due().isBefore(now))
        .toList();
  }

  private Missed missed(ResultSet row, int number, Map<String, Rule> rules) throws SQLException {
    RegisteredFirm firm = Firms.read(row, number);
    Instant opened = row.getObject("opened", OffsetDateTime.class).toInstant();
    String county = firm.area().substring(0, Math.min(6, firm.area().length()));
    Rule rule = rules.computeIfAbsent(county, area -> rule(area, opened));
    return new Missed(firm, opened, row.getString("way"), due(opened, rule.span()), rule.basis());
  }

  private Rule rule(String county, Instant at) {
    List<CaseType> scheme = schemes.offered(county, Days.of(at));
    Optional<Span> span =
        scheme.stream()
            .flatMap(type -> type.rules().terms().stream())
            .filter(term -> term.id().equals(SUPERVISE))
            .map(term -> term.spans().getLast().span())
            .findFirst();
    Optional<Citation> basis =
        scheme.stream()
            .flatMap(type -> type.step(SUPERVISE).stream())
            .flatMap(step -> step.guards().stream())
            .flatMap(guard -> guard.cites().stream())
            .findFirst();
    return new Rule(span.orElse(SPAN), basis);
  }

  private Instant due(Instant opened, Span span) {
    try {
      return types.calendar().plus(opened, span);
    } catch (CalendarMissing missing) {
      // A year without a calendar of its days of rest: each day counts.
      return types.calendar().plus(opened, Span.of(Span.Unit.DAYS, Math.max(1, span.amount())));
    }
  }
}
