package lianfang.gate.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.gate.Allowance;
import lianfang.gate.issue.Commute;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 通勤约定: asked by the area where somebody lives, agreed by the area where he works. Each agreement
 * is a fact of its own area; the request links both and is seen by both.
 */
@Component
public class Commutes {

  private static final String COLUMNS =
      "select id, subject, home, work, days, minute_from, minute_to, until_day, home_fact,"
          + " work_fact from gate.commute ";

  private final JdbcClient client;
  private final Ledger ledger;
  private final Clock clock;
  private final FactIds ids;

  Commutes(JdbcClient client, Ledger ledger, Clock clock) {
    this.client = client;
    this.ledger = ledger;
    this.clock = clock;
    this.ids = new FactIds(clock);
  }

  /** The area where the person lives agrees and asks the other one; an older request goes. */
  public UUID ask(
      Recorder home, UUID subject, String homeArea, Allowance.Commute times, LocalDate until) {
    UUID id = UUID.randomUUID();
    String work = String.valueOf(times.to());
    UUID fact = agreed(home, id, "residence", homeArea, homeArea, work, until);
    client
        .sql(
            """
            insert into gate.commute (id, subject, home, work, days, minute_from, minute_to,
              until_day, home_fact, asked_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (subject, work) do update set id = excluded.id, home = excluded.home,
              days = excluded.days, minute_from = excluded.minute_from,
              minute_to = excluded.minute_to, until_day = excluded.until_day,
              home_fact = excluded.home_fact, work_fact = null, asked_at = excluded.asked_at
            """)
        .params(
            id,
            subject,
            homeArea,
            work,
            times.days(),
            times.minuteFrom(),
            times.minuteTo(),
            until,
            fact,
            PassKeys.utc(clock.instant()))
        .update();
    return id;
  }

  /** The area where the person works agrees; a second time changes nothing. */
  public void agree(Recorder work, Commute commute) {
    if (commute.workFact() != null) {
      return;
    }
    UUID fact =
        agreed(
            work,
            commute.id(),
            "workplace",
            commute.work(),
            commute.home(),
            commute.work(),
            commute.until());
    client
        .sql("update gate.commute set work_fact = ? where id = ? and work_fact is null")
        .params(fact, commute.id())
        .update();
  }

  private UUID agreed(
      Recorder who,
      UUID commute,
      String end,
      String area,
      String home,
      String work,
      LocalDate until) {
    Fact fact =
        new Fact(
            0,
            ids.next(),
            Subject.place(commute),
            "commute-agreed",
            area,
            clock.instant(),
            clock.instant(),
            who.account(),
            "page",
            null,
            new TreeMap<>(
                java.util.Map.of(
                    "end", end, "home", home, "work", work, "until", until.toString())));
    ledger.append(who, List.of(fact));
    return fact.id();
  }

  /** What was asked or agreed for a person, the last one first. */
  public List<Commute> of(UUID subject) {
    return client
        .sql(COLUMNS + "where subject = ? order by asked_at desc")
        .param(subject)
        .query(Commutes::read)
        .list();
  }

  /** One of them, as far as the transaction sees it. */
  public Optional<Commute> find(UUID id) {
    return client.sql(COLUMNS + "where id = ?").param(id).query(Commutes::read).optional();
  }

  /** What waits for the area where people work, the oldest first. */
  public List<Commute> waiting(String work, int limit) {
    return client
        .sql(COLUMNS + "where work ^@ ? and work_fact is null order by asked_at limit ?")
        .params(work, limit)
        .query(Commutes::read)
        .list();
  }

  private static Commute read(ResultSet row, int number) throws SQLException {
    String home = row.getString("home");
    String work = row.getString("work");
    return new Commute(
        row.getObject("id", UUID.class),
        row.getObject("subject", UUID.class),
        home,
        work,
        new Allowance.Commute(
            Long.parseLong(home),
            Long.parseLong(work),
            row.getInt("days"),
            row.getInt("minute_from"),
            row.getInt("minute_to")),
        row.getObject("until_day", LocalDate.class),
        row.getObject("home_fact", UUID.class),
        row.getObject("work_fact", UUID.class));
  }
}
