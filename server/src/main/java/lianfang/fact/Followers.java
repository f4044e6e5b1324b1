package lianfang.fact;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

  private static final int AT_ONCE = 50_000;

  private final JdbcClient client;
  private final TransactionTemplate transaction;
  private final ObjectProvider<Follower> followers;

  /** How far each follower has been seen to be; nobody is asked again while no block came. */
  private final Map<String, Long> seen = new ConcurrentHashMap<>();

  Followers(@Qualifier("engine") DataSource engine, ObjectProvider<Follower> followers) {
    this.client = JdbcClient.create(engine);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(engine));
    this.followers = followers;
  }

  /** Lets all followers read to the end of what is sealed. */
  public void catchUp() {
    long last = last();
    followers
        .orderedStream()
        .filter(follower -> seen.getOrDefault(follower.name(), -1L) < last)
        .forEach(this::catchUp);
  }

  /** Lets one follower read to the end, or leaves it to another process that is at it. */
  public void catchUp(Follower follower) {
    if (!seen.containsKey(follower.name())) {
      client
          .sql("insert into fact.follower (name, position) values (?, 0) on conflict do nothing")
          .param(follower.name())
          .update();
    }
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
    long first = offset.get() + 1;
    long last = last();
    if (last < first) {
      seen.put(follower.name(), offset.get());
      return false;
    }
    long next = Math.min(last, offset.get() + AT_ONCE);
    follower.follow(new Stretch(client, first, next));
    client
        .sql("update fact.follower set position = ? where name = ?")
        .params(next, follower.name())
        .update();
    return next < last;
  }

  /** The last sealed position; the last block is found at once however many there are. */
  private long last() {
    return client
        .sql("select last_position from fact.block order by number desc limit 1")
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** Whether all have read up to this position, whichever process or thread let them. */
  public boolean reached(long position) {
    return followers.stream().allMatch(follower -> position(follower.name()) >= position);
  }

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
