package lianfang.gate.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.gate.issue.SlotPhase;
import lianfang.instance.ScopedTransactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 时段: times of a township for so many people, for assessments and for jobs nearby. */
@Component
public class Slots {

  private static final String LIST =
      """
      select s.*, (select count(*) from gate.slot_taken t where t.slot = s.id) taken
      from gate.slot s
      """;

  private final JdbcClient client;
  private final JdbcClient engine;
  private final ScopedTransactions transactions;

  Slots(
      JdbcClient client, @Qualifier("engine") JdbcClient engine, ScopedTransactions transactions) {
    this.client = client;
    this.engine = engine;
    this.transactions = transactions;
  }

  /**
   * A time.
   *
   * @param purpose "certificate" or "work"
   * @param taken how many people have it, of all villages
   */
  public record Slot(
      UUID id,
      String area,
      String purpose,
      LocalDate day,
      int minuteFrom,
      int minuteTo,
      int capacity,
      int taken) {

    /** Whether somebody else may come. */
    public boolean isOpen() {
      return taken < capacity;
    }

    /** Whether it is still ahead, runs, or is over. */
    public SlotPhase phase(LocalDateTime now) {
      return SlotPhase.of(day, minuteFrom, minuteTo, now);
    }

    /** Whether somebody else may be given it now. */
    public boolean isOffered(LocalDateTime now) {
      return isOpen() && phase(now) != SlotPhase.OVER;
    }
  }

  /** Opens a time in the caller's transaction. */
  public void open(Slot slot, String account) {
    client
        .sql(
            """
            insert into gate.slot (id, area, purpose, day, minute_from, minute_to, capacity,
              account)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            slot.id(),
            slot.area(),
            slot.purpose(),
            slot.day(),
            slot.minuteFrom(),
            slot.minuteTo(),
            slot.capacity(),
            account)
        .update();
  }

  /** Times from a day on that serve an area: its own, and those of the township above. */
  public List<Slot> serving(String area, String purpose, LocalDate from, int limit) {
    return transactions.asEngine(() ->
        engine
            .sql(
                LIST
                    + " where (s.area ^@ ? or ? ^@ s.area) and s.purpose = ? and s.day >= ?"
                    + " order by s.day, s.minute_from, s.id limit ?")
            .params(area, area, purpose, from, limit)
            .query(Slots::read)
            .list());
  }

  /** One time. */
  public Optional<Slot> find(UUID id) {
    return transactions.asEngine(
        () -> engine.sql(LIST + " where s.id = ?").param(id).query(Slots::read).optional());
  }

  /**
   * Takes a place for somebody; once more for the same person changes nothing.
   *
   * @return whether there was one
   */
  public boolean take(UUID slot, UUID subject, String area) {
    return transactions.asEngine(() -> {
      // One after the other, or two would take the last place.
      engine
          .sql("select id from gate.slot where id = ? for update")
          .param(slot)
          .query(UUID.class)
          .optional();
      int now =
          engine
              .sql(
                  """
                  insert into gate.slot_taken (slot, subject, area)
                  select s.id, ?, ? from gate.slot s where s.id = ?
                    and (select count(*) from gate.slot_taken t where t.slot = s.id)
                      < s.capacity
                  on conflict do nothing
                  """)
              .params(subject, area, slot)
              .update();
      return now > 0
          || engine
                  .sql("select count(*) from gate.slot_taken where slot = ? and subject = ?")
                  .params(slot, subject)
                  .query(Long.class)
                  .single()
              > 0;
    });
  }

  /** Whoever got another time for the same purpose keeps no place in those from today on. */
  void leaveOthers(Slot kept, UUID subject, LocalDate today) {
    client
        .sql(
            """
            delete from gate.slot_taken t using gate.slot s
            where s.id = t.slot and t.subject = ? and s.id <> ? and s.purpose = ? and s.day >= ?
            """)
        .params(subject, kept.id(), kept.purpose(), today)
        .update();
  }

  private static Slot read(ResultSet row, int number) throws SQLException {
    return new Slot(
        row.getObject("id", UUID.class),
        row.getString("area"),
        row.getString("purpose"),
        row.getObject("day", LocalDate.class),
        row.getInt("minute_from"),
        row.getInt("minute_to"),
        row.getInt("capacity"),
        row.getInt("taken"));
  }
}
