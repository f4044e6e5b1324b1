package lianfang.web.passes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.gate.Allowance;
import lianfang.gate.issue.CertificateStep;
import lianfang.gate.issue.PassForm;
import lianfang.gate.issue.SlotPhase;
import lianfang.gate.pass.Certificates;
import lianfang.gate.pass.PassIssuing;
import lianfang.gate.pass.Slots;
import lianfang.instance.ScopedTransactions;
import lianfang.person.Register;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.Subjects;
import lianfang.web.register.AreaChoice;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Takes one person from a declaration of health to the certificate, one step a page. */
@Controller
class CertificateDesk {

  private static final int SLOTS = 100;
  private static final BigDecimal FEVER = new BigDecimal("37.3");

  private final ScopedTransactions transactions;
  private final Certificates certificates;
  private final Slots slots;
  private final PassGiving giving;
  private final PassPapers papers;
  private final Subjects subjects;
  private final AreaChoice choice;

  CertificateDesk(
      ScopedTransactions transactions,
      Certificates certificates,
      Slots slots,
      PassGiving giving,
      PassPapers papers,
      Subjects subjects,
      AreaChoice choice) {
    this.choice = choice;
    this.transactions = transactions;
    this.certificates = certificates;
    this.slots = slots;
    this.giving = giving;
    this.papers = papers;
    this.subjects = subjects;
  }

  @GetMapping("/people/{id}/certificate")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(
        user.prefixes(), () -> page(shell, giving.person(id), Map.of(), null).show());
  }

  @PostMapping("/people/{id}/certificate")
  Object step(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(
        user.prefixes(),
        () -> {
          Register.Entry person = giving.person(id);
          LocalDate today = shell.console().today();
          Optional<Certificates.Case> last = certificates.of(id);
          CertificateStep step = last.map(one -> one.step(today)).orElse(CertificateStep.OVER);
          if (step == CertificateStep.FIT) {
            return issue(shell, user, person, last.orElseThrow());
          }
          String refusal =
              switch (step) {
                case DECLARED -> said(shell, slot(shell, user, last.orElseThrow(), form));
                case SLOTTED -> slotted(shell, user, last.orElseThrow(), form);
                case SICK -> said(shell, assess(user, last.orElseThrow(), form));
                default -> declare(shell, user, person, form);
              };
          return refusal == null
              ? new ModelAndView("redirect:" + shell.link("/people/" + id + "/certificate"))
              : page(shell, person, form, refusal).show();
        });
  }

  private static @Nullable String said(Shell shell, @Nullable String key) {
    return key == null ? null : shell.t(key);
  }

  private @Nullable String declare(
      Shell shell, CurrentUser user, Register.Entry person, Map<String, String> form) {
    AreaChoice.Answer where = choice.one(shell, form.getOrDefault("destination", ""));
    String symptoms = form.getOrDefault("symptoms", "");
    if (where.wrong() != null) {
      return where.wrong();
    }
    if (!symptoms.matches("yes|no")) {
      return shell.t("certificate.wrong.declaration");
    }
    if (!CertificateStep.isNeeded(person.area(), where.code())) {
      return shell.t("certificate.wrong.county");
    }
    if (symptoms.equals("yes")) {
      return shell.t("certificate.wrong.symptoms");
    }
    return certificates.declare(user.recorder(), person.id(), person.area(), where.code(), false)
        ? null
        : shell.t("certificate.wrong.again");
  }

  /** A time that has not begun is changed for another; in it somebody is assessed. */
  private @Nullable String slotted(
      Shell shell, CurrentUser user, Certificates.Case one, Map<String, String> form) {
    if (phase(shell, one) != SlotPhase.AHEAD) {
      return said(shell, assess(user, one, form));
    }
    return form.containsKey("slot")
        ? said(shell, slot(shell, user, one, form))
        : appointed(shell, one, "certificate.time.ahead");
  }

  private static @Nullable SlotPhase phase(Shell shell, Certificates.Case one) {
    Certificates.Appointment at = one.at();
    return at == null ? null : at.phase(shell.console().clock());
  }

  private String appointed(Shell shell, Certificates.Case one, String key) {
    Certificates.Appointment at = Objects.requireNonNull(one.at());
    return shell.t(
        key,
        shell.language().weekday(at.day()),
        PassWords.clock(at.minuteFrom()),
        PassWords.clock(at.minuteTo()),
        subjects.village(shell, at.area()));
  }

  private @Nullable String slot(
      Shell shell, CurrentUser user, Certificates.Case one, Map<String, String> form) {
    LocalDateTime now = shell.console().clock();
    Optional<Slots.Slot> chosen =
        slots.serving(one.area(), "certificate", now.toLocalDate(), SLOTS).stream()
            .filter(slot -> slot.id().toString().equals(form.get("slot")))
            .findFirst();
    if (chosen.isEmpty()) {
      return "certificate.wrong.slot";
    }
    if (chosen.get().phase(now) == SlotPhase.OVER) {
      return "certificate.wrong.over";
    }
    return certificates.slot(user.recorder(), one, chosen.get()) ? null : "certificate.wrong.full";
  }

  private @Nullable String assess(
      CurrentUser user, Certificates.Case one, Map<String, String> form) {
    String celsius = form.getOrDefault("celsius", "").strip();
    String fit = form.getOrDefault("fit", "");
    if (!celsius.matches("3[4-9](\\.[0-9])?|4[0-2](\\.[0-9])?") || !fit.matches("yes|no")) {
      return "certificate.wrong.assessment";
    }
    if (fit.equals("yes") && new BigDecimal(celsius).compareTo(FEVER) >= 0) {
      return "certificate.wrong.fever";
    }
    return certificates.assess(user.recorder(), one, celsius, fit.equals("yes"))
        ? null
        : "certificate.wrong.early";
  }

  /** The certificate is printed as it is issued; its code verifies in both counties. */
  private Object issue(
      Shell shell, CurrentUser user, Register.Entry person, Certificates.Case one) {
    String county = person.area().substring(0, Math.min(6, person.area().length()));
    List<Allowance> allowances =
        List.of(
            new Allowance.FreeMovement(
                List.of(Long.parseLong(county), Long.parseLong(one.destination()))));
    if (giving.issuing().mayHold(person.id()).against(allowances).isPresent()) {
      return page(shell, person, Map.of(), shell.t("pass.blocked")).show();
    }
    LocalDate until = certificates.issue(user.recorder(), one);
    PassIssuing.Given given =
        giving.give(
            user.actor(),
            person,
            new PassGiving.Wish(
                shell.t("certificate.issue.why"),
                "certificate",
                allowances,
                PassForm.PAPER,
                until));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"certificate.pdf\"")
        .header("Cache-Control", "no-store")
        .body(
            papers.certificate(
                shell, user, person, given, subjects.name(shell, one.destination())));
  }

  private FormPage page(
      Shell shell, Register.Entry person, Map<String, String> typed, @Nullable String refusal) {
    LocalDate today = shell.console().today();
    Optional<Certificates.Case> last = certificates.of(person.id());
    CertificateStep step = last.map(one -> one.step(today)).orElse(CertificateStep.OVER);
    SlotPhase phase = step == CertificateStep.SLOTTED ? phase(shell, last.orElseThrow()) : null;
    Subjects.Called called = subjects.of(shell, Subject.person(person.id()));
    String says =
        last.isEmpty()
            ? shell.t("certificate.says.none")
            : shell.t(
                "certificate.says",
                shell.texts().word("certificate-step", step.word()),
                subjects.name(shell, last.get().destination()),
                PassWords.moment(shell, last.get().declared()));
    return new FormPage(
        shell,
        new Head(
            shell.t("certificate.title"),
            says,
            List.of(),
            new Link(
                called.name() + " " + called.reference(), shell.link("/people/" + person.id()))),
        shell.link("/people/" + person.id() + "/certificate"),
        told(shell, phase == null ? null : last.orElseThrow(), phase, refusal),
        phase == SlotPhase.AHEAD
            ? slotField(shell, person.area(), last.orElseThrow().at())
            : fields(shell, step, person.area(), typed),
        Map.of("step", step.word()),
        shell.t("certificate.button." + button(step, phase)),
        refusal,
        List.of());
  }

  private static String button(CertificateStep step, @Nullable SlotPhase phase) {
    return phase == SlotPhase.AHEAD
        ? "ahead"
        : step == CertificateStep.UNFIT ? CertificateStep.OVER.word() : step.word();
  }

  /** How it goes; and, where the time has not begun or is over, what may be done now. */
  private List<String> told(
      Shell shell,
      Certificates.@Nullable Case slotted,
      @Nullable SlotPhase phase,
      @Nullable String refusal) {
    List<String> told = new ArrayList<>(List.of(shell.t("certificate.told")));
    if (slotted != null && phase != null) {
      String says = appointed(shell, slotted, "certificate.time." + phase.word());
      if (!says.equals(refusal)) {
        told.add(says);
      }
    }
    return told;
  }

  /** The times that can be given; empty where none can, other than the one that was given. */
  private List<Field> slotField(
      Shell shell, String area, Certificates.@Nullable Appointment given) {
    List<Field.Option> options = options(shell, area, given);
    return options.isEmpty() && given != null
        ? List.of()
        : List.of(
            Field.choice("slot", shell.t("certificate.slot"), "", options)
                .hint(shell.t("certificate.slot.hint"))
                .need());
  }

  private List<Field> fields(
      Shell shell, CertificateStep step, String area, Map<String, String> typed) {
    return switch (step) {
      case DECLARED -> slotField(shell, area, null);
      case SICK, SLOTTED ->
          List.of(
              Field.of(
                      "celsius",
                      "decimal",
                      shell.t("certificate.celsius"),
                      typed.getOrDefault("celsius", ""))
                  .unit("°C")
                  .need(),
              yesNo(shell, "fit", "certificate.fit", typed));
      case FIT ->
          List.of(
              Field.choice(
                      "issue",
                      shell.t("certificate.print"),
                      "yes",
                      List.of(new Field.Option("yes", shell.t("certificate.print.yes"))))
                  .need());
      default -> declaration(shell, typed);
    };
  }

  private static List<Field> declaration(Shell shell, Map<String, String> typed) {
    return List.of(
        AreaChoice.field(
                "destination",
                shell.t("certificate.destination"),
                typed.getOrDefault("destination", ""))
            .hint(shell.t("certificate.destination.hint"))
            .need(),
        yesNo(shell, "symptoms", "certificate.symptoms", typed));
  }

  private List<Field.Option> options(
      Shell shell, String area, Certificates.@Nullable Appointment given) {
    LocalDateTime now = shell.console().clock();
    List<Field.Option> options = new ArrayList<>();
    for (Slots.Slot slot : slots.serving(area, "certificate", now.toLocalDate(), SLOTS)) {
      Certificates.Appointment time =
          new Certificates.Appointment(slot.area(), slot.day(), slot.minuteFrom(), slot.minuteTo());
      if (slot.isOffered(now) && !time.equals(given)) {
        options.add(new Field.Option(slot.id().toString(), PassWords.slot(shell, slot)));
      }
    }
    return options;
  }

  private static Field yesNo(Shell shell, String name, String label, Map<String, String> typed) {
    return Field.choice(
            name,
            shell.t(label),
            typed.getOrDefault(name, ""),
            List.of(
                new Field.Option("yes", shell.texts().word("value", "yes")),
                new Field.Option("no", shell.texts().word("value", "no"))))
        .need();
  }
}
