package lianfang.web.supervision;

import lianfang.casework.CaseTypes;
import lianfang.casework.desk.ToAnswer;
import lianfang.web.cases.CaseActing;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 待我陈述提示: tells a head on his first page that something waits for him. */
@Component
public class AnswersHint {

  private final ToAnswer matters;
  private final CaseTypes types;

  AnswersHint(ToAnswer matters, CaseTypes types) {
    this.matters = matters;
    this.types = types;
  }

  /** How many matters wait for the reader, to be received or to be answered. */
  public long waiting(CurrentUser user) {
    return matters.of(CaseActing.of(user)).stream()
        .filter(one ->
            types.edition(one.edition()).stepsFrom(one.state()).stream()
                .anyMatch(AnswersDesk::isOfTheHead))
        .count();
  }
}
