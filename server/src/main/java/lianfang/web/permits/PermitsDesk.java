package lianfang.web.permits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.gate.Allowance;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.IssueOrder;
import lianfang.gate.pass.IssuedPass;
import lianfang.gate.pass.PassIssuing;
import lianfang.gate.pass.PassRevoking;
import lianfang.gate.pass.Permits;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.passes.PassPapers;
import lianfang.web.passes.PassWords;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
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

/** Vehicles: firms apply, townships approve, print, and record the steps of the green channel. */
@Controller
class PermitsDesk {

  private static final int LIST = 200;
  private static final int REASON_MIN = 4;
  private static final int REASON_MAX = 200;

  private final ScopedTransactions transactions;
  private final Permits permits;
  private final PassIssuing issuing;
  private final PassRevoking revoking;
  private final PassPapers papers;
  private final PermitForm asking;
  private final Accounts accounts;

  PermitsDesk(
      ScopedTransactions transactions,
      Permits permits,
      PassIssuing issuing,
      PassRevoking revoking,
      PassPapers papers,
      PermitForm asking,
      Accounts accounts) {
    this.accounts = accounts;
    this.asking = asking;
    this.revoking = revoking;
    this.transactions = transactions;
    this.permits = permits;
    this.issuing = issuing;
    this.papers = papers;
  }

  @GetMapping("/permits")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    requireApplicant(user);
    return transactions.in(user.prefixes(), () -> page(shell, user, Map.of(), Map.of()).show());
  }

  @PostMapping("/permits")
  ModelAndView ask(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    requireApplicant(user);
    PermitForm.Read read = asking.read(shell, user, form);
    user.requireArea(read.area());
    return transactions.in(
        user.prefixes(),
        () -> {
          if (!read.wrong().isEmpty()) {
            return page(shell, user, form, read.wrong()).show();
          }
          permits.ask(
              Permits.Permit.asked(
                  read.area(),
                  read.vehicle(),
                  read.emergency(),
                  user.account().id().toString(),
                  read.until()));
          return new ModelAndView("redirect:" + shell.link("/permits"));
        });
  }

  @GetMapping("/permits/{id}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    requireApplicant(user);
    return transactions.in(
        user.prefixes(), () -> one(shell, user, find(user, id), Tried.NOTHING).show());
  }

  @PostMapping("/permits/{id}")
  Object act(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    requireApplicant(user);
    String act = form.getOrDefault("act", "");
    String why = form.getOrDefault("reason", "").strip();
    List<IssuedPass> live = new ArrayList<>();
    Object answer =
        transactions.in(
            user.prefixes(),
            () -> {
              Permits.Permit permit = find(user, id);
              if (!acts(user, permit, shell.console().today()).contains(act)) {
                return one(shell, user, permit, new Tried(form, shell.t("permit.wrong.act")))
                    .show();
              }
              boolean asksWhy = act.equals("refuse") || act.equals("withdraw");
              if (asksWhy && (why.length() < REASON_MIN || why.length() > REASON_MAX)) {
                return one(shell, user, permit, new Tried(form, shell.t("permit.wrong.reason")))
                    .show();
              }
              switch (act) {
                case "approve", "refuse" ->
                    permits.decide(
                        user.recorder(), permit, act.equals("approve"), asksWhy ? why : "");
                case "print" -> {
                  return print(shell, user, permit);
                }
                case "withdraw" -> {
                  permits.withdraw(user.recorder(), permit, why);
                  live.addAll(issuing.of(permit.id(), LIST));
                }
                default -> permits.step(user.recorder(), permit);
              }
              return new ModelAndView("redirect:" + shell.link("/permits/" + id));
            });
    revoking.revoke(live, "mistake", user.account().id().toString());
    return answer;
  }

  private Object print(Shell shell, CurrentUser user, Permits.Permit permit) {
    List<Allowance> allowances = new ArrayList<>();
    allowances.add(
        new Allowance.Vehicle(
            permit.plate(),
            permit.goods(),
            permit.route().stream().map(Long::parseLong).toList(),
            permit.emergency()));
    // Checked, disinfected and with a route: the channel is open.
    if (permit.emergency() && permit.steps() >= 2) {
      allowances.add(new Allowance.GreenChannel());
    }
    PassIssuing.Given given =
        issuing.issue(
            new IssueOrder(
                permit.id(),
                permit.area(),
                permit.plate(),
                allowances,
                PassForm.VEHICLE,
                user.account().id().toString()),
            permit.until());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"permit.pdf\"")
        .header("Cache-Control", "no-store")
        .body(
            papers.vehicle(
                shell, user, given, permit.goods(), asking.route(shell, permit.route())));
  }

  private static void requireApplicant(CurrentUser user) {
    if (!user.may(Permission.FILE_APPLICATION) && !user.may(Permission.ISSUE_PASS)) {
      user.require(Permission.FILE_APPLICATION);
    }
  }

  /** Whoever only applies sees what he asked for himself; other goods are none of his business. */
  private Permits.Permit find(CurrentUser user, UUID id) {
    return permits
        .find(id)
        .filter(one -> user.may(Permission.ISSUE_PASS) || one.askedBy().equals(own(user)))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String own(CurrentUser user) {
    return user.account().id().toString();
  }

  private static List<String> acts(CurrentUser user, Permits.Permit permit, LocalDate today) {
    boolean office = user.may(Permission.ISSUE_PASS);
    List<String> acts = new ArrayList<>();
    if (permit.approved() == null && office) {
      acts.addAll(List.of("approve", "refuse"));
    }
    if (permit.holds(today)) {
      acts.add("print");
    }
    if (Boolean.TRUE.equals(permit.approved()) && office) {
      permit.next().ifPresent(acts::add);
      acts.add("withdraw");
    }
    return acts;
  }

  private FormPage page(
      Shell shell, CurrentUser user, Map<String, String> typed, Map<String, String> wrong) {
    String only = user.may(Permission.ISSUE_PASS) ? "" : own(user);
    List<Permits.Permit> all = permits.list(shell.ground().code(), only, LIST);
    return new FormPage(
        shell,
        Head.of(shell.t("permit.title"), says(shell, all)),
        shell.link("/permits"),
        List.of(),
        asking.fields(shell, user, typed, wrong),
        Map.of(),
        shell.t("permit.ask"),
        null,
        List.of(block(shell, all)));
  }

  private static String says(Shell shell, List<Permits.Permit> all) {
    long waiting = all.stream().filter(one -> one.approved() == null).count();
    return shell.t("permit.says", all.size(), waiting);
  }

  private static Block block(Shell shell, List<Permits.Permit> all) {
    List<Row> rows = new ArrayList<>();
    for (Permits.Permit one : all) {
      String to = shell.link("/permits/" + one.id());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(one.plate(), null, to),
                  Cell.said(one.goods()),
                  Cell.minor(PassWords.moment(shell, one.asked())),
                  Cell.tag(one.approved() == null ? "act" : "tag", state(shell, one)))));
    }
    return new Block(
        shell.t("permit.list", rows.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("permit.plate")),
            Listing.Column.of(shell.t("permit.goods")),
            Listing.Column.minor(shell.t("permit.asked")),
            Listing.Column.of(shell.t("pass.state"))),
        rows,
        shell.t("permit.none"));
  }

  private static String state(Shell shell, Permits.Permit one) {
    Boolean approved = one.approved();
    if (approved == null) {
      return shell.t("permit.state.open");
    }
    if (!approved) {
      return shell.t("permit.state.refused");
    }
    return one.emergency()
        ? shell.t("permit.state.green", one.steps(), Permits.STEPS.size())
        : shell.t("permit.state.approved");
  }

  /**
   * What was tried and refused.
   *
   * @param refusal null where nothing was tried
   */
  private record Tried(Map<String, String> form, @Nullable String refusal) {

    static final Tried NOTHING = new Tried(Map.of(), null);

    String typed(String field) {
      return form.getOrDefault(field, "");
    }
  }

  private FormPage one(Shell shell, CurrentUser user, Permits.Permit one, Tried tried) {
    LocalDate until = one.until();
    List<Field.Option> options =
        acts(user, one, shell.console().today()).stream()
            .map(act -> new Field.Option(act, shell.texts().word("permit-act", act)))
            .toList();
    List<Field> fields = new ArrayList<>();
    if (!options.isEmpty()) {
      fields.add(Field.choice("act", shell.t("permit.act"), tried.typed("act"), options).need());
    }
    if (user.may(Permission.ISSUE_PASS) && !Boolean.FALSE.equals(one.approved())) {
      fields.add(
          Field.of("reason", "text", shell.t("permit.reason"), tried.typed("reason"))
              .hint(shell.t("permit.reason.hint")));
    }
    List<String> told = new ArrayList<>();
    told.add(asked(shell, one));
    told.add(shell.t("permit.told", asking.route(shell, one.route())));
    if (until != null) {
      told.add(shell.t("permit.told.until", shell.language().day(until)));
    }
    if (!one.reason().isEmpty()) {
      told.add(shell.t("permit.told.reason", one.reason()));
    }
    return new FormPage(
        shell,
        new Head(
            one.plate() + " · " + one.goods(),
            state(shell, one),
            List.of(),
            new Link(shell.t("permit.title"), shell.link("/permits"))),
        shell.link("/permits/" + one.id()),
        told,
        fields,
        Map.of(),
        shell.t("permit.do"),
        tried.refusal(),
        List.of());
  }

  /** Who asks, when, and of which office. */
  private String asked(Shell shell, Permits.Permit one) {
    String who = accounts.displayNames(List.of(one.askedBy())).getOrDefault(one.askedBy(), "–");
    String when = PassWords.moment(shell, one.asked());
    return shell.t("permit.told.asked", who, when, asking.route(shell, List.of(one.area())));
  }
}
