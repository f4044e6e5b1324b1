package lianfang.web.firms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.visit.CasesToVisit;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Subject;
import lianfang.web.cases.CaseActing;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 对企业办理: what the reader's desk may begin about a firm of the register, such as an inspection. */
@Component
class FirmFilings {

  private final CaseTypes types;
  private final CasesToVisit desks;

  FirmFilings(CaseTypes types, CasesToVisit desks) {
    this.types = types;
    this.desks = desks;
  }

  Block block(Shell shell, CurrentUser user, RegisteredFirm firm) {
    boolean here = user.scope().contains(firm.area()) && !shell.console().elsewhere();
    Set<String> own = here ? desks.desks(CaseActing.of(user)) : Set.of();
    boolean chinese = shell.language() == Language.ZH;
    List<Row> rows = new ArrayList<>();
    for (CaseType type : types.offered(firm.area())) {
      CaseStep filing = type.filings().getFirst();
      if (type.about() == Subject.Kind.ENTERPRISE && begins(own, filing)) {
        String href =
            shell.link("/cases/new/" + type.id(), "about", firm.id().toString(), "in", firm.area());
        String title = chinese ? type.title().zh() : type.title().en();
        String step = chinese ? filing.name().zh() : filing.name().en();
        rows.add(new Row(href, List.of(Cell.subject(title, null, href), Cell.of(step))));
      }
    }
    return new Block(
        shell.t("firm.begin", rows.size()),
        null,
        null,
        List.of(Listing.Column.of(shell.t("firm.case")), Listing.Column.of(shell.t("firms.state"))),
        rows,
        shell.t("firm.begin.none"));
  }

  /** What a firm files itself is begun in its portal. */
  private static boolean begins(Set<String> own, CaseStep filing) {
    return filing.who().stream()
        .anyMatch(who -> who.kind() == CaseStep.Who.Kind.NAMED_DESK && own.contains(who.desk()));
  }
}
