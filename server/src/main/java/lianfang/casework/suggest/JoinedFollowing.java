package lianfang.casework.suggest;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.Cases;
import lianfang.casework.StepOrder;
import lianfang.fact.Fact;
import lianfang.fact.Follower;
import lianfang.fact.Stretch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 并案跟随: once a request is answered, those that joined it wait for their call too. A step has an id
 * that follows from the fact, so that reading the fact again does nothing.
 */
@Component
class JoinedFollowing implements Follower {

  private static final Logger LOG = LoggerFactory.getLogger(JoinedFollowing.class);

  private final JdbcClient engine;
  private final Cases cases;

  JoinedFollowing(@Qualifier("engine") DataSource engine, Cases cases) {
    this.engine = JdbcClient.create(engine);
    this.cases = cases;
  }

  @Override
  public String name() {
    return "joined-requests";
  }

  @Override
  public void follow(Stretch next) {
    for (Fact fact : next.facts()) {
      if (fact.kind().equals("case-step")
          && "request".equals(fact.attribute("type"))
          && "replied".equals(fact.attribute("state"))) {
        passOn(fact);
      }
    }
  }

  private void passOn(Fact answered) {
    record Joined(UUID id, long version) {}
    engine
        .sql(
            """
            select c.id, c.version from casework.case_link l
              join casework.case_row c on c.id = l.case_id
            where l.other = ? and l.how = 'joined' and c.state = 'joined'
            """)
        .param(answered.subject().id())
        .query((row, n) -> new Joined(row.getObject(1, UUID.class), row.getLong(2)))
        .list()
        .forEach(one -> step(answered, one.id(), one.version()));
  }

  private void step(Fact answered, UUID joined, long version) {
    UUID id =
        UUID.nameUUIDFromBytes(
            (answered.id() + " joined " + joined).getBytes(StandardCharsets.UTF_8));
    try {
      cases.stepOnly(CaseRecorder.clock(), StepOrder.of(id, joined, version, "passed-on"));
    } catch (CaseRefused refused) {
      LOG.warn("joined request {} was changed meanwhile and waits for the hotline", joined);
    }
  }
}
