package lianfang.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 审计: every opening or export of a person's data, every sign-in, refusal and change of an account.
 * Entries are written by the real clock in a transaction of their own, so that they stay when what
 * they record fails; whoever cannot be recorded sees nothing.
 */
@Component
public final class Audit {

  private static final String INSERT =
      """
      with written as (
        insert into access.audit
          (id, at, account, action, subject_kind, subject_id, area, why, address, detail, hash)
        select * from unnest(:id::uuid[], :at::timestamptz[], :account::text[], :action::text[],
          :kind::text[], :subject::uuid[], :area::text[], :why::text[], :address::text[],
          :detail::text[], :hash::bytea[]))
      insert into access.audit_pending (audit) select unnest(:id::uuid[])
      """;

  private final Clock clock;
  private final JdbcClient jdbc;
  private final TransactionTemplate apart;

  /** Writes as the application, which may insert and read, and neither change nor remove. */
  public Audit(DataSource app, @Qualifier("real") Clock real) {
    clock = real;
    jdbc = JdbcClient.create(app);
    apart = new TransactionTemplate(new JdbcTransactionManager(app));
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Somebody opens one person's data; call it before the data is shown. */
  public void looked(Actor who, Subject whose, String area, String why) {
    record(who, AuditAction.OPENED_PERSON, whose, area, why, "");
  }

  /** Somebody takes the data of these people out, each with the area in which the person lives. */
  public void exported(Actor who, Map<Subject, String> areas, String why, String format) {
    each(who, AuditAction.EXPORTED_PERSON, areas, why, format + ", " + areas.size() + " people");
  }

  /** Somebody looks people up and finds these, masked. */
  public void searched(Actor who, Map<Subject, String> areas, String why) {
    each(who, AuditAction.SEARCHED_PERSON, areas, why, areas.size() + " found");
  }

  /**
   * A paper that leaves the printer.
   *
   * @param area in which the person lives
   * @param code by which it can be verified
   */
  public record Paper(Subject whose, String area, String code) {}

  /** Somebody prints these people's papers; call it before they are sent. */
  public void papers(Actor who, List<Paper> papers, String why) {
    Instant now = now();
    write(
        papers.stream()
            .map(one ->
                entry(
                    now, who, AuditAction.PRINTED_PERSON, one.whose(), one.area(), why, one.code()))
            .toList());
  }

  private void each(
      Actor who, AuditAction action, Map<Subject, String> areas, String why, String detail) {
    Instant now = now();
    write(
        areas.entrySet().stream()
            .map(one -> entry(now, who, action, one.getKey(), one.getValue(), why, detail))
            .toList());
  }

  /** Anything else; {@code detail} must hold no personal data. */
  public void record(
      Actor who,
      AuditAction action,
      @Nullable Subject whose,
      String area,
      String why,
      String detail) {
    write(List.of(entry(now(), who, action, whose, area, why, detail)));
  }

  /** Who looked at this subject, latest first; the second wall keeps other areas out. */
  public List<AuditEntry> of(Subject subject, int limit) {
    return jdbc.sql(
            """
            select * from access.audit where subject_id = :id and subject_kind = :kind
            order by seq desc limit :limit
            """)
        .param("id", subject.id())
        .param("kind", subject.kind().word())
        .param("limit", limit)
        .query(Audit::read)
        .list();
  }

  /** The latest paper that was printed with this code; the second wall keeps other areas out. */
  public Optional<AuditEntry> printed(String code) {
    return jdbc.sql(
            """
            select * from access.audit where action = :action and detail = :code
            order by seq desc limit 1
            """)
        .param("action", AuditAction.PRINTED_PERSON.word())
        .param("code", code)
        .query(Audit::read)
        .optional();
  }

  /** What auditors ask for, latest first, paged by {@link AuditQuery#before()}. */
  public List<AuditEntry> list(AuditQuery query) {
    AuditAction action = query.action();
    LocalDate until = query.until();
    return jdbc.sql(
            """
            select * from access.audit
            where (:account::text is null or account = :account)
              and (:action::text is null or action = :action)
              and (:from::timestamptz is null or at >= :from)
              and (:until::timestamptz is null or at < :until)
              and (:before::bigint is null or seq < :before)
            order by seq desc limit :limit
            """)
        .param("account", query.account())
        .param("action", action == null ? null : action.word())
        .param("from", start(query.from()))
        .param("until", start(until == null ? null : until.plusDays(1)))
        .param("before", query.before())
        .param("limit", query.limit())
        .query(Audit::read)
        .list();
  }

  static AuditEntry read(ResultSet row, int number) throws SQLException {
    UUID subject = row.getObject("subject_id", UUID.class);
    return new AuditEntry(
        row.getLong("seq"),
        row.getObject("id", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("account"),
        AuditAction.ofWord(row.getString("action")),
        subject == null
            ? null
            : new Subject(Subject.Kind.ofWord(row.getString("subject_kind")), subject),
        row.getString("area"),
        row.getString("why"),
        row.getString("address"),
        row.getString("detail"));
  }

  private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
    return day == null ? null : Days.start(day).atOffset(ZoneOffset.UTC);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static AuditEntry entry(
      Instant at,
      Actor who,
      AuditAction action,
      @Nullable Subject whose,
      String area,
      String why,
      String detail) {
    return new AuditEntry(
        0, UUID.randomUUID(), at, who.account(), action, whose, area, why, who.where(), detail);
  }

  private void write(List<AuditEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    apart.executeWithoutResult(status -> insert(entries));
  }

  private void insert(List<AuditEntry> entries) {
    List<@Nullable String> kinds = new ArrayList<>();
    List<@Nullable String> subjects = new ArrayList<>();
    for (AuditEntry entry : entries) {
      Subject subject = entry.subject();
      kinds.add(subject == null ? null : subject.kind().word());
      subjects.add(subject == null ? null : subject.id().toString());
    }
    jdbc.sql(INSERT)
        .param("id", texts(entries, entry -> entry.id().toString()))
        .param("at", texts(entries, entry -> entry.at().toString()))
        .param("account", texts(entries, AuditEntry::account))
        .param("action", texts(entries, entry -> entry.action().word()))
        .param("kind", kinds.toArray(String[]::new))
        .param("subject", subjects.toArray(String[]::new))
        .param("area", texts(entries, AuditEntry::area))
        .param("why", texts(entries, AuditEntry::why))
        .param("address", texts(entries, AuditEntry::where))
        .param("detail", texts(entries, AuditEntry::detail))
        .param("hash", entries.stream().map(AuditHash::of).toArray(byte[][]::new))
        .update();
  }

  private static String[] texts(List<AuditEntry> entries, Function<AuditEntry, String> field) {
    return entries.stream().map(field).toArray(String[]::new);
  }
}
