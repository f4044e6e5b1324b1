package lianfang.web.checkpoints;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.access.Permission;
import lianfang.gate.checkpoint.GateMail;
import lianfang.gate.checkpoint.Trips;
import lianfang.gate.pass.Certificates;
import lianfang.gate.pass.Reprints;
import lianfang.gate.unit.Unit;
import lianfang.web.part.Link;
import lianfang.web.passes.ReprintDesk;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.units.Managers;
import org.springframework.stereotype.Component;

/**
 * 卡口提醒: what stands out at the gates of an area today for somebody who can do something about it,
 * the most urgent first, each leading to its list.
 */
@Component
public class GateAlarms {

  private static final String FEVER = "fever";
  private static final String PEOPLE = "people";

  private final GateMail mail;
  private final Trips trips;
  private final VacantPosts vacantPosts;
  private final Managers managers;
  private final Certificates certificates;
  private final Reprints reprints;

  GateAlarms(
      GateMail mail,
      Trips trips,
      VacantPosts vacantPosts,
      Managers managers,
      Certificates certificates,
      Reprints reprints) {
    this.reprints = reprints;
    this.managers = managers;
    this.certificates = certificates;
    this.mail = mail;
    this.trips = trips;
    this.vacantPosts = vacantPosts;
  }

  /** The links, in the caller's transaction; empty where nothing waits. */
  public List<Link> of(Shell shell, CurrentUser user) {
    String area = shell.ground().code();
    List<Link> alarms = new ArrayList<>();
    if (user.may(Permission.DO_DUTY) || user.may(Permission.ORDER_CLOSURE)) {
      Map<String, Long> waiting = mail.waiting(area);
      long feverish = waiting.getOrDefault(FEVER, 0L);
      add(shell, alarms, feverish, "today.fever", shell.link(MailDesk.PAGE, "kind", FEVER));
      long people = user.may(Permission.REGISTER_PERSON) ? waiting.getOrDefault(PEOPLE, 0L) : 0;
      add(shell, alarms, people, "today.people", shell.link(MailDesk.PAGE, "kind", PEOPLE));
      long late = trips.late(area, shell.console().now());
      add(shell, alarms, late, "today.trips", shell.link(TripDesk.PAGE, "state", TripDesk.LATE));
    }
    if (user.may(Permission.ISSUE_PASS)) {
      add(shell, alarms, certificates.sick(area), "today.sick", shell.link("/certificates"));
      int sheets = reprints.waiting(area, ReprintDesk.LIST).size();
      add(shell, alarms, sheets, "today.sheets", shell.link(ReprintDesk.PAGE));
    }
    if (user.may(Permission.MANAGE_AREAS)) {
      LocalDate on = shell.console().on();
      List<Unit> units = managers.vacantAround(area, on);
      add(shell, alarms, units.size(), "today.units", shell.link("/units"));
      long vacant = vacantPosts.count(area, shell.console().now(), on, units);
      String posts = shell.link(CheckpointsDesk.PAGE, "lacks", CheckpointsDesk.VACANT);
      add(shell, alarms, vacant, "today.vacant", posts);
    }
    return alarms;
  }

  private static void add(Shell shell, List<Link> alarms, long count, String says, String to) {
    if (count > 0) {
      alarms.add(new Link(shell.texts().of(says, count), to));
    }
  }
}
