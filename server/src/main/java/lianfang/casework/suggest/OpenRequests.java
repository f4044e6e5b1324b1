package lianfang.casework.suggest;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 重复诉求: open requests about the same place, so that calls about it join. */
@Component
public class OpenRequests {

  private static final int LOOKED_AT = 200;

  private final JdbcClient client;

  OpenRequests(DataSource app) {
    client = JdbcClient.create(app);
  }

  /**
   * An open request.
   *
   * @param where the place in the caller's words
   * @param joined how many others have joined it
   */
  public record Open(
      UUID id, long number, String state, String where, String what, Instant filedAt, int joined) {}

  /** Those of the same village or town and topic, the most alike place first. */
  public List<Open> about(String area, String topic, String where, int limit) {
    Set<String> wanted = pairs(where);
    return client
        .sql(
            """
            select c.id, c.state, c.filed_at, f.filled ->> 'where' as place,
              f.filled ->> 'what' as what,
              (select min(e.number) from casework.case_event e where e.case_id = c.id) as number,
              (select count(*) from casework.case_link l
                where l.other = c.id and l.how = 'joined') as joined
            from casework.case_row c join casework.case_form f
              on f.case_id = c.id and f.form = 'call'
            where c.type = 'request' and not c.ended and c.state <> 'joined'
              and c.area = :area and (:topic = '' or f.filled ->> 'topic' = :topic)
            order by c.filed_at desc limit :most
            """)
        .param("area", area)
        .param("topic", topic)
        .param("most", LOOKED_AT)
        .query((row, n) ->
            new Open(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("state"),
                row.getString("place"),
                row.getString("what"),
                row.getTimestamp("filed_at").toInstant(),
                row.getInt("joined")))
        .list()
        .stream()
        .sorted(
            Comparator.comparingLong((Open one) -> common(wanted, pairs(one.where()))).reversed())
        .limit(limit)
        .toList();
  }

  /** The open request that people name by this number, which has joined no other. */
  public Optional<UUID> numbered(long number) {
    return client
        .sql(
            """
            select id from casework.case_row
            where number = ? and type = 'request' and not ended and state <> 'joined'
            """)
        .param(number)
        .query(UUID.class)
        .optional();
  }

  /** The requests that have joined one. */
  public List<UUID> joinedTo(UUID id) {
    return client
        .sql(
            """
            select l.case_id from casework.case_link l join casework.case_row c on c.id = l.case_id
            where l.other = ? and l.how = 'joined' and c.state = 'joined' order by c.filed_at, c.id
            """)
        .param(id)
        .query(UUID.class)
        .list();
  }

  /** The code with which whoever filed a case asks how it stands; for them alone. */
  public String code(UUID id) {
    return client
        .sql("select code from casework.code where case_id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  private static long common(Set<String> wanted, Set<String> other) {
    return wanted.stream().filter(other::contains).count();
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }
}
