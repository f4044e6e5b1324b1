package lianfang.web.decisions;

import java.util.List;
import lianfang.rulebook.lower.LooserNotices;
import lianfang.web.action.Objections;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 另有待办: what waits for an official and is no question of a notice about somebody. */
@Component
class WaitingElsewhere {

  private static final int OBJECTIONS = 500;

  private final Objections objections;
  private final LooserNotices notices;

  WaitingElsewhere(Objections objections, LooserNotices notices) {
    this.objections = objections;
    this.notices = notices;
  }

  /** Objections of people, and notices that one above them finds looser, each with its number. */
  List<Link> links(Shell shell) {
    long objected = objections.waiting(shell.ground().code(), OBJECTIONS);
    long below = notices.on(shell.console().on()).size();
    return List.of(
        new Link(shell.t("objection.pages", objected), shell.link("/objections")),
        new Link(shell.t("today.lower", below), shell.link(NoticeRequestPages.PATH)));
  }
}
