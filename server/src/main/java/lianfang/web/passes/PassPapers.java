package lianfang.web.passes;

import java.util.ArrayList;
import java.util.List;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.fact.Subject;
import lianfang.gate.pass.PassIssuing;
import lianfang.person.Register;
import lianfang.web.paper.PassPaper;
import lianfang.web.paper.Printer;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 纸质凭证: a sheet for people without a phone. */
@Component
public class PassPapers {

  private final Printer printer;
  private final Audit audit;

  PassPapers(Printer printer, Audit audit) {
    this.printer = printer;
    this.audit = audit;
  }

  byte[] print(Shell shell, CurrentUser user, Register.Entry person, PassIssuing.Given given) {
    List<String> words = given.pass().allowances().stream().map(PassIssuing::word).toList();
    return sheet(
        shell,
        user,
        person,
        given,
        new Said("pass.paper", shell.t("pass.kind"), PassWords.allows(shell, words)));
  }

  /** One sheet of many, each in the audit as if it were printed alone. */
  PassPaper again(Shell shell, CurrentUser user, Register.Entry person, PassIssuing.Given given) {
    List<String> words = given.pass().allowances().stream().map(PassIssuing::word).toList();
    printed(shell, user, person, given);
    return paper(
        shell,
        user,
        given,
        new Said("pass.paper", shell.t("pass.kind"), PassWords.allows(shell, words)));
  }

  byte[] print(List<PassPaper> sheets) {
    return printer.pdf(sheets);
  }

  /** 健康申报证明: the same sheet under its own title, with where it is for. */
  byte[] certificate(
      Shell shell,
      CurrentUser user,
      Register.Entry person,
      PassIssuing.Given given,
      String destination) {
    return sheet(
        shell,
        user,
        person,
        given,
        new Said("certificate.paper", shell.t("certificate.destination"), destination));
  }

  /** 车辆通行证: names a plate, its goods and its route, and nobody. */
  public byte[] vehicle(
      Shell shell, CurrentUser user, PassIssuing.Given given, String goods, String route) {
    PassPaper paper =
        paper(shell, user, given, new Said("permit.paper", shell.t("permit.goods"), goods));
    List<PassPaper.Line> lines = new ArrayList<>(paper.lines());
    lines.add(1, new PassPaper.Line(shell.t("permit.route"), route));
    return printer.pdf(paper.saying(lines));
  }

  private record Said(String key, String label, String value) {}

  private byte[] sheet(
      Shell shell, CurrentUser user, Register.Entry person, PassIssuing.Given given, Said said) {
    printed(shell, user, person, given);
    return draw(shell, user, given, said);
  }

  private void printed(
      Shell shell, CurrentUser user, Register.Entry person, PassIssuing.Given given) {
    audit.record(
        user.actor(),
        AuditAction.PRINTED_PERSON,
        Subject.person(person.id()),
        person.area(),
        shell.t("pass.issue.why"),
        given.pass().id());
  }

  private byte[] draw(Shell shell, CurrentUser user, PassIssuing.Given given, Said said) {
    return printer.pdf(paper(shell, user, given, said));
  }

  private static PassPaper paper(
      Shell shell, CurrentUser user, PassIssuing.Given given, Said said) {
    return new PassPaper(
        shell.language().tag(),
        shell.t(said.key() + ".title"),
        given.pass().holder(),
        List.of(
            new PassPaper.Line(said.label(), said.value()),
            new PassPaper.Line(
                shell.t("pass.until"), PassWords.moment(shell, given.pass().expires())),
            new PassPaper.Line(shell.t("pass.number"), given.pass().id().substring(0, 8))),
        shell.t(said.key() + ".says"),
        given.token(),
        shell.t(
            "paper.printed",
            user.account().displayName(),
            shell.language().moment(shell.console().clock())),
        shell.demo() ? shell.t("demo.band") : "");
  }
}
