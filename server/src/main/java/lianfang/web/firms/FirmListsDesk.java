package lianfang.web.firms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lianfang.access.Permission;
import lianfang.enterprise.FirmCounts;
import lianfang.enterprise.FirmFollowUps;
import lianfang.enterprise.FirmOutputs;
import lianfang.enterprise.FirmScope;
import lianfang.enterprise.LateApplications;
import lianfang.enterprise.RegisteredFirm;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.Said;
import lianfang.web.list.ListPage;
import lianfang.web.list.Lists;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * 数字背后的名单: late applications, firms accepted and not inspected since, and what firms reported of
 * their work, each as a page and as a file.
 */
@Controller
class FirmListsDesk {

  static final String LATE = "/firms/late";
  static final String MISSED = "/firms/not-inspected";
  static final String OUTPUT = "/firms/output";
  static final String POLICY = "/firms/policy";

  /** So many rows stand on a page; the file behind it has them all. */
  private static final int SHOWN = 1_000;

  private final ScopedTransactions transactions;
  private final FirmCounts counts;
  private final LateApplications late;
  private final FirmFollowUps follow;
  private final FirmOutputs outputs;
  private final Subjects subjects;
  private final FirmWords words;

  FirmListsDesk(
      ScopedTransactions transactions,
      FirmCounts counts,
      LateApplications late,
      FirmFollowUps follow,
      FirmOutputs outputs,
      Subjects subjects,
      FirmWords words) {
    this.words = words;
    this.transactions = transactions;
    this.counts = counts;
    this.late = late;
    this.follow = follow;
    this.outputs = outputs;
    this.subjects = subjects;
  }

  /** A list as it is shown or sent. */
  private record Found(String word, List<Listing.Column> columns, List<Row> rows) {}

  @GetMapping({LATE, MISSED, OUTPUT, POLICY})
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    String word = shell.path().replaceAll(".*/", "");
    return page(shell, transactions.in(user.prefixes(), () -> found(shell, word))).show();
  }

  @GetMapping({
    LATE + "/sheet.{format}",
    MISSED + "/sheet.{format}",
    OUTPUT + "/sheet.{format}",
    POLICY + "/sheet.{format}"
  })
  void sheet(
      Shell shell,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.SEE_FIGURES);
    if (!format.equals("csv") && !format.equals("xlsx")) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    String word = shell.path().replaceAll("/sheet\\..*", "").replaceAll(".*/", "");
    Found found = transactions.in(user.prefixes(), () -> found(shell, word));
    Lists.send(shell, user, format, found.columns(), found.rows(), response);
  }

  private Found found(Shell shell, String word) {
    return switch (word) {
      case "late" -> new Found(word, lateColumns(shell), late(shell, SheetFile.ROWS_MAX));
      case "not-inspected" -> new Found(word, missedColumns(shell), missed(shell));
      case "policy" -> new Found(word, policyColumns(shell), takers(shell));
      default -> new Found(word, outputColumns(shell), output(shell));
    };
  }

  private static ListPage page(Shell shell, Found found) {
    String key = "firms." + found.word();
    int all = found.rows().size();
    List<Row> shown = found.rows().subList(0, Math.min(SHOWN, all));
    Listing listing =
        new Listing(
                found.columns(),
                List.of(),
                all == shown.size()
                    ? shell.t("firms.count", all)
                    : shell.t("firms.count.first", shown.size(), all),
                null,
                null,
                Lists.exports(shell),
                all == 0
                    ? new Empty(
                        shell.t(key + ".none"),
                        shell.t(key + ".footer", FirmFollowUps.DAYS),
                        new Link(shell.t("firms.title"), shell.link("/firms")))
                    : null)
            .stacked();
    return new ListPage(
        shell,
        new Head(
            shell.t(key + ".title", all),
            shell.t(key + ".footer", FirmFollowUps.DAYS),
            List.of(),
            new Link(shell.t("firms.title"), shell.link("/firms"))),
        List.of(),
        listing,
        shown,
        false);
  }

  static List<Listing.Column> lateColumns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("firms.firm")),
        Listing.Column.minor(shell.t("firms.appliedat")),
        Listing.Column.of(shell.t("firms.late.due")),
        Listing.Column.of(shell.t("firms.acceptedat")),
        Listing.Column.minor(shell.t("firms.area")));
  }

  /** Applications that were not answered by the deadline of their own case. */
  List<Row> late(Shell shell, int most) {
    List<Row> rows = new ArrayList<>();
    for (LateApplications.Late one : late.at(shell.ground().code(), shell.console().now(), most)) {
      rows.add(
          new Row(
              FirmWords.address(shell, one.firm()),
              List.of(
                  called(shell, one.firm()),
                  Cell.minor(FirmWords.moment(shell, one.applied())),
                  Cell.of(FirmWords.moment(shell, one.due())),
                  one.answered()
                      .map(at -> Cell.of(FirmWords.moment(shell, at)))
                      .orElseGet(() -> Cell.tag("act", shell.t("firms.late.waiting"))),
                  area(shell, one.firm()))));
    }
    return rows;
  }

  static List<Listing.Column> missedColumns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("firms.firm")),
        Listing.Column.of(shell.t("firms.openedat")),
        Listing.Column.of(shell.t("firms.dueat")),
        Listing.Column.minor(shell.t("firm.way")),
        Listing.Column.minor(shell.t("firms.cites")),
        Listing.Column.minor(shell.t("firms.area")));
  }

  /** Firms to which nobody came since they opened. */
  List<Row> missed(Shell shell) {
    List<Row> rows = new ArrayList<>();
    for (FirmFollowUps.Missed one : follow.missed(shell.ground().code(), shell.console().now())) {
      String way = one.way().isEmpty() ? "—" : shell.texts().word("firm.way", one.way());
      rows.add(
          new Row(
              FirmWords.address(shell, one.firm()),
              List.of(
                  called(shell, one.firm()),
                  Cell.of(FirmWords.moment(shell, one.opened())),
                  Cell.tag("act", FirmWords.moment(shell, one.due())),
                  Cell.minor(way),
                  one.basis()
                      .map(basis -> Cell.basis(Said.of(shell, basis.says()), null))
                      .orElseGet(() -> Cell.minor(shell.t("firms.missed.norule"))),
                  area(shell, one.firm()))));
    }
    return rows;
  }

  private static List<Listing.Column> policyColumns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("firms.firm")),
        Listing.Column.of(shell.t("firms.policy")),
        Listing.Column.of(shell.t("firms.policy.at")),
        Listing.Column.minor(shell.t("firms.area")));
  }

  /** Who took up the policy that the address names. */
  private List<Row> takers(Shell shell) {
    String policy = FirmWords.text(shell, "policy");
    String name = words.policy(shell, policy);
    List<Row> rows = new ArrayList<>();
    for (FirmCounts.Taker one :
        counts.takers(shell.ground().code(), policy, shell.console().on(), SheetFile.ROWS_MAX)) {
      rows.add(
          new Row(
              FirmWords.address(shell, one.firm()),
              List.of(
                  called(shell, one.firm()),
                  Cell.of(name),
                  Cell.of(FirmWords.moment(shell, one.at())),
                  area(shell, one.firm()))));
    }
    return rows;
  }

  private static List<Listing.Column> outputColumns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("firms.firm")),
        Listing.Column.number(shell.t("firms.load") + " %"),
        Listing.Column.number(shell.t("firms.output.back")),
        Listing.Column.number(shell.t("firms.output.staff")),
        Listing.Column.of(shell.t("firms.output.at")),
        Listing.Column.minor(shell.t("firms.area")));
  }

  private List<Row> output(Shell shell) {
    FirmScope scope = FirmWords.scope(shell);
    List<Row> rows = new ArrayList<>();
    for (FirmOutputs.Report one :
        outputs.list(shell.ground().code(), scope, shell.console().on(), SheetFile.ROWS_MAX)) {
      rows.add(
          new Row(
              FirmWords.address(shell, one.firm()),
              List.of(
                  called(shell, one.firm()),
                  Cell.number(one.load().map(Object::toString).orElse("—"), null),
                  Cell.number(shell.language().number(one.back()), null),
                  Cell.number(shell.language().number(one.staff()), null),
                  Cell.of(FirmWords.moment(shell, one.at())),
                  area(shell, one.firm()))));
    }
    return rows;
  }

  private static Cell called(Shell shell, RegisteredFirm firm) {
    return Cell.named(firm.profile().name(), firm.profile().code(), FirmWords.address(shell, firm));
  }

  private Cell area(Shell shell, RegisteredFirm firm) {
    return Cell.minor(subjects.name(shell, firm.area()));
  }
}
