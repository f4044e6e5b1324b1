package lianfang.web.firms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.enterprise.FirmCases;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.Firms;
import lianfang.enterprise.Invitations;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.FactRefused;
import lianfang.instance.ScopedTransactions;
import lianfang.web.basis.Refused;
import lianfang.web.cases.CaseActing;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** 企业档案: one firm with its course, who answers for it, its cases, and the health of its staff. */
@Controller
class FirmDesk {

  private final ScopedTransactions transactions;
  private final Firms firms;
  private final FirmPosts posts;
  private final FirmCases cases;
  private final Invitations invitations;
  private final FirmStaff staff;
  private final FirmHistory history;

  FirmDesk(
      ScopedTransactions transactions,
      Firms firms,
      FirmPosts posts,
      FirmCases cases,
      Invitations invitations,
      FirmStaff staff,
      FirmHistory history) {
    this.transactions = transactions;
    this.firms = firms;
    this.posts = posts;
    this.cases = cases;
    this.invitations = invitations;
    this.staff = staff;
    this.history = history;
  }

  @GetMapping("/firms/{id}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell, user, find(id), null)).show();
  }

  /** Names somebody for a post, or invites somebody of the firm to the portal. */
  @PostMapping("/firms/{id}")
  ModelAndView act(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_FIRMS);
    return transactions.in(
        user.prefixes(),
        () -> {
          RegisteredFirm firm = find(id);
          user.requireArea(firm.area());
          if (form.getOrDefault("post", "").equals("invite")) {
            String code = invitations.invite(user.recorder(), firm);
            return page(shell, user, firm, shell.t("firm.invited", code)).show();
          }
          String refusal = name(shell, user, firm, form);
          return refusal == null
              ? new ModelAndView("redirect:" + FirmWords.address(shell, firm))
              : page(shell, user, firm, refusal).show();
        });
  }

  private @Nullable String name(
      Shell shell, CurrentUser user, RegisteredFirm firm, Map<String, String> form) {
    FirmPost post = FirmPost.ofWord(form.getOrDefault("post", "")).orElse(null);
    String account = form.getOrDefault("account", "");
    String team = form.getOrDefault("team", "").strip();
    boolean byTeam = post == FirmPost.TEAM;
    if (post == null || (byTeam ? team : account).isEmpty()) {
      return shell.t("firm.name.incomplete");
    }
    try {
      posts.name(
          user.recorder(),
          firm,
          post,
          shell.console().today(),
          byTeam ? "team" : "account",
          byTeam ? team : account);
      return null;
    } catch (FactRefused refused) {
      return Refused.say(shell, refused);
    }
  }

  private RegisteredFirm find(UUID id) {
    return firms.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private FormPage page(
      Shell shell, CurrentUser user, RegisteredFirm firm, @Nullable String refusal) {
    LocalDate day = shell.console().on();
    List<FirmCases.About> about = cases.of(CaseActing.of(user), firm.id());
    long open = about.stream().filter(one -> !one.ended()).count();
    FirmStaff.Health health = staff.health(shell, firm);
    List<Figure> figures =
        List.of(
            new Figure(
                FirmWords.state(shell, firm.state()),
                shell.t("firm.since", FirmWords.moment(shell, firm.since())),
                null,
                null,
                firm.state().isAtWork() ? "calm" : "act"),
            new Figure(
                shell.language().number(open), shell.t("firm.open.cases"), null, null, "plain"),
            new Figure(
                shell.language().number(health.people()),
                shell.t("firm.staff"),
                shell.t("firm.staff.not", health.notYet()),
                shell.link("/units/" + firm.area(), "firm", firm.profile().name()),
                health.notYet() > 0 ? "act" : "calm"));
    List<String> told = new ArrayList<>();
    boolean working = firm.state().isAtWork();
    if (working && posts.on(firm.id(), FirmPost.EPIDEMIC_OFFICER, day).isEmpty()) {
      told.add(shell.t("firm.noofficer"));
    }
    if (posts.on(firm.id(), FirmPost.SERVICE_OFFICER, day).isEmpty()) {
      told.add(shell.t("firm.noservice"));
    }
    boolean may =
        user.may(Permission.MANAGE_FIRMS)
            && user.scope().contains(firm.area())
            && !shell.console().elsewhere();
    return new FormPage(
        shell,
        new Head(
            firm.profile().name(),
            history.says(shell, firm),
            figures,
            new Link(shell.t("firms.list"), shell.link(FirmsDesk.LIST))),
        "/firms/" + firm.id(),
        told,
        may ? history.fields(shell, user, firm) : List.of(),
        Map.of(),
        shell.t("firm.name"),
        refusal,
        List.of(
            history.course(shell, firm),
            history.posts(shell, firm),
            cases(shell, about),
            history.filings(shell, user, firm),
            health.block(),
            history.records(shell, firm)));
  }

  static Block cases(Shell shell, List<FirmCases.About> about) {
    boolean chinese = shell.language() == Language.ZH;
    List<Row> rows = new ArrayList<>();
    for (FirmCases.About one : about) {
      String href = shell.link("/cases/" + one.id());
      String title = chinese ? one.type().title().zh() : one.type().title().en();
      String state =
          one.type()
              .state(one.state())
              .map(found -> chinese ? found.name().zh() : found.name().en())
              .orElse(one.state());
      rows.add(
          new Row(
              href,
              List.of(
                  Cell.subject(title, null, href),
                  Cell.tag(one.ended() ? "good" : "act", state),
                  Cell.of(FirmWords.moment(shell, one.filedAt())),
                  Cell.minor(FirmWords.moment(shell, one.due())))));
    }
    return new Block(
        shell.t("firm.cases", rows.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("firm.case")),
            Listing.Column.of(shell.t("firms.state")),
            Listing.Column.of(shell.t("firm.filed")),
            Listing.Column.minor(shell.t("firm.due"))),
        rows,
        shell.t("firm.cases.none"));
  }
}
