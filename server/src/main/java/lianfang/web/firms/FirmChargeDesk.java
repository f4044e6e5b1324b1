package lianfang.web.firms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.enterprise.FirmCharges;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.Firms;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.CaseWords;
import lianfang.web.list.ListPage;
import lianfang.web.list.Lists;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * 分包台账页: who answers for which firms, with the firms and their open problems behind each number.
 */
@Controller
class FirmChargeDesk {

  static final String PATH = "/firms/charge";
  private static final String PROBLEMS = PATH + "/problems";
  private static final int MOST = 1_000;

  /** The posts of those who answer for firms without being of them. */
  private static final List<FirmPost> POSTS =
      List.of(FirmPost.LEADER, FirmPost.SERVICE_OFFICER, FirmPost.INSTRUCTOR, FirmPost.TEAM);

  private final ScopedTransactions transactions;
  private final FirmCharges charges;
  private final Firms firms;
  private final Accounts accounts;
  private final CaseTypes types;

  FirmChargeDesk(
      ScopedTransactions transactions,
      FirmCharges charges,
      Firms firms,
      Accounts accounts,
      CaseTypes types) {
    this.transactions = transactions;
    this.charges = charges;
    this.firms = firms;
    this.accounts = accounts;
    this.types = types;
  }

  @GetMapping(PATH)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    FirmPost post = post(shell);
    List<Row> rows = transactions.in(user.prefixes(), () -> rows(shell, post));
    String without = shell.link(FirmsDesk.LIST, "without", post.word());
    Link nobody = new Link(shell.t("charge.without"), without);
    return page(
            shell,
            new Head(
                shell.t("charge.title"),
                shell.t("charge.says", shell.ground().name(), rows.size()),
                List.of(),
                new Link(shell.t("firms.title"), shell.link("/firms"))),
            post == FirmPost.TEAM ? List.of() : List.of(nobody),
            new Listing(
                columns(shell),
                List.of(posts(shell, post)),
                shell.t("charge.count", rows.size()),
                null,
                null,
                Lists.exports(shell),
                rows.isEmpty()
                    ? new Empty(shell.t("charge.none"), shell.t("charge.none.why"), nobody)
                    : null),
            rows)
        .show();
  }

  @GetMapping(PATH + "/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.SEE_FIGURES);
    List<Row> rows = transactions.in(user.prefixes(), () -> rows(shell, post(shell)));
    Lists.send(shell, user, format, columns(shell), rows, response);
  }

  /** What the firms of somebody told and nobody has solved. */
  @GetMapping(PROBLEMS)
  ModelAndView problems(
      Shell shell,
      @RequestParam(defaultValue = "") String who,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    FirmPost post = post(shell);
    String called = name(who);
    List<Row> rows = transactions.in(user.prefixes(), () -> problems(shell, post, who));
    Link back = new Link(shell.t("charge.title"), shell.link(PATH, "post", post.word()));
    return page(
            shell,
            new Head(
                shell.t("charge.problems", called),
                shell.t("charge.problems.says", rows.size()),
                List.of(),
                back),
            List.of(),
            new Listing(
                List.of(
                    Listing.Column.of(shell.t("firms.firm")),
                    Listing.Column.of(shell.t("firms.state")),
                    Listing.Column.of(shell.t("firm.filed")),
                    Listing.Column.minor(shell.t("firm.due"))),
                List.of(),
                shell.t("case.count", rows.size()),
                null,
                null,
                List.of(),
                rows.isEmpty()
                    ? new Empty(shell.t("charge.problems.none"), shell.t("charge.none.why"), back)
                    : null),
            rows)
        .show();
  }

  private static ListPage page(
      Shell shell, Head head, List<Link> acts, Listing listing, List<Row> rows) {
    return new ListPage(shell, head, acts, listing, rows, false);
  }

  private static FirmPost post(Shell shell) {
    String asked = FirmWords.text(shell, "post");
    return asked.isEmpty()
        ? FirmPost.LEADER
        : FirmPost.ofWord(asked)
            .filter(POSTS::contains)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Filter posts(Shell shell, FirmPost chosen) {
    return new Filter(
        shell.t("firm.post.title"),
        shell.texts().word("firm.post", chosen.word()),
        shell.here("post", ""),
        POSTS.stream()
            .map(post ->
                new Filter.Option(
                    shell.texts().word("firm.post", post.word()),
                    shell.here("post", post.word()),
                    null,
                    post == chosen))
            .toList());
  }

  private static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("firm.post.who")),
        Listing.Column.number(shell.t("charge.firms")),
        Listing.Column.number(shell.t("firms.atwork")),
        Listing.Column.number(shell.t("charge.open")),
        Listing.Column.minor(shell.t("charge.oldest")));
  }

  private List<Row> rows(Shell shell, FirmPost post) {
    LocalDate day = shell.console().on();
    List<FirmCharges.Charge> all = charges.of(shell.ground().code(), post, day);
    Map<String, String> names =
        accounts.displayNames(
            all.stream()
                .filter(FirmCharges.Charge::isAccount)
                .map(FirmCharges.Charge::who)
                .toList());
    List<Row> rows = new ArrayList<>();
    for (FirmCharges.Charge one : all) {
      String held = shell.link(FirmsDesk.LIST, "post", post.word(), "who", one.who());
      String work =
          shell.link(FirmsDesk.LIST, "post", post.word(), "who", one.who(), "state", "work");
      String open = shell.link(PROBLEMS, "post", post.word(), "who", one.who());
      rows.add(
          new Row(
              held,
              List.of(
                  Cell.subject(names.getOrDefault(one.who(), one.who()), null, held),
                  Cell.number(shell.language().number(one.firms()), held),
                  Cell.number(
                      shell.language().number(one.atWork()), one.atWork() == 0 ? null : work),
                  Cell.number(
                      shell.language().number(one.problems()), one.problems() == 0 ? null : open),
                  Cell.minor(FirmWords.moment(shell, one.oldest())))));
    }
    return rows;
  }

  private List<Row> problems(Shell shell, FirmPost post, String who) {
    List<FirmCharges.Problem> all =
        charges.problems(shell.ground().code(), post, shell.console().on(), who, MOST);
    Map<UUID, String> names =
        firms.names(all.stream().map(FirmCharges.Problem::firm).distinct().toList());
    List<Row> rows = new ArrayList<>();
    for (FirmCharges.Problem one : all) {
      CaseType type = types.edition(one.edition());
      String to = shell.link(CaseWords.path(one.id()));
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(names.getOrDefault(one.firm(), "—"), null, to),
                  Cell.tag("act", CaseWords.state(shell, type, one.state())),
                  Cell.of(FirmWords.moment(shell, one.filed())),
                  Cell.minor(FirmWords.moment(shell, one.due())))));
    }
    return rows;
  }

  /** An account by its name, a team by its own. */
  private String name(String who) {
    return accounts.displayNames(List.of(who)).getOrDefault(who, who);
  }
}
