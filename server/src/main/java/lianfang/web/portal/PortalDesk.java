package lianfang.web.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.access.Permission;
import lianfang.casework.CaseType;
import lianfang.enterprise.FirmCases;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.RegisteredFirm;
import lianfang.enterprise.Schemes;
import lianfang.fact.FactRefused;
import lianfang.instance.ScopedTransactions;
import lianfang.web.basis.Refused;
import lianfang.web.firms.FirmStaff;
import lianfang.web.firms.FirmWords;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One page that tells a firm what to do next. */
@Controller
class PortalDesk {

  static final String PATH = "/portal";

  private final ScopedTransactions transactions;
  private final FirmUsers users;
  private final FirmReports reports;
  private final FirmCases cases;
  private final Schemes schemes;
  private final FirmStaff staff;
  private final PortalBlocks blocks;

  PortalDesk(
      ScopedTransactions transactions,
      FirmUsers users,
      FirmReports reports,
      FirmCases cases,
      Schemes schemes,
      FirmStaff staff,
      PortalBlocks blocks) {
    this.transactions = transactions;
    this.users = users;
    this.reports = reports;
    this.cases = cases;
    this.schemes = schemes;
    this.staff = staff;
    this.blocks = blocks;
  }

  @GetMapping(PATH)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String firm,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.FILE_APPLICATION);
    return transactions.in(user.prefixes(), () -> page(shell, user, firm, null)).show();
  }

  /** What works today: load and return rate, which nobody enters a second time elsewhere. */
  @PostMapping(PATH)
  ModelAndView report(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.FILE_APPLICATION);
    String wanted = form.getOrDefault("firm", "");
    return transactions.in(
        user.prefixes(),
        () -> {
          Optional<RegisteredFirm> own = users.chosen(user, shell.console().today(), wanted);
          String refusal =
              own.isEmpty() ? shell.t("portal.nofirm") : said(shell, user, own.get(), form);
          return refusal == null
              ? new ModelAndView("redirect:" + shell.link(PATH, "firm", wanted))
              : page(shell, user, wanted, refusal).show();
        });
  }

  private @Nullable String said(
      Shell shell, CurrentUser user, RegisteredFirm firm, Map<String, String> form) {
    FirmReports.Output output =
        new FirmReports.Output(
            form.getOrDefault("staff", "").strip(),
            form.getOrDefault("back", "").strip(),
            form.getOrDefault("load", "").strip());
    try {
      return reports.output(user, firm, output) ? null : shell.t("portal.output.wrong");
    } catch (FactRefused refused) {
      return Refused.say(shell, refused);
    }
  }

  private PortalPage page(Shell shell, CurrentUser user, String wanted, @Nullable String refusal) {
    LocalDate day = shell.console().today();
    Optional<RegisteredFirm> own = users.chosen(user, day, wanted);
    if (own.isEmpty()) {
      Head none = Head.of(shell.t("portal.title"), shell.t("portal.nofirm"));
      return new PortalPage(shell, none, null, List.of(), Map.of(), List.of(), refusal, List.of());
    }
    RegisteredFirm firm = own.get();
    List<FirmCases.About> all = cases.of(firm.id());
    List<Block> tables = new ArrayList<>();
    tables.add(blocks.cases(shell, all));
    tables.add(staff.health(shell, firm).block());
    tables.add(blocks.policies(shell, firm));
    tables.add(blocks.timetable(shell, firm));
    return new PortalPage(
        shell,
        new Head(
            firm.profile().name(),
            firm.since() == null
                ? shell.t("portal.says.state", FirmWords.state(shell, firm.state()))
                : shell.t(
                    "portal.says",
                    FirmWords.state(shell, firm.state()),
                    FirmWords.moment(shell, firm.since())),
            List.of(),
            null),
        next(shell, user, firm, all),
        acts(shell, firm, users.of(user, day), blocks.daily(firm, day).isPresent()),
        Map.of("firm", firm.id().toString()),
        firm.state().isAtWork() ? output(shell, staff.list(firm, day).size()) : List.of(),
        refusal,
        tables);
  }

  private static List<Field> output(Shell shell, int listed) {
    return List.of(
        Field.of("staff", "numeric", shell.t("portal.output.staff"), listed == 0 ? "" : "" + listed)
            .need(),
        Field.of("back", "numeric", shell.t("portal.output.back"), "").need(),
        Field.of("load", "decimal", shell.t("portal.output.load"), "")
            .hint(shell.t("portal.output.load.hint")));
  }

  /** The one thing to do now. */
  private PortalPage.Next next(
      Shell shell, CurrentUser user, RegisteredFirm firm, List<FirmCases.About> all) {
    Optional<FirmCases.About> waiting =
        all.stream()
            .filter(one -> !one.ended())
            .filter(one ->
                one.type().state(one.state()).filter(s -> s.waits()).isPresent()
                    || one.type().id().equals("firm-rectification") && one.state().equals("open"))
            .findFirst();
    if (waiting.isPresent()) {
      String yours = shell.t("portal.next.yours", blocks.state(shell, waiting.get()));
      return PortalPage.Next.of(
          (yours + " " + blocks.told(shell, user, waiting.get())).strip(),
          shell.t("portal.next.open"),
          shell.link("/cases/" + waiting.get().id()));
    }
    Optional<FirmCases.About> running =
        all.stream()
            .filter(one -> !one.ended() && one.type().validity().byChoice().isPresent())
            .findFirst();
    if (running.isPresent()) {
      return PortalPage.Next.of(
          blocks.says(shell, running.get()),
          shell.t("portal.next.see"),
          shell.link("/cases/" + running.get().id()));
    }
    if (firm.state().isAtWork()) {
      LocalDate today = shell.console().today();
      return blocks.daily(firm, today).filter(done -> !done).isPresent()
          ? PortalPage.Next.of(
              shell.t("portal.next.daily"), shell.t("portal.daily"), daily(shell, firm))
          : new PortalPage.Next(shell.t("portal.next.report"), List.of());
    }
    return apply(shell, firm);
  }

  /** Exactly the schemes that the county offers, each with what it rests on. */
  private PortalPage.Next apply(Shell shell, RegisteredFirm firm) {
    List<CaseType> offered = schemes.offered(firm.area(), shell.console().today());
    if (offered.isEmpty()) {
      return new PortalPage.Next(shell.t("portal.next.noscheme"), List.of());
    }
    boolean one = offered.size() == 1;
    String stopped = firm.state() == FirmState.SUSPENDED ? "suspended" : "apply";
    String says =
        one
            ? shell.t("portal.next." + stopped, blocks.title(shell, offered.getFirst()))
            : shell.t("portal.next." + stopped + ".choose", offered.size());
    List<PortalPage.Next.Way> ways = new ArrayList<>();
    boolean unlisted = staff.list(firm, shell.console().today()).isEmpty();
    if (unlisted) {
      String list = shell.link("/portal/staff", "firm", firm.id().toString());
      ways.add(new PortalPage.Next.Way(shell.t("portal.staff"), list, null));
    }
    for (CaseType type : offered) {
      ways.add(
          new PortalPage.Next.Way(
              one ? shell.t("portal.apply") : blocks.title(shell, type),
              PortalBlocks.filing(shell, type.id(), firm),
              blocks.basis(shell, type)));
    }
    return new PortalPage.Next(unlisted ? shell.t("portal.next.staff") + " " + says : says, ways);
  }

  private static String daily(Shell shell, RegisteredFirm firm) {
    return shell.link(DailyDesk.PATH, "firm", firm.id().toString());
  }

  private static List<Link> acts(
      Shell shell, RegisteredFirm firm, List<RegisteredFirm> own, boolean checks) {
    List<Link> acts = new ArrayList<>();
    if (checks) {
      acts.add(new Link(shell.t("portal.daily"), daily(shell, firm)));
    }
    acts.add(
        new Link(shell.t("portal.staff"), shell.link("/portal/staff", "firm", "" + firm.id())));
    acts.add(new Link(shell.t("portal.problem"), PortalBlocks.filing(shell, "firm-problem", firm)));
    acts.add(new Link(shell.t("portal.permits"), shell.link("/permits")));
    // Whoever acts for several firms sees one at a time and goes from one to the other.
    own.stream()
        .filter(one -> !one.id().equals(firm.id()))
        .map(one ->
            new Link(
                shell.t("portal.other", one.profile().name()),
                shell.link(PATH, "firm", one.id().toString())))
        .forEach(acts::add);
    return acts;
  }
}
