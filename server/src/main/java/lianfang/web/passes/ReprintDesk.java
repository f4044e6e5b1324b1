package lianfang.web.passes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.gate.Allowance;
import lianfang.gate.issue.Commute;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.Commutes;
import lianfang.gate.pass.IssuedPass;
import lianfang.gate.pass.PassIssuing;
import lianfang.gate.pass.Reprints;
import lianfang.instance.ScopedTransactions;
import lianfang.person.Register;
import lianfang.web.list.FormPage;
import lianfang.web.paper.PassPaper;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 补打: who holds a sheet of paper that gates refuse though nothing keeps him any more. */
@Controller
public class ReprintDesk {

  /** Where the list is. */
  public static final String PAGE = "/passes/again";

  /** So many are listed and printed at once; the others follow when these are printed. */
  public static final int LIST = 100;

  private static final int COUNTY = 6;
  private static final int TOWNSHIP = 9;

  private final ScopedTransactions transactions;
  private final Reprints reprints;
  private final PassGiving giving;
  private final PassPapers papers;
  private final Commutes commutes;
  private final Subjects subjects;

  ReprintDesk(
      ScopedTransactions transactions,
      Reprints reprints,
      PassGiving giving,
      PassPapers papers,
      Commutes commutes,
      Subjects subjects) {
    this.transactions = transactions;
    this.reprints = reprints;
    this.giving = giving;
    this.papers = papers;
    this.commutes = commutes;
    this.subjects = subjects;
  }

  @GetMapping(PAGE)
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(user.prefixes(), () -> page(shell, null).show());
  }

  /** Prints sheets for those who were chosen and still wait; nobody gets two. */
  @PostMapping(PAGE)
  Object print(
      Shell shell,
      @RequestParam(defaultValue = "") List<String> sheet,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ISSUE_PASS);
    return transactions.in(
        user.prefixes(),
        () -> {
          List<PassPaper> sheets = new ArrayList<>();
          for (IssuedPass last : waiting(shell)) {
            if (sheet.contains(last.id())) {
              giving
                  .find(last.subject())
                  .ifPresent(person -> sheets.add(again(shell, user, last, person)));
            }
          }
          return sheets.isEmpty()
              ? page(shell, shell.t("reprint.none.chosen")).show()
              : PassesDesk.pdf(papers.print(sheets));
        });
  }

  private List<IssuedPass> waiting(Shell shell) {
    return reprints.waiting(shell.ground().code(), LIST);
  }

  private PassPaper again(Shell shell, CurrentUser user, IssuedPass last, Register.Entry person) {
    Optional<Commute> commute =
        last.allows().contains("commute") ? agreed(shell, person.id()) : Optional.empty();
    PassIssuing.Given given =
        giving.give(
            user.actor(),
            person,
            new PassGiving.Wish(
                shell.t("reprint.why"),
                "again",
                List.of(
                    commute.<Allowance>map(Commute::times).orElseGet(() -> plain(last, person))),
                PassForm.PAPER,
                commute.map(Commute::until).orElse(null)));
    return papers.again(shell, user, person, given);
  }

  private Optional<Commute> agreed(Shell shell, UUID person) {
    return commutes.of(person).stream()
        .filter(one -> one.missing(shell.console().today()).isEmpty())
        .findFirst();
  }

  /**
   * What the sheet allowed where nobody has to agree anew; a slot is over, and a certificate of
   * health is assessed anew, so that their holders get the way within the township or county alone.
   */
  private static Allowance plain(IssuedPass last, Register.Entry person) {
    if (last.exitDays().isPresent()) {
      return new Allowance.Exit(Long.parseLong(person.area()), last.everyDays());
    }
    int digits = last.allows().contains("free") ? COUNTY : TOWNSHIP;
    String area = person.area().substring(0, Math.min(digits, person.area().length()));
    return new Allowance.FreeMovement(List.of(Long.parseLong(area)));
  }

  private FormPage page(Shell shell, @Nullable String refusal) {
    List<IssuedPass> waiting = waiting(shell);
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, waiting.stream().map(one -> Subject.person(one.subject())).toList());
    List<Field.Option> options = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (IssuedPass one : waiting) {
      Subjects.Called who = called.getOrDefault(one.subject(), Subjects.unknown(one.subject()));
      String village = subjects.village(shell, one.area());
      options.add(
          new Field.Option(
              one.id(), shell.t("reprint.line", who.name(), who.reference(), village)));
      rows.add(row(shell, one, who, village));
    }
    String ground = shell.ground().name();
    boolean none = rows.isEmpty();
    return new FormPage(
        shell,
        new Head(
            shell.t("reprint.title"),
            none ? shell.t("reprint.says.none", ground) : said(shell, ground, rows.size()),
            List.of(),
            new Link(shell.t("certificate.list"), shell.link("/certificates"))),
        shell.link(PAGE),
        none ? List.of() : List.of(shell.t("reprint.told")),
        none ? List.of() : List.of(chosen(shell, options)),
        Map.of(),
        shell.t("reprint.print"),
        refusal,
        none ? List.of() : List.of(block(shell, rows)));
  }

  private static String said(Shell shell, String ground, int sheets) {
    String key = sheets < LIST ? "reprint.says" : "reprint.says.first";
    return shell.t(key, ground, sheets);
  }

  /** All of them, unless somebody leaves one out. */
  private static Field chosen(Shell shell, List<Field.Option> options) {
    List<String> all = options.stream().map(Field.Option::value).toList();
    return Field.checks("sheet", shell.t("reprint.which"), all, options).need();
  }

  private static Row row(Shell shell, IssuedPass one, Subjects.Called who, String village) {
    String to = shell.link("/people/" + one.subject() + "/passes");
    String why = one.reason() == null ? "" : shell.texts().word("pass-reason", one.reason());
    String when = one.revoked() == null ? "" : PassWords.moment(shell, one.revoked());
    return new Row(
        to,
        List.of(
            Cell.named(who.name(), who.reference(), to),
            Cell.of(village),
            Cell.of(PassWords.allows(shell, one.allows())),
            Cell.of(why),
            Cell.minor(when)));
  }

  private static Block block(Shell shell, List<Row> rows) {
    return new Block(
        shell.t("reprint.list", rows.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("people.who")),
            Listing.Column.of(shell.t("people.village")),
            Listing.Column.of(shell.t("pass.kind")),
            Listing.Column.of(shell.t("reprint.because")),
            Listing.Column.minor(shell.t("reprint.since"))),
        rows,
        "");
  }
}
