package lianfang.casework.desk;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.casework.CaseTypes;
import lianfang.casework.Desk;
import lianfang.casework.DeskPlace;
import lianfang.casework.Seats;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 坐席安排: who sits at which desk on a day, and at which desks cases wait and nobody sits. */
@Component
public class SeatPlan {

  private final JdbcClient client;
  private final CaseTypes types;
  private final CaseTransactions transactions;

  SeatPlan(DataSource app, CaseTypes types, CaseTransactions transactions) {
    this.client = JdbcClient.create(app);
    this.types = types;
    this.transactions = transactions;
  }

  /**
   * A seat with the fact that says it, by which it is ended.
   *
   * @param fact its id
   */
  public record Kept(UUID fact, Seats.Seat seat) {}

  /**
   * A desk at which nobody sits.
   *
   * @param open how many cases wait there, as far as the reader sees them
   */
  public record Gap(DeskPlace place, long open) {}

  /** All seats of a day and those that begin later, by desk. */
  public List<Kept> on(LocalDate day) {
    return client
        .sql(
            """
            select * from casework.seat where ends is null or ends >= greatest(?, begins)
            order by area, desk, begins, account
            """)
        .param(day)
        .query((row, n) -> new Kept(row.getObject("fact", UUID.class), Seats.seat(row)))
        .list();
  }

  /** The seat that a fact says. */
  public Optional<Kept> find(UUID fact) {
    return client
        .sql("select * from casework.seat where fact = ?")
        .param(fact)
        .query((row, n) -> new Kept(fact, Seats.seat(row)))
        .optional();
  }

  /** Desks with seats that have open cases and nobody on this day, as far as somebody may see. */
  public List<Gap> gaps(CaseRecorder who, LocalDate day) {
    Set<DeskPlace> taken = new HashSet<>();
    on(day).stream()
        .map(Kept::seat)
        .filter(seat -> !seat.from().isAfter(day))
        .forEach(seat -> taken.add(seat.place()));
    return transactions.seeing(who, CaseTransactions.Reading.ALL, this::waiting).stream()
        .filter(gap -> types.desks().find(gap.place().desk()).filter(Desk::seats).isPresent())
        .filter(gap -> !taken.contains(gap.place()))
        .toList();
  }

  private List<Gap> waiting() {
    return client
        .sql(
            """
            select desk, desk_area, count(*) from casework.case_row where not ended
            group by desk, desk_area order by desk_area, desk
            """)
        .query(
            (row, n) -> new Gap(new DeskPlace(row.getString(1), row.getString(2)), row.getLong(3)))
        .list();
  }
}
