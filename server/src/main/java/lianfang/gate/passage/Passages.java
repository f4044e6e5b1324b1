package lianfang.gate.passage;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import lianfang.fact.BinaryRows;
import lianfang.fact.Days;
import lianfang.gate.Device;
import lianfang.gate.Passage;
import lianfang.gate.PassageBatch;
import lianfang.gate.PassageProblem;
import lianfang.gate.PassageProblem.Remedy;
import lianfang.instance.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 通行记录: takes what devices send, each passage once by its id, however often and over however many
 * connections it comes.
 */
@Component
public final class Passages {

  /** First half of the lock of a month; the second is the month. */
  static final int MONTH_LOCK = 25030;

  private static final String STAGING =
      """
      create temporary table if not exists passage_staging (row integer, id uuid,
        happened_at timestamptz, device_time timestamptz, device_offset bigint, subject uuid,
        pass bytea, vehicle text, direction smallint, people smallint, temperature bigint,
        verdict smallint, time_known smallint, checkpoint uuid, device uuid, area bigint,
        neighbour bigint)
      on commit delete rows
      """;

  private static final int AREA_DIGITS = 12;
  private static final int COLUMNS = 17;

  private static final String BY_INDEX =
      """
      select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
        set_config('enable_mergejoin', 'off', true)
      """;

  /**
   * An index is gone through once for all ids of a batch, which lie close together since devices
   * make them in the order of time; asked for one id after the other it is gone down from its root.
   */
  private static final String LANDING =
      """
      insert into gate.passage (id, happened_at, recorded_at, device_time, device_offset,
        checkpoint, device, area, neighbour, subject, pass, vehicle, direction, people, temperature,
        verdict, time_known)
      select id, happened_at,
        greatest(?, (select max(until) + interval '1 microsecond' from gate.passage_seal)),
        device_time, device_offset, checkpoint, device, area, neighbour, subject, pass, vehicle,
        direction, people, temperature, verdict, time_known
      from passage_staging s
      where s.id not in (
        select p.id from gate.passage p where p.id = any (array(select id from passage_staging)))
      """;

  private static final String OF_ANOTHER_DEVICE =
      """
      select s.row, s.id from passage_staging s join gate.passage p using (id)
      where p.device <> s.device
      """;

  private final DataSource app;
  private final JdbcClient client;
  private final ScopedTransactions transactions;
  private final PassageDays days;
  private final Clock clock;
  private final Set<LocalDate> opened = ConcurrentHashMap.newKeySet();

  /** Passages of one instance. */
  public Passages(DataSource app, ScopedTransactions transactions, PassageDays days, Clock clock) {
    this.app = app;
    this.client = JdbcClient.create(app);
    this.transactions = transactions;
    this.days = days;
    this.clock = clock;
  }

  /** 单条: one passage of one device. */
  public record OfDevice(Device device, Passage passage) {}

  /** A passage that can be kept, with its number in the batch. */
  private record Timed(int row, Device device, Passage passage, PassageTime time) {}

  /**
   * Keeps what is new, wholly or, where the process ends meanwhile, not at all; then the device
   * sends the same batch again. Rows that cannot be kept come back and hold up nothing.
   *
   * @param device as the register has it; its areas decide who sees the passages
   */
  public AppendReport append(Device device, PassageBatch batch) {
    List<PassageProblem> problems = new ArrayList<>(batch.problems());
    List<Timed> rows = timed(device, batch, clock.instant(), problems);
    int sent = batch.passages().size();
    int refused = problems.size() - batch.problems().size();
    int landed = rows.isEmpty() ? 0 : land(rows, problems);
    problems.sort(Comparator.comparingInt(PassageProblem::row));
    int foreign = problems.size() - batch.problems().size() - refused;
    return new AppendReport(landed, sent - refused - foreign - landed, problems);
  }

  /**
   * Keeps single passages of many devices at once, each with a time that its device measured. The
   * same one may come again.
   *
   * @return ids that another device has used; what came under them is not kept
   */
  Set<UUID> append(List<OfDevice> some) {
    Instant now = clock.instant();
    Map<UUID, Timed> rows = new LinkedHashMap<>();
    for (OfDevice one : some) {
      PassageTime time = PassageTime.of(one.passage(), null, now, Instant.EPOCH);
      rows.putIfAbsent(
          one.passage().id(),
          new Timed(rows.size() + 1, one.device(), one.passage(), Objects.requireNonNull(time)));
    }
    List<PassageProblem> problems = new ArrayList<>();
    land(List.copyOf(rows.values()), problems);
    Set<UUID> foreign = new HashSet<>();
    problems.forEach(one -> foreign.add(UUID.fromString(Objects.requireNonNull(one.id()))));
    return foreign;
  }

  private List<Timed> timed(
      Device device, PassageBatch batch, Instant now, List<PassageProblem> problems) {
    Instant oldest = oldest(now);
    Map<UUID, Timed> rows = new LinkedHashMap<>();
    int[] numbers = batch.numbers();
    for (int at = 0; at < numbers.length; at++) {
      Passage passage = batch.passages().get(at);
      int row = numbers[at];
      PassageTime time = PassageTime.of(passage, batch.sentAt(), now, oldest);
      if (time == null) {
        String said = passage.deviceTime().toString();
        problems.add(
            new PassageProblem(row, passage.id().toString(), "time", said, Remedy.TOO_OLD));
      } else {
        rows.putIfAbsent(passage.id(), new Timed(row, device, passage, time));
      }
    }
    return List.copyOf(rows.values());
  }

  /** The legal days, or the last month that was dropped where the days were fewer then. */
  private Instant oldest(Instant now) {
    Instant legal = days.oldest(now);
    return client
        .sql("select max(month) from gate.dropped_month")
        .query(LocalDate.class)
        .optional()
        .map(month -> Days.start(month.plusMonths(1)))
        .filter(legal::isBefore)
        .orElse(legal);
  }

  private int land(List<Timed> rows, List<PassageProblem> problems) {
    SortedSet<LocalDate> months = new TreeSet<>();
    SortedSet<String> areas = new TreeSet<>();
    SortedSet<String> devices = new TreeSet<>();
    for (Timed row : rows) {
      months.add(Days.of(row.time().happenedAt()).withDayOfMonth(1));
      areas.add(row.device().area());
      Optional.ofNullable(row.device().neighbour()).ifPresent(areas::add);
      devices.add(row.device().id().toString());
    }
    months.forEach(this::open);
    return transactions.in(
        String.join(",", areas),
        () -> {
          // Two connections with one device's batch wait for each other, so that each id is looked
          // for among what the other one kept; in one order, so that nobody waits in a circle.
          client
              .sql(
                  "select count(pg_advisory_xact_lock(25031, lock)) from (select distinct"
                      + " hashtext(id) as lock from unnest(?) id order by 1) locks")
              .param(devices.toArray(String[]::new))
              .query(Long.class)
              .single();
          months.forEach(this::share);
          return land(rows, clock.instant(), problems);
        });
  }

  private int land(List<Timed> rows, Instant recordedAt, List<PassageProblem> problems) {
    // Nothing is known of the staging table nor of a month that has just begun: without this, a
    // plan reads the whole month for each row, and keeps doing so when the month is full.
    client.sql(BY_INDEX).query((ResultSet set) -> {});
    client.sql(STAGING).update();
    BinaryRows.copy(app, "passage_staging", COLUMNS, out -> rows.forEach(row -> put(out, row)));
    int landed = client.sql(LANDING).param(recordedAt.atOffset(java.time.ZoneOffset.UTC)).update();
    if (landed < rows.size()) {
      client
          .sql(OF_ANOTHER_DEVICE)
          .query((ResultSet found) -> {
            String id = found.getString(2);
            problems.add(new PassageProblem(found.getInt(1), id, "id", id, Remedy.OTHER_ID));
          });
    }
    return landed;
  }

  /** Makes the month in a transaction of its own, before anything is locked. */
  private void open(LocalDate month) {
    if (opened.contains(month)) {
      return;
    }
    client.sql("select gate.open_month(?)").param(month).query(Boolean.class).single();
    opened.add(month);
  }

  /** Whoever seals a month waits for those who add to it, and the other way round. */
  private void share(LocalDate month) {
    client
        .sql("select pg_advisory_xact_lock_shared(?, gate.month_lock(?))::text")
        .param(MONTH_LOCK)
        .param(month)
        .query(String.class)
        .single();
  }

  private static void put(BinaryRows out, Timed row) {
    Passage passage = row.passage();
    out.row().integer(row.row()).uuid(passage.id()).instant(row.time().happenedAt());
    out.instant(passage.deviceTime());
    out.number(passage.offset() == null ? null : passage.offset().toSeconds());
    out.uuid(passage.subject());
    out.bytes(passage.pass() == null ? null : HexFormat.of().parseHex(passage.pass()));
    out.text(passage.vehicle()).small(passage.direction().number()).small(passage.people());
    out.number(passage.temperature() == null ? null : passage.temperature().longValue());
    out.small(passage.verdict()).small(row.time().known().number());
    Device device = row.device();
    out.uuid(device.checkpoint()).uuid(device.id()).number(code(device.area()));
    out.number(device.neighbour() == null ? null : code(device.neighbour()));
  }

  /** As the database has it: twelve digits. */
  private static Long code(String area) {
    return Long.valueOf(area + "0".repeat(AREA_DIGITS - area.length()));
  }
}
