package lianfang.web.passes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.gate.Allowance;
import lianfang.gate.Pass;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.IssueOrder;
import lianfang.gate.pass.PassIssuing;
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

  private final ScopedTransactions transactions;
  private final Permits permits;
  private final PassIssuing issuing;
  private final PassPapers papers;

  PermitsDesk(
      ScopedTransactions transactions, Permits permits, PassIssuing issuing, PassPapers papers) {
    this.transactions = transactions;
    this.permits = permits;
    this.issuing = issuing;
    this.papers = papers;
  }

  @GetMapping("/permits")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    requireApplicant(user);
    return transactions.in(user.prefixes(), () -> page(shell, Map.of(), null).show());
  }

  @PostMapping("/permits")
  ModelAndView ask(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    requireApplicant(user);
    String plate = form.getOrDefault("plate", "").strip().toUpperCase(java.util.Locale.ROOT);
    String goods = form.getOrDefault("goods", "").strip();
    List<String> route = List.of(form.getOrDefault("route", "").strip().split("[\\s,，、]+", -1));
    String emergency = form.getOrDefault("emergency", "");
    String area = shell.ground().code();
    user.requireArea(area);
    boolean right =
        plate.length() >= 5
            && plate.length() <= 12
            && Pass.isPlain(plate)
            && Pass.isPlain(goods)
            && route.size() <= Allowance.AREAS_MAX
            && route.stream().allMatch(code -> code.matches("[1-8][0-9]{1,11}"))
            && emergency.matches("yes|no");
    return transactions.in(
        user.prefixes(),
        () -> {
          if (!right) {
            return page(shell, form, shell.t("permit.wrong")).show();
          }
          permits.ask(
              new Permits.Permit(
                  UUID.randomUUID(),
                  area,
                  plate,
                  goods,
                  route,
                  emergency.equals("yes"),
                  Instant.EPOCH,
                  null,
                  0),
              user.account().id().toString());
          return new ModelAndView("redirect:" + shell.link("/permits"));
        });
  }

  @GetMapping("/permits/{id}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(user.prefixes(), () -> one(shell, find(id), null).show());
  }

  @PostMapping("/permits/{id}")
  Object act(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String act,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(
        user.prefixes(),
        () -> {
          Permits.Permit permit = find(id);
          if (!acts(permit).contains(act)) {
            return one(shell, permit, shell.t("permit.wrong.act")).show();
          }
          switch (act) {
            case "approve", "refuse" ->
                permits.decide(user.recorder(), permit, act.equals("approve"));
            case "print" -> {
              return print(shell, user, permit);
            }
            default -> permits.step(user.recorder(), permit);
          }
          return new ModelAndView("redirect:" + shell.link("/permits/" + id));
        });
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
            null);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"permit.pdf\"")
        .header("Cache-Control", "no-store")
        .body(papers.vehicle(shell, user, given, permit.goods()));
  }

  private static void requireApplicant(CurrentUser user) {
    if (!user.may(Permission.FILE_APPLICATION) && !user.may(Permission.ISSUE_PASS)) {
      user.require(Permission.FILE_APPLICATION);
    }
  }

  private Permits.Permit find(UUID id) {
    return permits.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static List<String> acts(Permits.Permit permit) {
    Boolean approved = permit.approved();
    if (approved == null) {
      return List.of("approve", "refuse");
    }
    List<String> acts = new ArrayList<>();
    if (approved) {
      acts.add("print");
      permit.next().ifPresent(acts::add);
    }
    return acts;
  }

  private FormPage page(Shell shell, Map<String, String> typed, @Nullable String refusal) {
    List<Permits.Permit> all = permits.list(shell.ground().code(), LIST);
    List<Field.Option> yesNo =
        List.of(
            new Field.Option("yes", shell.texts().word("value", "yes")),
            new Field.Option("no", shell.texts().word("value", "no")));
    List<Field> fields =
        List.of(
            Field.of("plate", "text", shell.t("permit.plate"), typed.getOrDefault("plate", ""))
                .need(),
            Field.of("goods", "text", shell.t("permit.goods"), typed.getOrDefault("goods", ""))
                .need(),
            Field.of("route", "text", shell.t("permit.route"), typed.getOrDefault("route", ""))
                .hint(shell.t("permit.route.hint"))
                .need(),
            Field.choice(
                    "emergency",
                    shell.t("permit.emergency"),
                    typed.getOrDefault("emergency", "no"),
                    yesNo)
                .hint(shell.t("permit.emergency.hint"))
                .need());
    return new FormPage(
        shell,
        Head.of(shell.t("permit.title"), shell.t("permit.says", all.size())),
        shell.link("/permits"),
        List.of(),
        fields,
        Map.of(),
        shell.t("permit.ask"),
        refusal,
        List.of(block(shell, all)));
  }

  private static Block block(Shell shell, List<Permits.Permit> all) {
    List<Row> rows = new ArrayList<>();
    for (Permits.Permit one : all) {
      String to = shell.link("/permits/" + one.id());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(one.plate(), null, to),
                  Cell.of(one.goods()),
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

  private static FormPage one(Shell shell, Permits.Permit one, @Nullable String refusal) {
    List<Field.Option> options =
        acts(one).stream()
            .map(act -> new Field.Option(act, shell.texts().word("permit-act", act)))
            .toList();
    return new FormPage(
        shell,
        new Head(
            one.plate() + " · " + one.goods(),
            state(shell, one),
            List.of(),
            new Link(shell.t("permit.title"), shell.link("/permits"))),
        shell.link("/permits/" + one.id()),
        List.of(shell.t("permit.told", String.join(" ", one.route()))),
        options.isEmpty()
            ? List.of()
            : List.of(Field.choice("act", shell.t("permit.act"), "", options).need()),
        Map.of(),
        shell.t("permit.do"),
        refusal,
        List.of());
  }
}
