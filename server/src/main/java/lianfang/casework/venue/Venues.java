package lianfang.casework.venue;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 场所登记册: the venues that the caller's transaction may see, with their days. */
@Component
public class Venues {

  private final JdbcClient client;
  private final VenueRules rules;

  Venues(DataSource app, @Qualifier("playbook") Path playbook) {
    client = JdbcClient.create(app);
    rules = VenueRules.load(playbook.resolve("venues/kinds.yaml"));
  }

  /** What holds for kinds of venues and goods. */
  public VenueRules rules() {
    return rules;
  }

  /** The venues of an area, by area and name. */
  public List<Venue> list(String area, int limit) {
    return client
        .sql(
            """
            select * from casework.venue where area ^@ :area order by area, called, id limit :limit
            """)
        .param("area", area)
        .param("limit", limit)
        .query(Venues::venue)
        .list();
  }

  /** One venue. */
  public Optional<Venue> find(UUID id) {
    return client
        .sql("select * from casework.venue where id = ?")
        .param(id)
        .query(Venues::venue)
        .optional();
  }

  /** The last check of each list on a day, by venue. */
  public Map<UUID, List<VenueCheck>> checks(Collection<UUID> venues, LocalDate day) {
    return client
        .sql(
            """
            select distinct on (venue, list) * from casework.venue_check
            where venue = any (?::uuid[]) and day = ? order by venue, list, at desc
            """)
        .params(venues.stream().map(UUID::toString).toArray(String[]::new), day)
        .query(Venues::check)
        .list()
        .stream()
        .collect(Collectors.groupingBy(VenueCheck::venue));
  }

  /** Whether a check, a quotation or a visitor is kept under this id. */
  public boolean keeps(UUID fact) {
    return client
        .sql(
            """
            select exists (select from casework.venue_check where fact = ?
              union all select from casework.venue_quote where fact = ?
              union all select from casework.venue_visitor where fact = ?)
            """)
        .params(fact, fact, fact)
        .query(Boolean.class)
        .single();
  }

  /** The last checks of a venue, the latest first. */
  public List<VenueCheck> history(UUID venue, int limit) {
    return client
        .sql("select * from casework.venue_check where venue = ? order by at desc limit ?")
        .params(venue, limit)
        .query(Venues::check)
        .list();
  }

  /** The last quotation of each good at venues of an area, with the one before. */
  public List<Quote> quotes(String area, int limit) {
    return client
        .sql(
            """
            select * from (
              select q.*, lead(q.price) over w as before,
                row_number() over w as back
              from casework.venue_quote q join casework.venue v on v.id = q.venue
              where v.area ^@ ?
              window w as (partition by q.venue, q.good order by q.at desc, q.fact)
            ) last where back = 1 order by good, venue limit ?
            """)
        .params(area, limit)
        .query((row, n) ->
            new Quote(
                row.getObject("venue", UUID.class),
                row.getString("good"),
                row.getTimestamp("at").toInstant(),
                row.getBigDecimal("price"),
                Optional.ofNullable(row.getBigDecimal("days")),
                Optional.ofNullable(row.getBigDecimal("before"))))
        .list();
  }

  /** How many visitors of each rank were turned away since then. */
  public Map<String, Long> refused(UUID venue, Instant since) {
    record Count(String rank, long times) {}
    return client
        .sql(
            """
            select rank, count(*) from casework.venue_visitor where venue = ? and at >= ? group by 1
            """)
        .params(venue, java.sql.Timestamp.from(since))
        .query((row, n) -> new Count(row.getString(1), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Count::rank, Count::times));
  }

  private static Venue venue(ResultSet row, int n) throws SQLException {
    return new Venue(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("called"),
        row.getString("area"),
        row.getString("state"),
        row.getString("cites"));
  }

  private static VenueCheck check(ResultSet row, int n) throws SQLException {
    String failed = row.getString("failed");
    return new VenueCheck(
        row.getObject("fact", UUID.class),
        row.getObject("venue", UUID.class),
        row.getString("list"),
        row.getTimestamp("at").toInstant(),
        row.getBoolean("passed"),
        failed.isEmpty() ? List.of() : List.of(failed.split(" ")),
        row.getString("recorder"));
  }
}
