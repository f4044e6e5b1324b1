package lianfang.fact;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.area.PlaceKey;
import lianfang.area.PlaceKind;
import lianfang.area.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 隔离点登记: isolation sites, their beds and who takes them. Capacity is no rule: where no bed is free
 * the person stays put, and the exception goes to the site's head by name.
 */
@Component
public class IsolationSites {

  private static final long SITES = 4_109_0002L;

  private final JdbcClient client;
  private final TransactionTemplate transaction;
  private final Places places;
  private final Ledger ledger;
  private final Clock clock;
  private final FactIds ids;

  IsolationSites(DataSource app, Places places, Ledger ledger, Clock clock) {
    this.client = JdbcClient.create(app);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(app));
    this.places = places;
    this.ledger = ledger;
    this.clock = clock;
    this.ids = new FactIds(clock);
  }

  /**
   * What a site has.
   *
   * @param beds 0 where it takes nobody any more
   * @param rooms 0 where nobody said
   * @param head account that decides when no bed is free
   * @param transport how people are brought there, one word, or null
   */
  public record Capacity(int beds, int rooms, String head, @Nullable String transport) {}

  /**
   * From when it is so.
   *
   * @param day the first day, Asia/Shanghai
   * @param corrects the fact that was wrong; null where this is a change
   * @param reason why it was wrong, one word; empty where this is a change
   */
  public record Since(LocalDate day, @Nullable UUID corrects, String reason) {

    /** A change from this day on. */
    public static Since day(LocalDate day) {
      return new Since(day, null, "");
    }
  }

  /**
   * Registers a site, or changes the capacity of one that is known by this name, from today on;
   * returns its id.
   */
  public UUID register(Recorder recorder, String village, String name, Capacity capacity) {
    return register(recorder, village, name, capacity, Since.day(today()));
  }

  /** The same from another day on, or in the place of what was stated wrongly. */
  public UUID register(
      Recorder recorder, String village, String name, Capacity capacity, Since since) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          PlaceKey key = PlaceKey.in(village, PlaceKind.SITE, name);
          UUID site = Objects.requireNonNull(places.findOrCreate(List.of(key)).get(key));
          TreeMap<String, String> attributes = new TreeMap<>();
          attributes.put("beds", String.valueOf(capacity.beds()));
          attributes.put("head", capacity.head());
          if (capacity.rooms() > 0) {
            attributes.put("rooms", String.valueOf(capacity.rooms()));
          }
          if (capacity.transport() != null) {
            attributes.put("transport", capacity.transport());
          }
          if (since.corrects() != null) {
            attributes.put(FactKinds.CORRECTION_REASON, since.reason());
          }
          Subject subject = new Subject(Subject.Kind.SITE, site);
          append(recorder, new Line(subject, "site-capacity", village), attributes, since);
          return site;
        }));
  }

  /** The sites below {@code prefix} with their beds on a day, as far as the scope sees them. */
  public List<IsolationSite> list(String prefix, LocalDate on) {
    return client
        .sql(
            """
            select p.id, p.area, p.label, c.attributes ->> 'beds', c.attributes ->> 'rooms',
              (select count(*) from fact.site_stay s where s.site = p.id and s.from_day <= :on
                and (s.until_day is null or s.until_day >= :on)),
              c.attributes ->> 'head', c.attributes ->> 'transport', c.happened_at
            from area.place p
            cross join lateral (
              select f.attributes, f.happened_at from fact.fact f
              where f.subject_id = p.id and f.kind = 'site-capacity' and f.happened_at < :after
                and not exists (select from fact.fact o where o.corrects = f.id)
              order by f.happened_at desc, f.seq desc limit 1) c
            where p.kind = 'site' and p.area ^@ :prefix
            order by p.area, p.label
            """)
        .param("on", on)
        .param("after", java.sql.Timestamp.from(Days.start(on.plusDays(1))))
        .param("prefix", prefix)
        .query((rows, n) ->
            new IsolationSite(
                rows.getObject(1, UUID.class),
                rows.getString(2),
                rows.getString(3),
                rows.getInt(4),
                rows.getInt(5),
                rows.getInt(6),
                Objects.requireNonNullElse(rows.getString(7), ""),
                Objects.requireNonNullElse(rows.getString(8), ""),
                Days.of(rows.getObject(9, OffsetDateTime.class).toInstant())))
        .list();
  }

  /**
   * Gives a person a bed from today on, or records that none was free.
   *
   * @param area the person's village, in which the fact is recorded
   * @param until last day of the stay, or null where nobody knows it yet
   * @return the fact: of kind {@code measure-in-place}, or {@code site-full} with the head who
   *     decides
   * @throws IllegalArgumentException where the scope sees no such site
   */
  public Fact admit(
      Recorder recorder, UUID person, String area, UUID site, @Nullable LocalDate until) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          // One at a time, so that the last bed is taken by one person alone.
          client
              .sql("select pg_advisory_xact_lock(?, hashtext(?))")
              .params((int) SITES, site.toString())
              .query((rows, n) -> true)
              .list();
          IsolationSite now = find(site);
          TreeMap<String, String> attributes = new TreeMap<>();
          attributes.put("site", site.toString());
          Subject subject = Subject.person(person);
          if (now.free() == 0) {
            attributes.put("head", now.head());
            return append(
                recorder, new Line(subject, "site-full", area), attributes, Since.day(today()));
          }
          attributes.put("measure", "isolation");
          attributes.put("place", "central");
          attributes.put("from", today().toString());
          if (until != null) {
            attributes.put("until", until.toString());
          }
          return append(
              recorder,
              new Line(subject, "measure-in-place", area),
              attributes,
              Since.day(today()));
        }));
  }

  private IsolationSite find(UUID site) {
    Optional<IsolationSite> found =
        places.find(site).stream()
            .flatMap(place -> list(place.village(), today()).stream())
            .filter(each -> each.id().equals(site))
            .findFirst();
    return found.orElseThrow(() ->
        new IllegalArgumentException(
            "There is no isolation site " + site + " here; register it with its beds first"));
  }

  private LocalDate today() {
    return Days.of(clock.instant());
  }

  private record Line(Subject subject, String kind, String area) {}

  private Fact append(
      Recorder recorder, Line line, TreeMap<String, String> attributes, Since since) {
    Fact fact =
        new Fact(
            0,
            ids.next(),
            line.subject(),
            line.kind(),
            line.area(),
            Days.start(since.day()),
            clock.instant(),
            recorder.account(),
            line.kind().equals("site-full") ? Fact.DERIVED : "sites",
            since.corrects(),
            attributes);
    return ledger.append(recorder, List.of(fact)).getFirst();
  }
}
