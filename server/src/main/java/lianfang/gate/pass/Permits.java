package lianfang.gate.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 车辆通行与绿色通道: asked for, approved, and escorted in four recorded steps. */
@Component
public class Permits {

  /** 绿色通道四步, in order: checked and disinfected, route set, escorted out, escorted in. */
  public static final List<String> STEPS =
      List.of("disinfected", "route-set", "escorted-out", "escorted-in");

  private final JdbcClient client;
  private final Ledger ledger;
  private final Clock clock;
  private final FactIds ids;

  Permits(JdbcClient client, Ledger ledger, Clock clock) {
    this.client = client;
    this.ledger = ledger;
    this.clock = clock;
    this.ids = new FactIds(clock);
  }

  /**
   * A vehicle that wants to pass.
   *
   * @param askedBy account that asked
   * @param until last day on which it is needed; null for one that named none
   * @param approved null while nobody has decided
   * @param reason why it was refused or taken back; empty otherwise
   * @param steps how many steps of the green channel are done
   */
  public record Permit(
      UUID id,
      String area,
      String plate,
      String goods,
      List<String> route,
      boolean emergency,
      String askedBy,
      Instant asked,
      @Nullable LocalDate until,
      @Nullable Boolean approved,
      String reason,
      int steps) {

    /** A vehicle that somebody asks for, not yet decided. */
    public static Permit asked(
        String area, Vehicle vehicle, boolean emergency, String askedBy, LocalDate until) {
      return new Permit(
          UUID.randomUUID(),
          area,
          vehicle.plate(),
          vehicle.goods(),
          vehicle.route(),
          emergency,
          askedBy,
          Instant.EPOCH,
          until,
          null,
          "",
          0);
    }

    /** Whether it lets the vehicle pass on a day. */
    public boolean holds(LocalDate day) {
      return Boolean.TRUE.equals(approved) && (until == null || !day.isAfter(until));
    }

    /** The next step of the green channel; empty where all are done, or where there is none. */
    public Optional<String> next() {
      return emergency && Boolean.TRUE.equals(approved) && steps < STEPS.size()
          ? Optional.of(STEPS.get(steps))
          : Optional.empty();
    }
  }

  /** What drives, with what, through which areas. */
  public record Vehicle(String plate, String goods, List<String> route) {

    /** Copies the route. */
    public Vehicle {
      route = List.copyOf(route);
    }
  }

  /** 申请. */
  public void ask(Permit permit) {
    client
        .sql(
            """
            insert into gate.permit
              (id, area, plate, goods, route, emergency, asked_by, asked_at, until_day)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            permit.id(),
            permit.area(),
            permit.plate(),
            permit.goods(),
            permit.route().toArray(String[]::new),
            permit.emergency(),
            permit.askedBy(),
            PassKeys.utc(clock.instant()))
        .param(permit.until())
        .update();
  }

  /**
   * 审批; a second decision changes nothing.
   *
   * @param reason why it is refused, for whoever asked; empty where it is approved
   */
  public void decide(Recorder who, Permit permit, boolean approved, String reason) {
    int decided =
        client
            .sql(
                "update gate.permit set approved = ?, reason = ?"
                    + " where id = ? and approved is null")
            .params(approved, reason, permit.id())
            .update();
    if (decided > 0) {
      decided(who, permit, approved ? "approved" : "refused");
    }
  }

  /** 撤销: what was approved holds no longer; the caller takes its passes back. */
  public void withdraw(Recorder who, Permit permit, String reason) {
    int taken =
        client
            .sql("update gate.permit set approved = false, reason = ? where id = ? and approved")
            .params(reason, permit.id())
            .update();
    if (taken > 0) {
      decided(who, permit, "withdrawn");
    }
  }

  private void decided(Recorder who, Permit permit, String outcome) {
    String emergency = permit.emergency() ? "yes" : "no";
    tell(who, permit, "permit-decided", Map.of("outcome", outcome, "emergency", emergency));
  }

  /** The next step of the green channel is done; none can be left out. */
  public void step(Recorder who, Permit permit) {
    String step = permit.next().orElseThrow();
    UUID fact = tell(who, permit, "green-channel", Map.of("step", step));
    client
        .sql("update gate.permit set steps = steps || ? where id = ? and cardinality(steps) = ?")
        .params(fact, permit.id(), permit.steps())
        .update();
  }

  /** One of them, as far as the transaction sees it. */
  public Optional<Permit> find(UUID id) {
    return client
        .sql("select * from gate.permit where id = ?")
        .param(id)
        .query(Permits::read)
        .optional();
  }

  /**
   * The latest of an area, those that wait first.
   *
   * @param askedBy only those of this account; empty for all
   */
  public List<Permit> list(String area, String askedBy, int limit) {
    return client
        .sql(
            "select * from gate.permit where area ^@ ? and ? in ('', asked_by)"
                + " order by approved is not null, asked_at desc limit ?")
        .params(area, askedBy, limit)
        .query(Permits::read)
        .list();
  }

  private UUID tell(Recorder who, Permit permit, String kind, Map<String, String> attributes) {
    Instant now = clock.instant();
    Fact fact =
        new Fact(
            0,
            ids.next(),
            Subject.place(permit.id()),
            kind,
            permit.area(),
            now,
            now,
            who.account(),
            "page",
            null,
            new TreeMap<>(attributes));
    ledger.append(who, List.of(fact));
    return fact.id();
  }

  private static Permit read(ResultSet row, int number) throws SQLException {
    return new Permit(
        row.getObject("id", UUID.class),
        row.getString("area"),
        row.getString("plate"),
        row.getString("goods"),
        List.of((String[]) row.getArray("route").getArray()),
        row.getBoolean("emergency"),
        row.getString("asked_by"),
        PassKeys.instant(row, "asked_at"),
        row.getObject("until_day", LocalDate.class),
        row.getObject("approved", Boolean.class),
        row.getString("reason"),
        ((UUID[]) row.getArray("steps").getArray()).length);
  }
}
