package lianfang.fact;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** 跟随: lets each follower read on from its offset; effects and offset are one transaction. */
@Component
public class Followers {

  private static final int AT_ONCE = 5_000;

  private final JdbcClient client;
  private final TransactionTemplate transaction;
  private final ObjectProvider<Follower> followers;

  Followers(@Qualifier("engine") DataSource engine, ObjectProvider<Follower> followers) {
    this.client = JdbcClient.create(engine);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(engine));
    this.followers = followers;
  }

  /** Lets all followers read to the end of what is sealed. */
  public void catchUp() {
    followers.orderedStream().forEach(this::catchUp);
  }

  /** Lets one follower read to the end, or leaves it to another process that is at it. */
  public void catchUp(Follower follower) {
    client
        .sql("insert into fact.follower (name, position) values (?, 0) on conflict do nothing")
        .param(follower.name())
        .update();
    boolean more = true;
    while (more) {
      more = Objects.requireNonNull(transaction.execute(status -> step(follower)));
    }
  }

  private boolean step(Follower follower) {
    Optional<Long> offset =
        client
            .sql("select position from fact.follower where name = ? for update skip locked")
            .param(follower.name())
            .query(Long.class)
            .optional();
    if (offset.isEmpty()) {
      return false;
    }
    List<Positioned> next =
        client
            .sql(
                "select s.position, "
                    + FactRows.COLUMNS
                    + " from fact.seal s join fact.fact f using (seq)"
                    + " where s.position > ? order by s.position limit ?")
            .params(offset.get(), AT_ONCE)
            .query((rows, n) -> new Positioned(rows.getLong("position"), FactRows.fact(rows)))
            .list();
    if (next.isEmpty()) {
      return false;
    }
    follower.follow(next.stream().map(Positioned::fact).toList());
    client
        .sql("update fact.follower set position = ? where name = ?")
        .params(next.getLast().position(), follower.name())
        .update();
    return next.size() == AT_ONCE;
  }

  private record Positioned(long position, Fact fact) {}

  /** How far a follower has read; 0 before it began. */
  public long position(String name) {
    return client
        .sql("select position from fact.follower where name = ?")
        .param(name)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
