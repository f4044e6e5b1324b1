package lianfang.web.today;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianfang.access.Permission;
import lianfang.person.Comparisons;
import lianfang.rulebook.lower.LooserNotices;
import lianfang.situation.GradeRow;
import lianfang.situation.Grades;
import lianfang.web.action.NoticeScope;
import lianfang.web.checkpoints.GateAlarms;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.situation.GradeOrgans;
import org.springframework.stereotype.Component;

/** 今日提示: what waits for the reader elsewhere, each a link with its number. */
@Component
class TodayHints {

  private static final int COUNTY = 6;

  /** The province keeps the list of counties; below it grades are proposed and recorded. */
  private static final int PROVINCE = 2;

  private final Comparisons comparisons;
  private final GateAlarms gateAlarms;
  private final Grades grades;
  private final GradeOrgans organs;
  private final LooserNotices looser;
  private final NoticeScope scope;
  private final OfficeHints office;

  TodayHints(
      Comparisons comparisons,
      GateAlarms gateAlarms,
      Grades grades,
      GradeOrgans organs,
      LooserNotices looser,
      NoticeScope scope,
      OfficeHints office) {
    this.comparisons = comparisons;
    this.gateAlarms = gateAlarms;
    this.grades = grades;
    this.organs = organs;
    this.looser = looser;
    this.scope = scope;
    this.office = office;
  }

  /** Only what the reader's office has to do. */
  List<Link> of(Shell shell, CurrentUser user) {
    String area = shell.ground().code();
    LocalDate on = shell.console().on();
    List<Link> hints = new ArrayList<>(gateAlarms.of(shell, user));
    hints.addAll(office.of(shell, user));
    long unsure = user.may(Permission.IMPORT_PERSONS) ? comparisons.count(area) : 0;
    add(hints, shell, "confirm.link", unsure, shell.link("/confirmations"));
    boolean approves = user.may(Permission.APPROVE_NOTICE);
    long graded = approves ? proposedGrades(area, on) : 0;
    if (graded > 0) {
      String to = shell.link("/situation/grades") + "#decide";
      String above = organs.deciding(shell);
      boolean decides = area.length() <= PROVINCE;
      hints.add(
          new Link(
              decides
                  ? shell.t("today.grades", graded)
                  : shell.t("today.grades.above", graded, above),
              to));
    }
    boolean asked = approves || user.may(Permission.DRAFT_NOTICE);
    long below = asked ? below(user, on) : 0;
    add(hints, shell, "today.lower", below, shell.link("/decisions/notices"));
    if (user.may(Permission.REGISTER_PERSON)) {
      hints.add(new Link(shell.t("people.register"), shell.link("/register")));
    }
    return hints;
  }

  private static void add(List<Link> hints, Shell shell, String key, long count, String to) {
    if (count > 0) {
      hints.add(new Link(shell.t(key, count), to));
    }
  }

  /** Areas of which the rules propose another grade than the one that an organ decided. */
  private long proposedGrades(String area, LocalDate on) {
    return area.length() > COUNTY
        ? 0
        : grades.below(area, on).stream().filter(GradeRow::isOpen).count();
  }

  /** Notices for all of whose areas the reader answers. */
  private long below(CurrentUser user, LocalDate on) {
    return looser.on(on).stream().filter(one -> scope.covers(user, one.own())).count();
  }
}
