package lianfang.web.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.rulebook.Question;
import lianfang.rulebook.lower.LooserNotice;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 升级核验: concludes again what facts say that the clock concluded, that a question went up: its id
 * and city follow from subject, question and deadline, and the deadline from a stated fact or a
 * day.
 */
@Component
public class EscalationCheck {

  private static final int CITY = 4;

  private final JdbcClient engine;

  EscalationCheck(@Qualifier("engine") DataSource engine) {
    this.engine = JdbcClient.create(engine);
  }

  private record Gone(
      long seq, UUID id, UUID subject, String area, Instant due, Instant at, String said) {

    String question() {
      return said.substring(0, said.indexOf(' '));
    }

    String city() {
      return said.substring(said.indexOf(' ') + 1);
    }

    Instant opened() {
      return due.minus(Terms.span(question()));
    }

    boolean isAboutANotice() {
      return question().equals(LooserNotice.QUESTION);
    }

    /** To whom it goes: what a notice asks goes to the command above its body. */
    String superior() {
      return isAboutANotice()
          ? LooserNotice.above(area)
          : area.substring(0, Math.min(CITY, area.length()));
    }

    boolean opensByDay() {
      boolean dayly = Question.find(question()).filter(Question.BY_DAY::contains).isPresent();
      return (dayly || isAboutANotice()) && Days.start(Days.of(due)).equals(due);
    }
  }

  /** What does not follow; empty where everything does. */
  public List<String> findings() {
    List<Gone> all =
        engine
            .sql(
                """
                select seq, id, subject_id, area, happened_at, recorded_at,
                  concat(attributes ->> 'question', ' ', attributes ->> 'city') as said
                from fact.fact where kind = 'decision-escalated' and source = ? order by seq
                """)
            .param(Fact.DERIVED)
            .query(EscalationCheck::read)
            .list();
    Map<Instant, Long> stated = stated(all);
    List<String> findings = new ArrayList<>();
    for (Gone one : all) {
      String why = wrong(one, stated);
      if (!why.isEmpty()) {
        findings.add("F-" + one.seq() + " says that a question went up; " + why);
      }
    }
    return findings;
  }

  private static String wrong(Gone one, Map<Instant, Long> stated) {
    if (!Terms.escalation(one.subject(), one.question(), one.due()).equals(one.id())) {
      return "its id belongs to another subject, question or deadline";
    }
    if (!one.city().equals(one.superior())) {
      return "it went to a city in which the subject is not";
    }
    if (!one.due().isBefore(one.at())) {
      return "it was recorded before its deadline";
    }
    boolean grounded = stated.getOrDefault(one.opened(), Long.MAX_VALUE) < one.seq();
    return grounded || one.opensByDay() ? "" : "no fact before it sets this deadline";
  }

  /** The first stated fact of each moment from which a deadline runs, in one reading. */
  private Map<Instant, Long> stated(List<Gone> all) {
    Map<Instant, Long> stated = new HashMap<>();
    if (all.isEmpty()) {
      return stated;
    }
    engine
        .sql(
            """
            select recorded_at, min(seq) from fact.fact
            where recorded_at = any (?::timestamptz[]) and source <> ? group by recorded_at
            """)
        .param(all.stream().map(one -> one.opened().toString()).distinct().toArray(String[]::new))
        .param(Fact.DERIVED)
        .query((ResultSet row) -> {
          stated.put(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2));
        });
    return stated;
  }

  private static Gone read(ResultSet row, int number) throws SQLException {
    return new Gone(
        row.getLong("seq"),
        row.getObject("id", UUID.class),
        row.getObject("subject_id", UUID.class),
        row.getString("area"),
        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("said"));
  }
}
