package lianfang.web.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.Cases;
import lianfang.casework.round.Rounds;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.Said;
import lianfang.web.part.Link;
import lianfang.web.rounds.RoundBlocks.Told;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Reads one round for its pages. */
@Component
class RoundReading {

  private final Rounds rounds;
  private final Cases cases;

  RoundReading(Rounds rounds, Cases cases) {
    this.rounds = rounds;
    this.cases = cases;
  }

  /** The case of a round, for those who see it. */
  CaseFile found(CurrentUser user, UUID id) {
    return cases
        .find(CaseActing.of(user), id)
        .filter(file -> file.view().type().equals(Rounds.TYPE))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  Told told(CurrentUser user, CaseFile file) {
    CaseRecorder who = CaseActing.of(user);
    UUID id = file.view().id();
    List<Rounds.Visit> visits = rounds.visits(who, id);
    List<UUID> items = new ArrayList<>();
    for (Rounds.Visit visit : visits) {
      for (int i = 0; i < visit.report().places().size(); i++) {
        for (int k = 0; k < visit.report().places().get(i).failed().size(); k++) {
          items.add(visit.rectification(i, k));
        }
      }
    }
    return new Told(
        id,
        file.view().state(),
        rounds.planOf(who, id),
        rounds.coverage(who, id),
        visits,
        rounds.states(who, items));
  }

  static String why(Shell shell, CaseRefused refused) {
    return shell.t(
        "round.refused",
        Said.of(shell, refused.refused().says()),
        Said.of(shell, refused.refused().remedy()));
  }

  static Link back(Shell shell, CaseFile file) {
    return new Link(
        file.view().values().text("called").orElse(""),
        shell.link(RoundsDesk.PAGE + "/" + file.view().id()));
  }
}
