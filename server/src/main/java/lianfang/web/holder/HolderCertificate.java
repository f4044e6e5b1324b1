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
import lianfang.web.register.AreaChoice;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
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
  private final AreaChoice choice;

  HolderCertificate(
      ScopedTransactions transactions,
      Certificates certificates,
      Subjects subjects,
      AreaChoice choice) {
    this.transactions = transactions;
    this.certificates = certificates;
    this.subjects = subjects;
    this.choice = choice;
  }

  /**
   * What became of a declaration.
   *
   * @param says what its declarer is told
   * @param destination as it was typed, to be corrected; empty where nothing is
   * @param wrong about the destination; null where nothing is
   */
  record Told(String says, String destination, String symptoms, @Nullable String wrong) {
    static final Told NOTHING = new Told("", "", "", null);
  }

  /** How it stands with somebody's certificate. */
  HolderPage.Certificate show(Shell shell, Holders.Holder holder, Told before) {
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
    return new HolderPage.Certificate(told, free ? fields(shell, before) : List.of());
  }

  private static String clock(int minute) {
    return LocalTime.ofSecondOfDay(minute % DAY_MINUTES * 60L).toString();
  }

  private static List<Field> fields(Shell shell, Told before) {
    return List.of(
        AreaChoice.field("destination", shell.t("certificate.destination"), before.destination())
            .hint(shell.t("certificate.destination.hint"))
            .error(before.wrong())
            .need(),
        Field.choice(
                "symptoms",
                shell.t("certificate.symptoms"),
                before.symptoms(),
                List.of(
                    new Field.Option("yes", shell.texts().word("value", "yes")),
                    new Field.Option("no", shell.texts().word("value", "no"))))
            .need());
  }

  /** 申报: what became of it. */
  Told declare(Shell shell, Holders.Holder holder, String destination, String symptoms) {
    AreaChoice.Answer where = choice.one(shell, destination);
    String wrong = where.wrong();
    if (wrong == null && !CertificateStep.isNeeded(holder.area(), where.code())) {
      wrong = shell.t("certificate.wrong.county");
    }
    if (wrong != null || !symptoms.matches("yes|no")) {
      String says = wrong == null ? shell.t("certificate.wrong.declaration") : wrong;
      return new Told(says, destination, symptoms, wrong);
    }
    boolean sick = symptoms.equals("yes");
    Recorder self = new Recorder("holder", Scope.of(holder.area()));
    boolean declared =
        transactions.in(
            holder.area(),
            () -> certificates.declare(self, holder.subject(), holder.area(), where.code(), sick));
    String key = sick ? "holder.certificate.symptoms" : "holder.certificate.done";
    return new Told(shell.t(declared ? key : "certificate.wrong.again"), "", "", null);
  }

  /** Areas outside the own county come by their names too. */
  List<AreaChoice.Offer> named(Shell shell, Holders.Holder holder, String typed) {
    return choice.find(shell, typed, holder.area());
  }
}
