package lianfang.web.rounds;

import java.util.List;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.casework.Seats;
import lianfang.web.cases.CaseActing;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who plans rounds and who may only look at them. */
@Component
public class RoundSeats {

  private static final String DESK = "rounds";
  private static final List<String> LOOK = List.of(DESK, "supervision-city");

  private final CaseTransactions transactions;
  private final Seats seats;

  RoundSeats(CaseTransactions transactions, Seats seats) {
    this.transactions = transactions;
    this.seats = seats;
  }

  /** Whether somebody plans rounds of an area. */
  public boolean plans(CurrentUser user, String area) {
    CaseRecorder who = CaseActing.of(user);
    return transactions.seeing(who, () -> seats.actor(who).sitsIn(DESK, area));
  }

  /** Whether somebody sees rounds at all. */
  public boolean looks(CurrentUser user) {
    CaseRecorder who = CaseActing.of(user);
    return transactions.seeing(
        who, () -> seats.actor(who).desks().stream().anyMatch(LOOK::contains));
  }

  /** Refuses whoever does not plan rounds of an area. */
  CaseRecorder planning(CurrentUser user, String area) {
    if (!plans(user, area)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "no seat at the desk of rounds");
    }
    return CaseActing.of(user);
  }
}
