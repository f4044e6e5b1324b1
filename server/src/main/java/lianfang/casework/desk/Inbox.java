package lianfang.casework.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import lianfang.casework.CaseActor;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.casework.CaseTransactions.Reading;
import lianfang.casework.DeskPlace;
import lianfang.casework.Seats;
import lianfang.fact.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 收件箱: the open cases of the desks at which somebody sits, the highest rank first, then the
 * earliest deadline. Pages follow each other by key, so that a long list costs no more at its end.
 */
@Component
public class Inbox {

  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private static final String ORDER = "coalesce(c.due, timestamptz '9999-12-31T00:00:00Z')";

  /**
   * Where more wait, nobody needs the exact number to begin, and counting them would take longer.
   */
  public static final int COUNTED = 5_000;

  private final JdbcClient client;
  private final CaseTransactions transactions;
  private final Seats seats;
  private final Clock clock;

  Inbox(DataSource app, CaseTransactions transactions, Seats seats, Clock clock) {
    this.client = JdbcClient.create(app);
    this.transactions = transactions;
    this.seats = seats;
    this.clock = clock;
  }

  /** Which cases are listed. */
  public enum Filter {
    /** All that are open. */
    ALL,
    /** Due before the day ends. */
    TODAY,
    /** Over their deadline. */
    LATE,
    /** Waiting for somebody else. */
    WAITING,
    /** Claimed by oneself. */
    MINE,
    /** Told to this desk because they are late or were asked for. */
    SUPERVISED,
    /** In which somebody mentioned them and they have not done anything since. */
    MENTIONED
  }

  /** Where the page before ended. */
  public record Key(int rank, Instant due, UUID id) {

    private static final Pattern WORD =
        Pattern.compile("(-?[0-9]{1,9})~([0-9]{4}-[0-9T:.-]{1,30}Z)~([0-9a-f-]{36})");

    /** As an address or a program carries it. */
    public String word() {
      return rank + "~" + due + "~" + id;
    }

    /** The key of this word; empty where it is none. */
    public static Optional<Key> of(String word) {
      Matcher parts = WORD.matcher(word);
      if (!parts.matches()) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Key(
                Integer.parseInt(parts.group(1)),
                Instant.parse(parts.group(2)),
                UUID.fromString(parts.group(3))));
      } catch (DateTimeParseException | IllegalArgumentException other) {
        return Optional.empty();
      }
    }
  }

  /**
   * A case in a list.
   *
   * @param number of its first fact, by which people name it
   * @param due the earliest of its deadlines, or null
   */
  public record Entry(
      UUID id,
      long number,
      String type,
      String edition,
      String state,
      DeskPlace desk,
      Optional<String> claimant,
      UUID about,
      String area,
      int rank,
      Instant filedAt,
      @Nullable Instant due) {

    /** Where the next page begins. */
    public Key key() {
      Instant last = due;
      return new Key(rank, last == null ? NEVER : last, id);
    }
  }

  /** The same for cases of every type. */
  public List<Entry> list(CaseRecorder who, Filter filter, Optional<Key> after, int limit) {
    return list(who, filter, "", after, limit);
  }

  /**
   * The cases of all desks at which somebody sits.
   *
   * @param type id of the only type that is listed; empty for all
   * @param after the key of the last entry of the page before; empty for the first page
   * @param limit how many at most
   */
  public List<Entry> list(
      CaseRecorder who, Filter filter, String type, Optional<Key> after, int limit) {
    return transactions.seeing(
        who,
        Reading.FIRST,
        () -> {
          CaseActor actor = seats.actor(who);
          Where where = where(actor, filter);
          if (!type.isEmpty()) {
            where.and("c.type = ?", type);
          }
          after.ifPresent(key -> {
            where.and(
                "(c.rank < ? or c.rank = ? and (" + ORDER + ", c.id) > (?, ?))",
                key.rank(),
                key.rank(),
                Timestamp.from(key.due()),
                key.id());
          });
          return client
              .sql(
                  "select c.* from casework.case_row c where "
                      + where.text()
                      + " order by c.rank desc, "
                      + ORDER
                      + ", c.id limit "
                      + limit)
              .params(where.values)
              .query(Inbox::entry)
              .list();
        });
  }

  /**
   * How many cases each list has, counted at one moment by one statement, and no further than one
   * more than {@link #COUNTED}: each list has an index in which counting can stop.
   */
  public Map<Filter, Long> counts(CaseRecorder who) {
    return transactions.seeing(
        who,
        Reading.FIRST,
        () -> {
          CaseActor actor = seats.actor(who);
          List<Object> values = new ArrayList<>();
          List<String> counted = new ArrayList<>();
          for (Filter one : Filter.values()) {
            Where where = where(actor, one);
            counted.add(
                "(select count(*) from (select from casework.case_row c where "
                    + where.text()
                    + " limit "
                    + (COUNTED + 1)
                    + ") s)");
            values.addAll(where.values);
          }
          return client
              .sql("select " + String.join(", ", counted))
              .params(values)
              .query(Inbox::counted)
              .single();
        });
  }

  /** The case that people name by this number, if somebody may see it. */
  public Optional<UUID> numbered(CaseRecorder who, long number) {
    return transactions.seeing(
        who,
        () ->
            client
                .sql("select id from casework.case_row where number = ?")
                .param(number)
                .query(UUID.class)
                .optional());
  }

  private static Map<Filter, Long> counted(ResultSet row, int n) throws SQLException {
    Map<Filter, Long> counts = new EnumMap<>(Filter.class);
    for (Filter one : Filter.values()) {
      counts.put(one, row.getLong(one.ordinal() + 1));
    }
    return counts;
  }

  private static Timestamp tomorrow(Instant now) {
    LocalDate day = Days.of(now).plusDays(1);
    return Timestamp.from(Days.start(day));
  }

  private Where where(CaseActor actor, Filter filter) {
    Where where = new Where();
    where.and("not c.ended");
    Instant now = clock.instant();
    switch (filter) {
      case MINE -> where.and("c.claimant = ?", actor.account());
      case MENTIONED ->
          where.and(
              "c.id in (select m.case_id from casework.case_mention m where m.account = ?)",
              actor.account());
      case SUPERVISED -> places(where, actor, "c.supervisor", "c.supervisor_area");
      default -> places(where, actor, "c.desk", "c.desk_area");
    }
    switch (filter) {
      case TODAY -> where.and("c.due < ?", tomorrow(now));
      case LATE -> where.and("c.due < ?", Timestamp.from(now));
      case WAITING -> where.and("c.waits");
      default -> {}
    }
    return where;
  }

  private static void places(Where where, CaseActor actor, String desk, String area) {
    List<String> parts = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    Set<DeskPlace> exact = actor.seats();
    for (DeskPlace place : exact) {
      parts.add(desk + " = ? and " + area + " = ?");
      values.add(place.desk());
      values.add(place.area());
    }
    for (DeskPlace place : actor.wide()) {
      parts.add(desk + " = ? and " + area + " ^@ ?");
      values.add(place.desk());
      values.add(place.area());
    }
    where.and(parts.isEmpty() ? "false" : "(" + String.join(" or ", parts) + ")", values.toArray());
  }

  static Entry entry(ResultSet row, int n) throws SQLException {
    Timestamp due = row.getTimestamp("due");
    return new Entry(
        row.getObject("id", UUID.class),
        row.getLong("number"),
        row.getString("type"),
        row.getString("edition"),
        row.getString("state"),
        new DeskPlace(row.getString("desk"), row.getString("desk_area")),
        Optional.ofNullable(row.getString("claimant")),
        row.getObject("about", UUID.class),
        row.getString("area"),
        row.getInt("rank"),
        Objects.requireNonNull(row.getTimestamp("filed_at")).toInstant(),
        due == null ? null : due.toInstant());
  }

  /** Conditions with their values. */
  private static final class Where {

    private final List<String> parts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private void and(String part, Object... given) {
      parts.add(part);
      values.addAll(List.of(given));
    }

    private String text() {
      return String.join(" and ", parts);
    }
  }
}
