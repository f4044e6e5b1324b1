package lianfang.web.passes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.gate.Allowance;
import lianfang.gate.issue.Blocked;
import lianfang.gate.issue.Commute;
import lianfang.gate.issue.ExitReading;
import lianfang.gate.issue.MayHold;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.Commutes;
import lianfang.gate.pass.IssuedPass;
import lianfang.gate.pass.PassIssuing;
import lianfang.gate.pass.PassRevoking;
import lianfang.gate.pass.Slots;
import lianfang.instance.ScopedTransactions;
import lianfang.person.Register;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.QrPicture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Issues passes to a person, prints them, and takes them back. */
@Controller
class PassesDesk {

  private static final int LIST = 50;

  private final ScopedTransactions transactions;
  private final PassGiving giving;
  private final PassRevoking revoking;
  private final PassPapers papers;
  private final Commutes commutes;
  private final Slots slots;
  private final Grounds grounds;

  PassesDesk(
      ScopedTransactions transactions,
      PassGiving giving,
      PassRevoking revoking,
      PassPapers papers,
      Commutes commutes,
      Slots slots,
      Grounds grounds) {
    this.transactions = transactions;
    this.giving = giving;
    this.revoking = revoking;
    this.papers = papers;
    this.commutes = commutes;
    this.slots = slots;
    this.grounds = grounds;
  }

  /** What was typed. */
  private record Typed(String allow, String form, String days, String slot) {
    static final Typed NOTHING = new Typed("township", "phone", "2", "");
  }

  @GetMapping("/people/{id}/passes")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(
        user.prefixes(), () -> page(shell, giving.person(id), Typed.NOTHING, null, null).show());
  }

  @PostMapping("/people/{id}/passes")
  Object issue(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String allow,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "") String days,
      @RequestParam(defaultValue = "") String slot,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    Typed typed = new Typed(allow, form, days, slot);
    return transactions.in(
        user.prefixes(),
        () -> {
          Register.Entry person = giving.person(id);
          Optional<Allowed> allowed = allowed(typed, person);
          if (allowed.isEmpty() || !List.of("phone", "paper").contains(form)) {
            return page(shell, person, typed, shell.t("pass.wrong"), null).show();
          }
          MayHold may = giving.issuing().mayHold(id);
          if (may.against(List.of(allowed.get().what())).isPresent()) {
            return page(shell, person, typed, refusal(shell, may), null).show();
          }
          Slots.Slot taken = allowed.get().slot();
          if (taken != null && !slots.take(taken.id(), id, person.area())) {
            return page(shell, person, typed, shell.t("certificate.wrong.full"), null).show();
          }
          PassIssuing.Given given =
              giving.give(
                  user.actor(),
                  person,
                  new PassGiving.Wish(
                      shell.t("pass.issue.why"),
                      PassIssuing.word(allowed.get().what()),
                      List.of(allowed.get().what()),
                      PassForm.ofWord(form),
                      allowed.get().lastDay()));
          return form.equals("paper")
              ? pdf(papers.print(shell, user, person, given))
              : page(shell, person, typed, null, given).show();
        });
  }

  private static String refusal(Shell shell, MayHold may) {
    return may.blocked().isPresent()
        ? shell.t("pass.blocked")
        : shell.t("pass.wrong.exits", may.everyDays());
  }

  /**
   * What may be allowed.
   *
   * @param lastDay of what was agreed; null where nothing was
   * @param slot in which a place is taken; null where there is none
   */
  private record Allowed(Allowance what, @Nullable LocalDate lastDay, Slots.@Nullable Slot slot) {}

  private Optional<Allowed> allowed(Typed typed, Register.Entry person) {
    return switch (typed.allow()) {
      case "commute" -> agreed(person.id()).map(one -> new Allowed(one.times(), one.until(), null));
      case "slot" ->
          open(person.area()).stream()
              .filter(one -> one.id().toString().equals(typed.slot()))
              .findFirst()
              .map(one ->
                  new Allowed(
                      new Allowance.TimeSlot(
                          code(one.area()),
                          (int) one.day().toEpochDay(),
                          one.minuteFrom(),
                          one.minuteTo()),
                      one.day(),
                      one));
      default -> allowance(typed, person.area()).map(one -> new Allowed(one, null, null));
    };
  }

  private List<Slots.Slot> open(String area) {
    LocalDateTime now = LocalDateTime.ofInstant(giving.now(), Days.ZONE);
    return slots.serving(area, "work", now.toLocalDate(), LIST).stream()
        .filter(one -> one.isOffered(now))
        .toList();
  }

  /** What both ends agreed on, as long as it holds. */
  private Optional<Commute> agreed(UUID person) {
    LocalDate today = Days.of(giving.now());
    return commutes.of(person).stream().filter(one -> one.missing(today).isEmpty()).findFirst();
  }

  @PostMapping("/people/{id}/passes/code")
  ModelAndView code(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(
        user.prefixes(),
        () -> {
          Register.Entry person = giving.person(id);
          String told = shell.t("holder.code.made", giving.code(user, person, shell));
          return page(shell, person, Typed.NOTHING, told, null).show();
        });
  }

  @PostMapping("/people/{id}/passes/back")
  ModelAndView takeBack(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String pass,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    if (!pass.matches("[0-9a-f]{16}") || !PassRevoking.REASONS.contains(reason)) {
      return transactions.in(
          user.prefixes(),
          () ->
              page(shell, giving.person(id), Typed.NOTHING, shell.t("pass.back.wrong"), null)
                  .show());
    }
    List<IssuedPass> found =
        transactions.in(
            user.prefixes(),
            () ->
                giving.issuing().list(List.of(HexFormat.of().parseHex(pass))).stream()
                    .filter(one -> one.subject().equals(id))
                    .toList());
    if (found.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    giving.tookBack(
        user,
        id,
        found.getFirst().area(),
        shell.texts().word("pass-reason", reason),
        PassWords.number(found.getFirst()));
    revoking.revoke(found, reason, user.account().id().toString());
    return new ModelAndView("redirect:" + shell.link("/people/" + id + "/passes"));
  }

  private static Optional<Allowance> allowance(Typed typed, String area) {
    return switch (typed.allow()) {
      case "free" -> Optional.of(free(area, 6));
      case "township" -> Optional.of(free(area, 9));
      case "exit" ->
          typed.days().matches("[0-9]{1,2}")
                  && Integer.parseInt(typed.days()) >= 1
                  && Integer.parseInt(typed.days()) <= ExitReading.DAYS_MAX
              ? Optional.of(new Allowance.Exit(code(area), Integer.parseInt(typed.days())))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Allowance free(String area, int digits) {
    return new Allowance.FreeMovement(
        List.of(code(area.substring(0, Math.min(digits, area.length())))));
  }

  private static long code(String area) {
    return Long.parseLong(area);
  }

  static ResponseEntity<byte[]> pdf(byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"pass.pdf\"")
        .header("Cache-Control", "no-store")
        .body(bytes);
  }

  private List<Field> fields(Shell shell, Typed typed, Register.Entry person, MayHold may) {
    if (may.everyDays() > 0) {
      String days = typed == Typed.NOTHING ? String.valueOf(may.everyDays()) : typed.days();
      return PassWords.fields(shell, List.of("exit"), "exit", typed.form(), days, List.of());
    }
    List<String> kinds = new ArrayList<>(List.of("free", "township", "exit"));
    if (agreed(person.id()).isPresent()) {
      kinds.add("commute");
    }
    List<Slots.Slot> open = open(person.area());
    if (!open.isEmpty()) {
      kinds.add("slot");
    }
    return PassWords.fields(shell, kinds, typed.allow(), typed.form(), typed.days(), open);
  }

  private PassesPage page(
      Shell shell,
      Register.Entry person,
      Typed typed,
      @Nullable String refusal,
      PassIssuing.@Nullable Given given) {
    UUID id = person.id();
    Instant now = giving.now();
    MayHold may = giving.issuing().mayHold(id);
    Optional<Blocked> why = may.blocked().or(may::confined);
    List<IssuedPass> passes = giving.issuing().of(id, LIST);
    Subjects.Called called = grounds.called(shell, id);
    String who = called.name() + " " + called.reference();
    return new PassesPage(
        shell,
        new Head(
            shell.t("pass.title"),
            says(shell, may, passes),
            List.of(),
            new Link(who, shell.link("/people/" + id))),
        why.map(one -> grounds.of(shell, one.bases())).orElse(List.of()),
        "/people/" + id + "/passes",
        may.blocked().isPresent() ? List.of() : fields(shell, typed, person, may),
        refusal,
        given == null ? null : QrPicture.of(given.token()),
        given == null
            ? ""
            : shell.t(
                "pass.holds",
                given.pass().holder(),
                PassWords.moment(shell, given.pass().expires())),
        PassWords.back(shell, passes.stream().filter(one -> PassWords.isLive(one, now)).toList()),
        PassWords.block(
            shell,
            passes,
            now,
            new Link(shell.t("commute.title"), shell.link("/people/" + id + "/commute"))));
  }

  private static String says(Shell shell, MayHold may, List<IssuedPass> passes) {
    String says =
        may.blocked()
            .or(may::confined)
            .map(one -> shell.t("pass.says." + one.why().word(), may.everyDays()))
            .orElseGet(() -> shell.t("pass.says.free"));
    boolean again =
        passes.stream()
            .filter(one -> one.form() == PassForm.PAPER)
            .findFirst()
            .filter(IssuedPass::takenByMeasure)
            .filter(one -> may.against(one.exitDays()).isEmpty())
            .isPresent();
    return again ? shell.t("pass.says.again", says) : says;
  }
}
