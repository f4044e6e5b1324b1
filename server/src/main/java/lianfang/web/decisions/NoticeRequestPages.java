package lianfang.web.decisions;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.rulebook.Finding;
import lianfang.rulebook.lower.LooserNotice;
import lianfang.rulebook.lower.LooserNotice.Otherwise;
import lianfang.rulebook.notice.Notice;
import lianfang.web.action.NoticeScope;
import lianfang.web.basis.ReadingWords;
import lianfang.web.basis.Reasons;
import lianfang.web.difference.LooserWords;
import lianfang.web.list.BlocksPage;
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
import org.springframework.stereotype.Component;

/** 与上级核对页: what is looser or read otherwise, until when it is answered, and the ways to do so. */
@Component
class NoticeRequestPages {

  static final String PATH = "/decisions/notices";
  private static final int HORIZON = 28;

  private final Ledger ledger;
  private final Superiors superiors;
  private final NoticeScope scope;

  NoticeRequestPages(Ledger ledger, Superiors superiors, NoticeScope scope) {
    this.ledger = ledger;
    this.superiors = superiors;
    this.scope = scope;
  }

  static String path(LooserNotice one) {
    return PATH + "/" + one.own().id() + "/" + one.higher().id();
  }

  BlocksPage list(Shell shell, List<LooserNotice> all) {
    List<Row> rows = new ArrayList<>();
    for (LooserNotice one : all) {
      String to = shell.link(path(one));
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(title(shell, one.own()), one.own().id(), to),
                  Cell.said(title(shell, one.higher())),
                  Cell.of(what(shell, one)),
                  deadline(shell, one),
                  Cell.minor(shell.t("decision.office.command")))));
    }
    Head head =
        new Head(
            shell.t("lower.title"),
            all.isEmpty() ? shell.t("lower.says.none") : shell.t("lower.says", all.size()),
            List.of(),
            new Link(shell.t("decision.title"), shell.link("/decisions")));
    Block block =
        new Block(
            shell.t("lower.block", all.size()),
            shell.t("lower.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("lower.own")),
                Listing.Column.of(shell.t("lower.higher")),
                Listing.Column.of(shell.t("lower.what")),
                Listing.Column.of(shell.t("decision.deadline")),
                Listing.Column.minor(shell.t("decision.office"))),
            rows,
            shell.t("lower.none"));
    return new BlocksPage(shell, head, List.of(), List.of(), List.of(), List.of(block));
  }

  private static String title(Shell shell, Notice notice) {
    return Reasons.say(shell, notice.title());
  }

  private static String what(Shell shell, LooserNotice one) {
    return one.findings().isEmpty()
        ? shell.t("lower.what.open", one.open().size())
        : shell.t("lower.what.looser", one.findings().size(), one.open().size());
  }

  private Cell deadline(Shell shell, LooserNotice one) {
    String moment = moment(shell, one.due());
    if (!one.due().isBefore(shell.console().now())) {
      return Cell.of(moment);
    }
    return Cell.tag(
        "act",
        gone(one) == null
            ? shell.t("decision.overdue.yet", moment)
            : shell.t("decision.overdue", moment, superiors.city(shell, one.above())));
  }

  private @Nullable Fact gone(LooserNotice one) {
    var id = Terms.escalation(one.subject().id(), LooserNotice.QUESTION, one.due());
    return ledger.list(List.of(id)).stream().findFirst().orElse(null);
  }

  private static String moment(Shell shell, Instant at) {
    return shell.language().moment(LocalDateTime.ofInstant(at, Days.ZONE));
  }

  /** The page of one request. */
  FormPage one(
      Shell shell, CurrentUser user, LooserNotice one, String reason, @Nullable String refusal) {
    Head head =
        new Head(
            shell.t("lower.one", title(shell, one.own()), title(shell, one.higher())),
            one.waits() ? waits(shell, one) : shell.t("lower.answered"),
            List.of(),
            new Link(shell.t("lower.title"), shell.link(PATH)));
    List<Block> blocks = new ArrayList<>();
    if (!one.findings().isEmpty()) {
      blocks.add(looser(shell, one));
    }
    if (!one.open().isEmpty()) {
      blocks.add(open(shell, one));
    }
    blocks.add(ways(shell, one));
    return new FormPage(
        shell,
        head,
        shell.link(path(one)),
        told(shell, one),
        fields(shell, user, one, reason),
        Map.of(),
        shell.t("lower.stand.button"),
        refusal,
        blocks);
  }

  private String waits(Shell shell, LooserNotice one) {
    String until = shell.t("lower.until", moment(shell, one.opened()), moment(shell, one.due()));
    Fact gone = gone(one);
    if (!one.due().isBefore(shell.console().now())) {
      return until;
    }
    Superiors.Superior superior = superiors.of(shell, one.above());
    String since = moment(shell, one.due());
    if (gone == null) {
      return until + " " + shell.t("decision.late.yet", since);
    }
    String who =
        superior.names().isEmpty()
            ? shell.t("decision.late.nobody", since, superior.city())
            : shell.t(
                "decision.late",
                since,
                superior.city(),
                String.join(shell.t("logic.comma"), superior.names()));
    return until
        + " "
        + who
        + shell.t("decision.late.fact", gone.number(), moment(shell, gone.recordedAt()));
  }

  private static List<String> told(Shell shell, LooserNotice one) {
    List<String> told = new ArrayList<>();
    if (!one.findings().isEmpty()) {
      told.add(shell.t("lower.told.looser"));
    }
    if (!one.open().isEmpty()) {
      told.add(shell.t(one.stands() ? "lower.told.stands" : "lower.told.open"));
    }
    return told;
  }

  private List<Field> fields(Shell shell, CurrentUser user, LooserNotice one, String reason) {
    boolean may =
        user.may(Permission.SIGN_READING)
            && scope.covers(user, one.own())
            && !shell.console().elsewhere();
    return !may || one.open().isEmpty() || one.stands()
        ? List.of()
        : List.of(
            Field.of("reason", "lines", shell.t("lower.reason"), reason)
                .hint(shell.t("lower.reason.hint"))
                .need());
  }

  private static Block looser(Shell shell, LooserNotice one) {
    List<Row> rows = new ArrayList<>();
    for (Finding finding : one.findings()) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(place(shell, finding.places().getFirst().row())),
                  Cell.of(place(shell, finding.places().getLast().row())),
                  Cell.of(LooserWords.say(shell, finding)))));
    }
    return new Block(
        shell.t("lower.looser", rows.size()),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("lower.row.own")),
            Listing.Column.of(shell.t("lower.row.higher")),
            Listing.Column.of(shell.t("lower.what"))),
        rows,
        shell.t("lower.none"));
  }

  /** A row by its name, a reading by what it settles. */
  private static String place(Shell shell, String name) {
    return name.contains("-") ? ReadingWords.key(shell.texts(), name) : name;
  }

  private static Block open(Shell shell, LooserNotice one) {
    List<Row> rows = new ArrayList<>();
    for (Otherwise other : one.open()) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(ReadingWords.key(shell.texts(), other.key())),
                  Cell.of(ReadingWords.value(shell, other.key(), other.mine())),
                  Cell.of(ReadingWords.key(shell.texts(), other.above())),
                  Cell.of(ReadingWords.value(shell, other.above(), other.theirs())))));
    }
    return new Block(
        shell.t("lower.open", rows.size()),
        shell.t("lower.open.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("notice.reading")),
            Listing.Column.of(shell.t("lower.own")),
            Listing.Column.of(shell.t("lower.reading.higher")),
            Listing.Column.of(shell.t("lower.higher"))),
        rows,
        shell.t("lower.none"));
  }

  /** What its body may do, and what each way would change before anybody signs it. */
  private static Block ways(Shell shell, LooserNotice one) {
    List<Row> rows = new ArrayList<>();
    String own = one.own().id();
    String edition = "/notices/" + own + "/editions/" + one.own().edition();
    rows.add(way(shell, "lower.way.edition", edition));
    String taken = taken(one);
    if (!taken.isEmpty()) {
      rows.add(
          way(
              shell,
              "lower.way.simulate",
              "/notices/simulations",
              "readings",
              taken,
              "horizon",
              String.valueOf(HORIZON)));
      rows.add(way(shell, "lower.way.readings", "/readings/" + own));
    }
    rows.add(way(shell, "lower.way.higher", "/notices/" + one.higher().id()));
    return new Block(
        shell.t("lower.ways"),
        shell.t("lower.ways.footer"),
        null,
        List.of(Listing.Column.of(shell.t("lower.way")), Listing.Column.of(shell.t("lower.gives"))),
        rows,
        shell.t("lower.none"));
  }

  private static Row way(Shell shell, String key, String to, String... changes) {
    String link = shell.link(to, changes);
    return new Row(
        link, List.of(Cell.subject(shell.t(key), null, link), Cell.of(shell.t(key + ".says"))));
  }

  /** The readings of the notice above as lines that a simulation takes. */
  private static String taken(LooserNotice one) {
    return Stream.concat(one.looser().stream(), one.open().stream())
        .map(other -> one.own().id() + "/" + other.key() + "=" + other.theirs())
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
