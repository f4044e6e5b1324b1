package lianfang.web.today;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.access.Permission;
import lianfang.enterprise.DailyChecks.Standing;
import lianfang.enterprise.DailyReports;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.shell.Visitor;
import lianfang.web.signin.CurrentUser;
import lianfang.web.supervision.AnswersHint;
import org.springframework.stereotype.Component;

/** 办件提示: a statement that the reader himself is asked for, and firms that have not reported. */
@Component
public class OfficeHints {

  private final DailyReports daily;
  private final AnswersHint answers;

  OfficeHints(DailyReports daily, AnswersHint answers) {
    this.daily = daily;
    this.answers = answers;
  }

  /** Each with its number; what is none is left out. */
  public List<Link> of(Shell shell, CurrentUser user) {
    List<Link> hints = new ArrayList<>();
    long asked = Visitor.may(shell.visitor(), "answers") ? answers.waiting(user) : 0;
    add(hints, shell.t("statement.hint", asked), asked, shell.link("/answers"));
    if (user.may(Permission.MANAGE_FIRMS)) {
      hints.addAll(daily(shell));
    }
    return hints;
  }

  /** Those that are overdue; before it is time, those that have not reported yet. */
  private List<Link> daily(Shell shell) {
    Map<Standing, Long> day =
        daily
            .days(
                DailyReports.Asked.of(
                    shell.ground().code(), shell.console().on(), shell.console().now()))
            .getOrDefault(shell.console().on(), Map.of());
    boolean late = day.containsKey(Standing.OVERDUE);
    Standing which = late ? Standing.OVERDUE : Standing.DUE;
    long silent = day.getOrDefault(which, 0L);
    List<Link> hints = new ArrayList<>();
    String text = shell.t(late ? "firms.daily.hint" : "firms.daily.hint.due", silent);
    add(hints, text, silent, shell.link("/firms/daily", "standing", which.word()));
    return hints;
  }

  private static void add(List<Link> hints, String text, long count, String to) {
    if (count > 0) {
      hints.add(new Link(text, to));
    }
  }
}
