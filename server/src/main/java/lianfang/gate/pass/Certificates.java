package lianfang.gate.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.gate.issue.CertificateStep;
import lianfang.gate.issue.SlotPhase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 健康申报证明: declared, listed at the township, given a time, assessed on site, issued. Each step is a
 * fact about the person; the table only finds who waits for what.
 */
@Component
public class Certificates {

  private static final String LIST =
      """
      select c.*, s.area slot_area, s.day slot_day, s.minute_from slot_from, s.minute_to slot_to
      from gate.certificate c left join gate.slot s on s.id = c.slot
      """;

  private final JdbcClient client;
  private final Ledger ledger;
  private final Slots slots;
  private final Clock clock;
  private final FactIds ids;

  Certificates(JdbcClient client, Ledger ledger, Slots slots, Clock clock) {
    this.client = client;
    this.ledger = ledger;
    this.slots = slots;
    this.clock = clock;
    this.ids = new FactIds(clock);
  }

  /**
   * A declaration on its way.
   *
   * @param at when and where the person is assessed; null where no time was given
   */
  public record Case(
      UUID id,
      UUID subject,
      String area,
      String destination,
      boolean symptoms,
      Instant declared,
      @Nullable Appointment at,
      @Nullable Boolean fit,
      @Nullable Instant issued,
      @Nullable LocalDate until) {

    /** Where it stands on a day; whoever missed the time waits for another one. */
    public CertificateStep step(LocalDate today) {
      Appointment given = at;
      boolean slotted = given != null && !given.day().isBefore(today);
      return CertificateStep.of(symptoms, slotted, fit, until, today);
    }

    /** Whether it may be said what was found: symptoms at once, others when their time is there. */
    boolean isAssessed(LocalDateTime now) {
      Appointment given = at;
      boolean there =
          given != null
              && given.day().equals(now.toLocalDate())
              && given.phase(now) != SlotPhase.AHEAD;
      return symptoms || there;
    }
  }

  /** 预约: a time at a township, in minutes of the day. */
  public record Appointment(String area, LocalDate day, int minuteFrom, int minuteTo) {

    /** Whether it is still ahead, runs, or is over. */
    public SlotPhase phase(LocalDateTime now) {
      return SlotPhase.of(day, minuteFrom, minuteTo, now);
    }
  }

  /**
   * How long people waited, from declaration to certificate.
   *
   * @param median null where none was issued
   * @param declared how many declared in the same days
   * @param got how many of these have their certificate
   */
  public record Waiting(
      long issued,
      @Nullable Duration median,
      @Nullable Duration slowest,
      long declared,
      long got) {}

  /** 申报: false where the person is on the way already. */
  public boolean declare(
      Recorder who, UUID subject, String area, String destination, boolean symptoms) {
    boolean under =
        client
                .sql(
                    "select count(*) from gate.certificate where subject = ?"
                        + " and issued_at is null and coalesce(fit, true)")
                .param(subject)
                .query(Long.class)
                .single()
            > 0;
    if (under) {
      return false;
    }
    Instant now = clock.instant();
    tell(
        who,
        subject,
        area,
        "certificate-declared",
        Map.of("destination", destination, "symptoms", symptoms ? "yes" : "no"));
    client
        .sql(
            "insert into gate.certificate (id, subject, area, destination, declared_at, symptoms)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(UUID.randomUUID(), subject, area, destination, PassKeys.utc(now), symptoms)
        .update();
    return true;
  }

  /** 预约、改约: false where the time is full; the place in an earlier one is free again. */
  public boolean slot(Recorder who, Case one, Slots.Slot slot) {
    if (!slots.take(slot.id(), one.subject(), one.area())) {
      return false;
    }
    slots.leaveOthers(slot, one.subject(), Days.of(clock.instant()));
    tell(
        who,
        one.subject(),
        one.area(),
        "certificate-slot",
        Map.of(
            "day",
            slot.day().toString(),
            "minute_from",
            String.valueOf(slot.minuteFrom()),
            "minute_to",
            String.valueOf(slot.minuteTo())));
    client
        .sql("update gate.certificate set slot = ? where id = ?")
        .params(slot.id(), one.id())
        .update();
    return true;
  }

  /** 现场评估: false where no time was given for today, or it has not begun. */
  public boolean assess(Recorder who, Case one, String celsius, boolean fit) {
    Instant now = clock.instant();
    if (!one.isAssessed(LocalDateTime.ofInstant(now, Days.ZONE))) {
      return false;
    }
    tell(
        who,
        one.subject(),
        one.area(),
        "certificate-assessed",
        Map.of("fit", fit ? "yes" : "no", "celsius", celsius));
    client
        .sql("update gate.certificate set fit = ?, assessed_at = ? where id = ?")
        .params(fit, PassKeys.utc(now), one.id())
        .update();
    return true;
  }

  /** 开具: the last day of the certificate. */
  public LocalDate issue(Recorder who, Case one) {
    Instant now = clock.instant();
    LocalDate until = CertificateStep.lastDay(Days.of(now));
    tell(
        who,
        one.subject(),
        one.area(),
        "certificate-issued",
        Map.of("destination", one.destination(), "until", until.toString()));
    client
        .sql("update gate.certificate set issued_at = ?, until_day = ? where id = ?")
        .params(PassKeys.utc(now), until, one.id())
        .update();
    return until;
  }

  /** The latest declaration of a person. */
  public Optional<Case> of(UUID subject) {
    return client
        .sql(LIST + " where c.subject = ? order by c.declared_at desc limit 1")
        .param(subject)
        .query(Certificates::read)
        .optional();
  }

  /** How many have declared symptoms and nobody has said what was found. */
  public long sick(String area) {
    return client
        .sql("select count(*) from gate.certificate where area ^@ ? and symptoms and fit is null")
        .param(area)
        .query(Long.class)
        .single();
  }

  /** 乡镇清单: who is on the way: whoever declared symptoms first, then the longest wait. */
  public List<Case> open(String area, int limit) {
    return client
        .sql(
            LIST
                + " where c.area ^@ ? and c.issued_at is null and coalesce(c.fit, true)"
                + " order by c.symptoms and c.fit is null desc, c.declared_at limit ?")
        .params(area, limit)
        .query(Certificates::read)
        .list();
  }

  /** The declarations behind the indicators: declared or issued since, the longest first. */
  public List<Case> since(String area, Instant since, int limit) {
    return client
        .sql(
            LIST
                + """
                 where c.area ^@ ? and (c.issued_at >= ? or c.declared_at >= ?)
                order by coalesce(c.issued_at, ?) - c.declared_at desc, c.id limit ?
                """)
        .params(
            area, PassKeys.utc(since), PassKeys.utc(since), PassKeys.utc(clock.instant()), limit)
        .query(Certificates::read)
        .list();
  }

  /** 办理时长: an indicator, from declaration to certificate. */
  public Waiting waiting(String area, Instant since) {
    OffsetDateTime from = PassKeys.utc(since);
    return client
        .sql(
            """
            select count(*) filter (where issued_at >= ?),
              percentile_cont(0.5) within group
                (order by extract(epoch from issued_at - declared_at))
                filter (where issued_at >= ?),
              max(extract(epoch from issued_at - declared_at)) filter (where issued_at >= ?),
              count(*) filter (where declared_at >= ?),
              count(*) filter (where declared_at >= ? and issued_at is not null)
            from gate.certificate where area ^@ ? and (issued_at >= ? or declared_at >= ?)
            """)
        .params(from, from, from, from, from, area, from, from)
        .query((row, n) ->
            new Waiting(
                row.getLong(1),
                row.getLong(1) == 0 ? null : Duration.ofSeconds((long) row.getDouble(2)),
                row.getLong(1) == 0 ? null : Duration.ofSeconds((long) row.getDouble(3)),
                row.getLong(4),
                row.getLong(5)))
        .single();
  }

  private void tell(
      Recorder who, UUID subject, String area, String kind, Map<String, String> attributes) {
    Instant now = clock.instant();
    ledger.append(
        who,
        List.of(
            new Fact(
                0,
                ids.next(),
                Subject.person(subject),
                kind,
                area,
                now,
                now,
                who.account(),
                "page",
                null,
                new TreeMap<>(attributes))));
  }

  private static @Nullable Appointment appointment(ResultSet row) throws SQLException {
    LocalDate day = row.getObject("slot_day", LocalDate.class);
    return day == null
        ? null
        : new Appointment(
            row.getString("slot_area"), day, row.getInt("slot_from"), row.getInt("slot_to"));
  }

  private static Case read(ResultSet row, int number) throws SQLException {
    return new Case(
        row.getObject("id", UUID.class),
        row.getObject("subject", UUID.class),
        row.getString("area"),
        row.getString("destination"),
        row.getBoolean("symptoms"),
        PassKeys.instant(row, "declared_at"),
        appointment(row),
        row.getObject("fit", Boolean.class),
        row.getObject("issued_at") == null ? null : PassKeys.instant(row, "issued_at"),
        row.getObject("until_day", LocalDate.class));
  }
}
