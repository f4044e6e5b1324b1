package lianfang.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 企业登记册: registers firms, says their state and finds them, in the caller's transaction. */
@Component
public class Firms {

  /** Name and id of a firm; whatever else an address says begins with the first page. */
  private static final Pattern KEY =
      Pattern.compile("(?s).+\\|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  static final String COLUMNS =
      "f.id, f.area, f.name, f.code, f.kind, f.industry, f.above_scale, f.chain, f.key_firm,"
          + " f.state, f.state_since";

  private final JdbcClient client;
  private final Ledger ledger;
  private final Clock clock;
  private final FactIds ids;

  Firms(JdbcClient client, Ledger ledger, Clock clock) {
    this.client = client;
    this.ledger = ledger;
    this.clock = clock;
    this.ids = new FactIds(clock);
  }

  /** The subject of a firm that is registered for the first time in an area. */
  public static Subject subject(String area, FirmProfile profile) {
    String kind = profile.kind() == FirmKind.VENUE ? "venue" : "firm";
    return Subject.enterprise(kind, area, profile.name());
  }

  /**
   * Registers a firm from a day on; the same firm is known by its code, or by area and name.
   *
   * @return the firm's id
   */
  public UUID register(Recorder who, String area, FirmProfile profile, LocalDate from) {
    Subject firm =
        byCode(profile.code()).map(RegisteredFirm::subject).orElse(subject(area, profile));
    say(who, firm, area, FirmProfile.KIND, Days.start(from), profile.attributes());
    return firm.id();
  }

  /** Says a state at this moment, with the rule behind it where one is needed. */
  public Fact say(Recorder who, RegisteredFirm firm, FirmState state, String way, String cites) {
    SortedMap<String, String> said = new TreeMap<>(Map.of("state", state.word()));
    if (!way.isEmpty()) {
      said.put("way", way);
    }
    if (!cites.isEmpty()) {
      said.put("cites", cites);
    }
    return say(who, firm.subject(), firm.area(), FirmCourse.KIND, clock.instant(), said);
  }

  /** Records anything else of a firm at this moment. */
  public Fact record(
      Recorder who, RegisteredFirm firm, String kind, Map<String, String> attributes) {
    return say(who, firm.subject(), firm.area(), kind, clock.instant(), new TreeMap<>(attributes));
  }

  /** Records what holds of a firm from a day on. */
  public Fact from(
      Recorder who, RegisteredFirm firm, LocalDate day, String kind, Map<String, String> said) {
    return say(who, firm.subject(), firm.area(), kind, Days.start(day), new TreeMap<>(said));
  }

  private Fact say(
      Recorder who,
      Subject firm,
      String area,
      String kind,
      Instant at,
      SortedMap<String, String> said) {
    return ledger.append(who, List.of(fact(who, firm, area, kind, at, said))).getFirst();
  }

  Fact fact(
      Recorder who,
      Subject firm,
      String area,
      String kind,
      Instant at,
      SortedMap<String, String> said) {
    return new Fact(
        0, ids.next(), firm, kind, area, at, clock.instant(), who.account(), "page", null, said);
  }

  /** The firm with this id, as far as the transaction sees it. */
  public Optional<RegisteredFirm> find(UUID id) {
    return client
        .sql("select " + COLUMNS + " from enterprise.firm f where f.id = ?")
        .param(id)
        .query(Firms::read)
        .optional();
  }

  /** The firms of this very name in an area, as far as the transaction sees them. */
  public List<RegisteredFirm> named(String area, String name, int limit) {
    return client
        .sql(
            "select "
                + COLUMNS
                + " from enterprise.firm f where f.area ^@ ? and f.name = ? order by f.id limit ?")
        .params(area, name, limit)
        .query(Firms::read)
        .list();
  }

  /** Which firm an id stands for: one that was noted by name is what an office found it to be. */
  public UUID meant(UUID id) {
    return client
        .sql("select known from enterprise.firm_identified where firm = ? order by at desc limit 1")
        .param(id)
        .query(UUID.class)
        .optional()
        .orElse(id);
  }

  /**
   * The names of those of these ids that are firms or were found to be one, as far as the
   * transaction sees them.
   */
  public Map<UUID, String> names(Collection<UUID> ids) {
    Map<UUID, String> names = new HashMap<>();
    client
        .sql(
            """
            with asked as (select unnest(?::uuid[]) as id)
            select id, name from enterprise.firm where id in (select id from asked)
            union all
            (select distinct on (i.firm) i.firm, f.name from enterprise.firm_identified i
              join enterprise.firm f on f.id = i.known
            where i.firm in (select id from asked) order by i.firm, i.at desc)
            """)
        .param((Object) ids.stream().map(UUID::toString).toArray(String[]::new))
        .query((java.sql.ResultSet row) -> {
          names.put(row.getObject(1, UUID.class), row.getString(2));
        });
    return names;
  }

  /** The firm with this credit code, as far as the transaction sees it. */
  public Optional<RegisteredFirm> byCode(String code) {
    return code.isEmpty()
        ? Optional.empty()
        : client
            .sql("select " + COLUMNS + " from enterprise.firm f where f.code = ?")
            .param(code)
            .query(Firms::read)
            .optional();
  }

  /**
   * A page of firms by name, as they stood at the end of a day.
   *
   * @param after name and id of the last one shown, joined by a line; empty for the first page
   */
  public List<RegisteredFirm> list(FirmQuery query, LocalDate day, String after, int limit) {
    List<Object> values = new ArrayList<>();
    String register = register(day, values);
    String where = where(query, day, values);
    if (KEY.matcher(after).matches()) {
      int bar = after.lastIndexOf('|');
      where += " and (f.name, f.id) > (?, ?::uuid)";
      values.add(after.substring(0, bar));
      values.add(after.substring(bar + 1));
    }
    values.add(limit);
    return client
        .sql(
            "select "
                + COLUMNS
                + " from "
                + register
                + " where "
                + where
                + " order by f.name, f.id limit ?")
        .params(values)
        .query(Firms::read)
        .list();
  }

  /** How many firms a query finds at the end of a day. */
  public long count(FirmQuery query, LocalDate day) {
    List<Object> values = new ArrayList<>();
    String register = register(day, values);
    String where = where(query, day, values);
    return client
        .sql("select count(*) from " + register + " where " + where)
        .params(values)
        .query(Long.class)
        .single();
  }

  /** The register with the states of today, or with those at the end of an earlier day. */
  private String register(LocalDate day, List<Object> values) {
    if (!day.isBefore(Days.of(clock.instant()))) {
      return "enterprise.firm f";
    }
    OffsetDateTime end = Days.start(day.plusDays(1)).atOffset(ZoneOffset.UTC);
    values.add(end);
    values.add(end);
    values.add(day);
    return """
    (select r.id, r.area, r.name, r.code, r.kind, r.industry,
        r.above_scale, r.chain, r.key_firm,
        coalesce(s.state, 'closed') as state, s.from_time as state_since
      from enterprise.firm r left join enterprise.firm_spell s on s.firm = r.id
        and s.from_time < ? and coalesce(s.until_time, 'infinity') >= ?
      where r.registered_on <= ?) f
    """;
  }

  private static String where(FirmQuery query, LocalDate day, List<Object> values) {
    StringBuilder where = new StringBuilder("f.area ^@ ? and " + query.scope().condition());
    values.add(query.area());
    add(where, values, query.kind(), "f.kind = ?");
    add(where, values, query.industry(), "f.industry ^@ ?");
    if (!query.states().isEmpty()) {
      where.append(" and f.state = any (?)");
      values.add(query.states().stream().map(FirmState::word).toArray(String[]::new));
    }
    if (!query.text().isEmpty()) {
      where.append(" and (strpos(f.name, ?) > 0 or f.code = ?)");
      values.add(query.text());
      values.add(query.text());
    }
    if (!query.objectClass().isEmpty()) {
      where.append(
          """
           and ? = coalesce((select c.class from enterprise.firm_class c
             where c.firm = f.id and c.scheme = ? and c.from_day <= ?
             order by c.from_day desc limit 1), '%s')
          """
              .formatted(FirmQuery.NO_CLASS));
      values.add(query.objectClass());
      values.add(query.scheme());
      values.add(day);
    }
    posts(where, query, day, values);
    return where.toString();
  }

  /** Whose post nobody holds, or somebody in particular. */
  private static void posts(
      StringBuilder where, FirmQuery query, LocalDate day, List<Object> values) {
    if (!query.without().isEmpty()) {
      where.append(
          """
           and not exists (select from enterprise.firm_post p
             where p.firm = f.id and p.post = ? and p.from_day <= ?
               and coalesce(p.until_day, 'infinity') >= ?)
          """);
      values.add(query.without());
      values.add(day);
      values.add(day);
    }
    if (!query.held().who().isEmpty()) {
      where.append(
          """
           and ? = (select case when coalesce(p.until_day, 'infinity') >= ?
               then coalesce(p.account, p.team) end from enterprise.firm_post p
             where p.firm = f.id and p.post = ? and p.from_day <= ?
             order by p.from_day desc, p.fact desc limit 1)
          """);
      values.addAll(List.of(query.held().who(), day, query.held().post(), day));
    }
  }

  private static void add(
      StringBuilder where, List<Object> values, String value, String condition) {
    if (!value.isEmpty()) {
      where.append(" and ").append(condition);
      values.add(value);
    }
  }

  /** The states of a firm one after the other. */
  public List<FirmCourse.Spell> course(UUID firm) {
    return client
        .sql(
            """
            select state, from_time, fact, way, cites from enterprise.firm_spell
            where firm = ? order by number
            """)
        .param(firm)
        .query((row, n) ->
            new FirmCourse.Spell(
                FirmState.ofWord(row.getString(1)).orElseThrow(),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5)))
        .list();
  }

  /** One thing that was recorded of a firm: work on a day, a preparation, a policy taken up. */
  public record Record(UUID fact, UUID firm, Instant at, Map<String, String> attributes) {

    /** The attribute's value; empty where it is not stated. */
    public String text(String name) {
      return attributes.getOrDefault(name, "");
    }
  }

  /** What was recorded of a firm, the last first. */
  public List<Record> records(UUID firm, String kind) {
    return client
        .sql(
            """
            select fact, firm, happened_at, attributes::text from enterprise.firm_record
            where firm = ? and kind = ? order by happened_at desc, fact desc
            """)
        .params(firm, kind)
        .query(FirmCounts::record)
        .list();
  }

  /** The class of a firm in each scheme on a day. */
  public Map<String, String> classes(UUID firm, LocalDate day) {
    Map<String, String> classes = new TreeMap<>();
    client
        .sql(
            """
            select scheme, class from enterprise.firm_class
            where firm = ? and from_day <= ? order by from_day
            """)
        .params(firm, day)
        .query((ResultSet row) -> {
          classes.put(row.getString(1), row.getString(2));
        });
    return classes;
  }

  static RegisteredFirm read(ResultSet row, int number) throws SQLException {
    String code = row.getString("code");
    OffsetDateTime since = row.getObject("state_since", OffsetDateTime.class);
    return new RegisteredFirm(
        row.getObject("id", UUID.class),
        row.getString("area"),
        new FirmProfile(
            row.getString("name"),
            code == null ? "" : code,
            FirmKind.ofWord(row.getString("kind")).orElseThrow(),
            row.getString("industry"),
            row.getBoolean("above_scale"),
            row.getBoolean("chain"),
            row.getBoolean("key_firm")),
        FirmState.ofWord(row.getString("state")).orElseThrow(),
        since == null ? null : since.withOffsetSameInstant(ZoneOffset.UTC).toInstant());
  }
}
