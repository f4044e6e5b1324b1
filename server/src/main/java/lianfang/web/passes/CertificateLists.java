package lianfang.web.passes;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.gate.issue.SlotPhase;
import lianfang.gate.pass.Certificates;
import lianfang.gate.pass.Slots;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.BlocksPage;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists who waits for a certificate, how long it takes, and the times of the township. */
@Controller
class CertificateLists {

  private static final int LIST = 500;
  private static final int CAPACITY_MAX = 10_000;

  private final ScopedTransactions transactions;
  private final Certificates certificates;
  private final Slots slots;
  private final Subjects subjects;
  private final CertificateFigures counting;

  CertificateLists(
      ScopedTransactions transactions,
      Certificates certificates,
      Slots slots,
      Subjects subjects,
      CertificateFigures counting) {
    this.transactions = transactions;
    this.certificates = certificates;
    this.slots = slots;
    this.subjects = subjects;
    this.counting = counting;
  }

  @GetMapping("/certificates")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(user.prefixes(), () -> page(shell)).show();
  }

  private BlocksPage page(Shell shell) {
    String area = shell.ground().code();
    List<Certificates.Case> open = certificates.open(area, LIST);
    Certificates.Waiting waiting = counting.waiting(area);
    boolean counted = CertificateFigures.LIST.equals(shell.query().get("list"));
    List<Figure> figures =
        List.of(
            new Figure(
                shell.language().number(open.size()),
                shell.t("certificate.open"),
                null,
                shell.here("list", ""),
                open.isEmpty() ? "calm" : "act"),
            new Figure(
                hours(shell, waiting.median()),
                shell.t("certificate.median"),
                waiting.issued() == 0
                    ? shell.t("certificate.median.none")
                    : shell.t(
                        "certificate.median.note",
                        waiting.issued(),
                        hours(shell, waiting.slowest())),
                shell.here("list", CertificateFigures.LIST),
                "plain"));
    Head head =
        new Head(
            shell.t("certificate.list"),
            open.isEmpty()
                ? shell.t("certificate.list.says.none", shell.ground().name())
                : shell.t("certificate.list.says", shell.ground().name(), open.size()),
            figures,
            null);
    return new BlocksPage(
        shell,
        head,
        List.of(
            new Link(shell.t("slot.title"), shell.link("/slots")),
            new Link(shell.t("commute.list"), shell.link("/commutes")),
            new Link(shell.t("permit.title"), shell.link("/permits")),
            new Link(shell.t("reprint.title"), shell.link(ReprintDesk.PAGE))),
        List.of(),
        List.of(),
        List.of(
            counted ? counting.list(shell) : block(shell, open), counting.block(shell, waiting)));
  }

  private static String hours(Shell shell, @Nullable Duration duration) {
    return duration == null
        ? "—"
        : shell.t("certificate.hours", duration.toHours(), duration.toMinutesPart());
  }

  private Block block(Shell shell, List<Certificates.Case> open) {
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, open.stream().map(one -> Subject.person(one.subject())).toList());
    LocalDate today = shell.console().today();
    List<Row> rows = new ArrayList<>();
    for (Certificates.Case one : open) {
      Subjects.Called name = called.getOrDefault(one.subject(), Subjects.unknown(one.subject()));
      String to = shell.link("/people/" + one.subject() + "/certificate");
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(name.name(), name.reference(), to),
                  Cell.of(subjects.name(shell, one.destination())),
                  Cell.minor(subjects.village(shell, one.area())),
                  Cell.minor(PassWords.moment(shell, one.declared())),
                  Cell.minor(time(shell, one.at())),
                  Cell.tag(
                      "act", shell.texts().word("certificate-step", one.step(today).word())))));
    }
    return new Block(
        shell.t("certificate.block", rows.size()),
        shell.t("certificate.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("people.who")),
            Listing.Column.of(shell.t("certificate.destination")),
            Listing.Column.minor(shell.t("people.village")),
            Listing.Column.minor(shell.t("certificate.declared")),
            Listing.Column.minor(shell.t("certificate.slot")),
            Listing.Column.of(shell.t("pass.state"))),
        rows,
        shell.t("certificate.none"));
  }

  private static String time(Shell shell, Certificates.@Nullable Appointment at) {
    return at == null
        ? "—"
        : shell.t(
            "certificate.slot.at",
            shell.language().day(at.day()),
            PassWords.clock(at.minuteFrom()),
            PassWords.clock(at.minuteTo()));
  }

  @GetMapping("/slots")
  ModelAndView slots(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return form(shell, Map.of(), null).show();
  }

  @PostMapping("/slots")
  ModelAndView open(
      Shell shell,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    LocalDate today = shell.console().today();
    String area = shell.ground().code();
    user.requireArea(area);
    Optional<LocalDate> day = TypedDay.read(typed.getOrDefault("day", ""), today);
    int from = PassWords.minute(typed.getOrDefault("from", ""));
    int to = PassWords.minute(typed.getOrDefault("to", ""));
    String capacity = typed.getOrDefault("capacity", "").strip();
    String purpose = typed.getOrDefault("purpose", "");
    boolean right =
        day.isPresent()
            && !day.get().isBefore(today)
            && from >= 0
            && to > from
            && SlotPhase.of(day.get(), from, to, shell.console().clock()) != SlotPhase.OVER
            && purpose.matches("certificate|work")
            && capacity.matches("[1-9][0-9]{0,4}")
            && Integer.parseInt(capacity) <= CAPACITY_MAX;
    if (!right) {
      return form(shell, typed, shell.t("slot.wrong")).show();
    }
    return transactions.in(
        user.prefixes(),
        () -> {
          slots.open(
              new Slots.Slot(
                  UUID.randomUUID(),
                  area,
                  purpose,
                  day.orElseThrow(),
                  from,
                  to,
                  Integer.parseInt(capacity),
                  0),
              user.account().id().toString());
          return new ModelAndView("redirect:" + shell.link("/slots"));
        });
  }

  private FormPage form(Shell shell, Map<String, String> typed, @Nullable String refusal) {
    List<Field.Option> purposes =
        List.of(
            new Field.Option("certificate", shell.t("slot.purpose.certificate")),
            new Field.Option("work", shell.t("slot.purpose.work")));
    List<Field> fields =
        List.of(
            Field.choice(
                    "purpose", shell.t("slot.purpose"), typed.getOrDefault("purpose", ""), purposes)
                .need(),
            Field.of("day", "day", shell.t("slot.day"), typed.getOrDefault("day", ""))
                .hint(shell.t("register.returned.hint"))
                .need(),
            Field.of("from", "text", shell.t("slot.from"), typed.getOrDefault("from", "09:00"))
                .need(),
            Field.of("to", "text", shell.t("slot.to"), typed.getOrDefault("to", "10:00")).need(),
            Field.of(
                    "capacity",
                    "number",
                    shell.t("slot.capacity"),
                    typed.getOrDefault("capacity", "20"))
                .unit(shell.t("slot.people"))
                .need());
    return new FormPage(
        shell,
        new Head(
            shell.t("slot.title"),
            shell.t("slot.says", shell.ground().name()),
            List.of(),
            new Link(shell.t("certificate.list"), shell.link("/certificates"))),
        shell.link("/slots"),
        List.of(),
        fields,
        Map.of(),
        shell.t("slot.open"),
        refusal,
        List.of(block(shell, "certificate"), block(shell, "work")));
  }

  private static Cell taken(Shell shell, Slots.Slot slot) {
    boolean over = slot.phase(shell.console().clock()) == SlotPhase.OVER;
    return Cell.tag(
        over ? "tag" : slot.isOpen() ? "good" : "act",
        shell.t(over ? "slot.over" : "slot.taken", slot.taken(), slot.capacity()));
  }

  private Block block(Shell shell, String purpose) {
    List<Row> rows = new ArrayList<>();
    LocalDate today = shell.console().today();
    for (Slots.Slot slot : slots.serving(shell.ground().code(), purpose, today, LIST)) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(PassWords.slot(shell, slot)),
                  Cell.minor(subjects.name(shell, slot.area())),
                  taken(shell, slot))));
    }
    return new Block(
        shell.t("slot.purpose." + purpose),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("slot.time")),
            Listing.Column.minor(shell.t("people.village")),
            Listing.Column.of(shell.t("pass.state"))),
        rows,
        shell.t("slot.none"));
  }
}
