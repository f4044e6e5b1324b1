package lianfang.web.holder;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Recorder;
import lianfang.gate.holder.Holders;
import lianfang.gate.issue.CertificateStep;
import lianfang.gate.pass.Certificates;
import lianfang.instance.ScopedTransactions;
import lianfang.web.part.Field;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/**
 * 网上申报: the first step towards a certificate of health, by the person; it lands on the list of the
 * township, which gives a time.
 */
@Component
class HolderCertificate {

  private static final int DAY_MINUTES = 24 * 60;

  private final ScopedTransactions transactions;
  private final Certificates certificates;
  private final Subjects subjects;

  HolderCertificate(ScopedTransactions transactions, Certificates certificates, Subjects subjects) {
    this.transactions = transactions;
    this.certificates = certificates;
    this.subjects = subjects;
  }

  /** How it stands with somebody's certificate. */
  HolderPage.Certificate show(Shell shell, Holders.Holder holder) {
    LocalDate today = shell.console().today();
    Optional<Certificates.Case> last =
        transactions.in(holder.area(), () -> certificates.of(holder.subject()));
    CertificateStep step = last.map(one -> one.step(today)).orElse(CertificateStep.OVER);
    String told =
        last.map(one ->
                shell.t(
                    "certificate.says",
                    shell.texts().word("certificate-step", step.word()),
                    subjects.name(shell, one.destination()),
                    shell.language().moment(one.declared().atZone(Days.ZONE).toLocalDateTime())))
            .orElse(null);
    Certificates.Appointment at = last.map(Certificates.Case::at).orElse(null);
    if (told != null && at != null && step == CertificateStep.SLOTTED) {
      told =
          shell.t(
              "certificate.says.time",
              told,
              shell.language().weekday(at.day()),
              clock(at.minuteFrom()),
              clock(at.minuteTo()),
              subjects.village(shell, at.area()));
    }
    boolean free = !List.of("declared", "sick", "slotted", "fit").contains(step.word());
    return new HolderPage.Certificate(told, free ? fields(shell) : List.of());
  }

  private static String clock(int minute) {
    return LocalTime.ofSecondOfDay(minute % DAY_MINUTES * 60L).toString();
  }

  private static List<Field> fields(Shell shell) {
    return List.of(
        Field.of("destination", "text", shell.t("certificate.destination"), "")
            .hint(shell.t("certificate.destination.hint"))
            .need(),
        Field.choice(
                "symptoms",
                shell.t("certificate.symptoms"),
                "",
                List.of(
                    new Field.Option("yes", shell.texts().word("value", "yes")),
                    new Field.Option("no", shell.texts().word("value", "no"))))
            .need());
  }

  /** 申报: the key of the sentence that says what became of it. */
  String declare(Holders.Holder holder, String destination, String symptoms) {
    if (!CertificateStep.isArea(destination) || !symptoms.matches("yes|no")) {
      return "certificate.wrong.declaration";
    }
    if (!CertificateStep.isNeeded(holder.area(), destination)) {
      return "certificate.wrong.county";
    }
    boolean sick = symptoms.equals("yes");
    Recorder self = new Recorder("holder", Scope.of(holder.area()));
    boolean declared =
        transactions.in(
            holder.area(),
            () -> certificates.declare(self, holder.subject(), holder.area(), destination, sick));
    return !declared
        ? "certificate.wrong.again"
        : sick ? "holder.certificate.symptoms" : "holder.certificate.done";
  }
}
