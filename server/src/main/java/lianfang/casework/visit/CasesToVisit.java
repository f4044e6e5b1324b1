package lianfang.casework.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.CaseActor;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.casework.DeskPlace;
import lianfang.casework.Seats;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 待办在手: the open cases that somebody may go and see: those they claimed and those of their desks.
 */
@Component
public class CasesToVisit {

  private final JdbcClient client;
  private final CaseTransactions transactions;
  private final Seats seats;

  CasesToVisit(JdbcClient client, CaseTransactions transactions, Seats seats) {
    this.client = client;
    this.transactions = transactions;
    this.seats = seats;
  }

  /** The desks at which somebody sits, in whatever area. */
  public Set<String> desks(CaseRecorder who) {
    return transactions.seeing(who, () -> seats.actor(who).desks());
  }

  /** Their ids, what is due first; what a colleague has claimed is left to the colleague. */
  public List<UUID> of(CaseRecorder who, int limit) {
    return transactions.seeing(
        who,
        () -> {
          CaseActor actor = seats.actor(who);
          List<DeskPlace> places = new ArrayList<>(actor.seats());
          int own = places.size();
          places.addAll(actor.wide());
          return client
              .sql(
                  """
                  select c.id from casework.case_row c
                  where not c.ended and not c.waits and (c.claimant = :me
                    or c.claimant is null and exists (
                      select from unnest(:desks::text[], :areas::text[]) with ordinality
                        as s (desk, area, number)
                      where s.desk = c.desk and (s.area = c.desk_area
                        or s.number > :own and c.desk_area ^@ s.area)))
                  order by c.due nulls last, c.rank desc, c.id limit :limit
                  """)
              .param("me", who.recorder().account())
              .param("desks", places.stream().map(DeskPlace::desk).toArray(String[]::new))
              .param("areas", places.stream().map(DeskPlace::area).toArray(String[]::new))
              .param("own", own)
              .param("limit", limit)
              .query(UUID.class)
              .list();
        });
  }
}
