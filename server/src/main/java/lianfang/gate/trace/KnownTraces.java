package lianfang.gate.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 已知行迹: homes, shifts and journeys as facts tell them, over all areas: a contact does not end at
 * the county's border. Who may see whom is decided where they are shown.
 */
@Component
public class KnownTraces {

  private static final String FACTS =
      """
      select f.subject_id, f.kind, f.happened_at, f.area, f.details ->> 'household',
        f.attributes ->> 'firm', f.attributes ->> 'shift', f.details ->> 'workshop',
        f.attributes ->> 'until', f.attributes ->> 'vehicle', f.details ->> 'number',
        f.details ->> 'carriage', f.details ->> 'row', f.attributes ->> 'ventilation'
      from fact.fact f
      where f.subject_id = any (?::uuid[])
        and f.kind in ('residence', 'employment', 'journey', 'arrival')
        and not exists (select from fact.fact c where c.corrects = f.id)
      order by f.subject_id, f.happened_at, f.seq
      """;

  private static final String SHARING =
      """
      select f.subject_id from fact.fact f
        where f.kind = 'residence' and f.details ->> 'household' = any (?)
      union
      select f.subject_id from fact.fact f
        where f.kind = 'employment' and f.attributes ->> 'firm' = any (?)
      union
      select f.subject_id
        from unnest(?::text[], ?::timestamptz[]) as j (number, day)
          join fact.fact f on f.kind = 'journey' and f.details ->> 'number' = j.number
            and f.happened_at >= j.day and f.happened_at < j.day + interval '1 day'
      """;

  private final JdbcClient engine;

  KnownTraces(@Qualifier("engine") DataSource engine) {
    this.engine = JdbcClient.create(engine);
  }

  /** What is known of some people, and in which area each of them was last known to live. */
  public record Known(Traces traces, Map<UUID, String> areas) {}

  /** What facts tell of these people. */
  public Known of(Collection<UUID> people) {
    Reading reading = new Reading();
    if (!people.isEmpty()) {
      engine
          .sql(FACTS)
          .param(people.stream().map(UUID::toString).toArray(String[]::new))
          .query((ResultSet row) -> {
            reading.add(row);
          });
    }
    return reading.known();
  }

  /** Everybody who shares a household, a firm or a journey with them, these themselves included. */
  public Set<UUID> sharing(Traces traces) {
    String[] homes = texts(traces.living(), one -> one.household().toString());
    String[] firms = texts(traces.work(), one -> "enterprise:" + one.firm());
    String[] numbers = texts(traces.journeys(), Traces.Journey::number);
    String[] days = texts(traces.journeys(), one -> Days.start(one.day()).toString());
    return new HashSet<>(
        engine.sql(SHARING).params(homes, firms, numbers, days).query(UUID.class).list());
  }

  /** Everybody who went by one of these trains, planes, buses or ships on its day. */
  public Set<UUID> passengers(Collection<JourneyList.Listed> listed) {
    return sharing(
        new Traces(
            List.of(),
            List.of(),
            listed.stream()
                .flatMap(one ->
                    one.numbers().stream()
                        .map(number ->
                            new Traces.Journey(
                                new UUID(0, 0), one.kind(), number, one.day(), null, 0, false)))
                .toList()));
  }

  private static <T> String[] texts(List<T> rows, java.util.function.Function<T, String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }

  /** Gathers rows person by person, in the order in which they happened. */
  private static final class Reading {

    private final List<Traces.Living> living = new ArrayList<>();
    private final List<Traces.Work> work = new ArrayList<>();
    private final List<Traces.Journey> journeys = new ArrayList<>();
    private final Map<UUID, String> areas = new HashMap<>();
    private final Map<UUID, LocalDate> arrived = new HashMap<>();
    private final Map<UUID, Traces.Living> open = new HashMap<>();
    private final Set<UUID> housed = new HashSet<>();

    void add(ResultSet row) throws SQLException {
      UUID person = row.getObject(1, UUID.class);
      LocalDate day = Days.of(row.getObject(3, OffsetDateTime.class).toInstant());
      switch (row.getString(2)) {
        case "arrival" -> arrived.put(person, day);
        case "residence" -> {
          areas.put(person, row.getString(4));
          moved(person, day, row.getString(5));
        }
        case "employment" -> {
          String until = row.getString(9);
          work.add(
              new Traces.Work(
                  person,
                  firm(row.getString(6)),
                  row.getString(7),
                  row.getString(8),
                  day,
                  until == null ? null : LocalDate.parse(until)));
        }
        case "journey" -> journeys.add(journey(person, day, row));
        default -> throw new IllegalStateException(row.getString(2));
      }
    }

    /**
     * The first home that is known was one before it was written down, unless somebody arrived
     * meanwhile; on the day of a move both homes count.
     */
    private void moved(UUID person, LocalDate day, @Nullable String household) {
      Traces.Living before = open.get(person);
      if (before != null && before.household().toString().equals(household)) {
        return;
      }
      open.remove(person);
      if (before != null) {
        living.add(new Traces.Living(person, before.household(), before.from(), day));
      }
      LocalDate since = housed.add(person) ? arrived.getOrDefault(person, LocalDate.EPOCH) : day;
      if (household != null) {
        open.put(person, new Traces.Living(person, UUID.fromString(household), since, null));
      }
    }

    private static UUID firm(String subject) {
      return UUID.fromString(subject.substring(subject.indexOf(':') + 1));
    }

    private static Traces.Journey journey(UUID person, LocalDate day, ResultSet row)
        throws SQLException {
      String seats = row.getString(13);
      return new Traces.Journey(
          person,
          row.getString(10),
          String.valueOf(row.getString(11)),
          day,
          row.getString(12),
          seats == null ? 0 : Integer.parseInt(seats),
          "open".equals(row.getString(14)));
    }

    Known known() {
      living.addAll(open.values());
      return new Known(new Traces(living, work, journeys), areas);
    }
  }
}
