package lianfang.casework.venue;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Appended;
import lianfang.fact.Days;
import lianfang.fact.Derivation;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the register of venues in step with the facts about them. */
@Component
class VenueDerivation implements Derivation {

  private static final List<String> DATED = List.of("venue_check", "venue_quote", "venue_visitor");

  private final JdbcClient client;

  VenueDerivation(DataSource app) {
    client = JdbcClient.create(app);
  }

  @Override
  public void derive(Appended appended) {
    List<Fact> about =
        appended.facts().stream()
            .filter(fact -> fact.subject().kind() == Subject.Kind.ENTERPRISE)
            .toList();
    List<UUID> corrected =
        about.stream()
            .filter(fact -> fact.corrects() != null)
            .map(fact -> Objects.requireNonNull(fact.corrects()))
            .toList();
    if (!corrected.isEmpty()) {
      takeBack(corrected);
    }
    about.stream().filter(fact -> !corrected.contains(fact.id())).forEach(this::tell);
  }

  private void takeBack(List<UUID> corrected) {
    String[] ids = corrected.stream().map(UUID::toString).toArray(String[]::new);
    for (String table : DATED) {
      client
          .sql("delete from casework." + table + " where fact = any (?::uuid[])")
          .param(ids)
          .update();
    }
  }

  private void tell(Fact fact) {
    switch (fact.kind()) {
      case VenueFacts.REGISTERED -> register(fact);
      case VenueFacts.STATE -> state(fact);
      case VenueFacts.CHECKED -> checked(fact);
      case VenueFacts.QUOTED -> quoted(fact);
      case VenueFacts.VISITOR -> visitor(fact);
      default -> {}
    }
  }

  private void register(Fact fact) {
    client
        .sql(
            """
            insert into casework.venue (id, fact, kind, called, area, state, cites)
            values (?, ?, ?, ?, ?, 'open', '')
            on conflict (id) do update set fact = excluded.fact, kind = excluded.kind,
              called = excluded.called, area = excluded.area
            """)
        .params(
            fact.subject().id(), fact.id(), said(fact, "venue"), said(fact, "object"), fact.area())
        .update();
  }

  private void state(Fact fact) {
    client
        .sql("update casework.venue set state = ?, cites = ? where id = ?")
        .params(said(fact, "state"), said(fact, "cites"), fact.subject().id())
        .update();
  }

  private void checked(Fact fact) {
    client
        .sql(
            """
            insert into casework.venue_check (fact, venue, list, day, at, passed, failed, recorder)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            fact.id(),
            fact.subject().id(),
            said(fact, "list"),
            Days.of(fact.happenedAt()),
            Timestamp.from(fact.happenedAt()),
            "passed".equals(fact.attribute("outcome")),
            or(fact.attribute("failed")),
            fact.recorder())
        .update();
  }

  private void quoted(Fact fact) {
    client
        .sql(
            """
            insert into casework.venue_quote (fact, venue, good, day, at, price, days)
            values (?, ?, ?, ?, ?, ?::numeric, nullif(?, '')::numeric)
            """)
        .params(
            fact.id(),
            fact.subject().id(),
            said(fact, "good"),
            Days.of(fact.happenedAt()),
            Timestamp.from(fact.happenedAt()),
            new BigDecimal(said(fact, "price")),
            or(fact.attribute("days")))
        .update();
  }

  private void visitor(Fact fact) {
    client
        .sql("insert into casework.venue_visitor (fact, venue, rank, at) values (?, ?, ?, ?)")
        .params(
            fact.id(), fact.subject().id(), said(fact, "rank"), Timestamp.from(fact.happenedAt()))
        .update();
  }

  private static String or(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** What the fact's kind requires; the ledger takes no fact without it. */
  private static String said(Fact fact, String name) {
    return Objects.requireNonNull(fact.attribute(name), name);
  }
}
