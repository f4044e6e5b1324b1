package lianfang.web.checkpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.casework.desk.RefusedPasses;
import lianfang.gate.checkpoint.GateMail;
import lianfang.gate.checkpoint.RefusalFacts;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.CaseWords;
import lianfang.web.list.ListPage;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Figure;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Lists what devices sent and what waits. */
@Controller
class MailList {

  private static final int ROWS = 300;

  /** A valid pass that was refused. */
  static final String REFUSED = "refused";

  private static final List<String> KINDS = List.of(REFUSED, "fever", "people");

  private final ScopedTransactions transactions;
  private final GateMail mail;
  private final RefusedPasses refused;

  MailList(ScopedTransactions transactions, GateMail mail, RefusedPasses refused) {
    this.refused = refused;
    this.transactions = transactions;
    this.mail = mail;
  }

  @GetMapping(MailDesk.PAGE)
  ModelAndView mail(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    MailDesk.requireOffice(user);
    return transactions.in(user.prefixes(), () -> mailPage(shell)).show();
  }

  private ListPage mailPage(Shell shell) {
    String area = shell.ground().code();
    String kind = shell.query().getOrDefault("kind", "");
    Map<String, Long> waiting = new TreeMap<>(mail.waiting(area));
    waiting.put(REFUSED, refused.open(area));
    List<GateMail.Kept> kept = mail.list(area, KINDS.contains(kind) ? kind : "", ROWS);
    Map<UUID, RefusedPasses.InCase> inCases =
        refused.of(
            kept.stream()
                .filter(one -> one.kind().equals(REFUSED))
                .map(one -> RefusalFacts.factOf(one.id()))
                .toList());
    List<Row> rows = new ArrayList<>();
    for (GateMail.Kept one : kept) {
      String to = shell.link(MailDesk.PAGE + "/" + one.id());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(shell.texts().word("mail.kind", one.kind()), "", to),
                  Cell.said(one.called()),
                  Cell.of(said(shell, one)),
                  Cell.minor(CheckpointBlocks.moment(shell, one.happenedAt())),
                  state(shell, one, inCases.get(RefusalFacts.factOf(one.id()))))));
    }
    List<Figure> figures = new ArrayList<>();
    for (String word : KINDS) {
      long count = waiting.getOrDefault(word, 0L);
      figures.add(
          new Figure(
              shell.language().number(count),
              shell.texts().word("mail.kind", word),
              null,
              shell.here("kind", word),
              count > 0 ? "act" : "calm"));
    }
    long all = waiting.values().stream().mapToLong(Long::longValue).sum();
    Head head =
        new Head(
            shell.t("mail.title"),
            shell.t(all > 0 ? "mail.says.act" : "mail.says", shell.ground().name(), all),
            figures,
            new Link(shell.t("door.checkpoints"), shell.link(CheckpointsDesk.PAGE)));
    List<Listing.Column> columns =
        List.of(
            Listing.Column.of(shell.t("mail.kind")),
            Listing.Column.of(shell.t("checkpoint.called")),
            Listing.Column.of(shell.t("mail.said")),
            Listing.Column.minor(shell.t("checkpoint.when")),
            Listing.Column.of(shell.t("checkpoint.state")));
    return list(shell, head, columns, List.of(kinds(shell, kind)), rows, "mail.none");
  }

  private static Cell state(Shell shell, GateMail.Kept one, RefusedPasses.@Nullable InCase inCase) {
    String ended = one.outcome();
    if (inCase != null) {
      String word = shell.t(inCase.ended() ? "mail.case.over" : "mail.case.open");
      String to = shell.link(CaseWords.path(inCase.id()));
      return new Cell("text", word, null, to, false);
    }
    return ended == null
        ? Cell.tag("act", shell.t("mail.waits"))
        : Cell.tag("good", shell.texts().word("mail.outcome", ended));
  }

  private static Filter kinds(Shell shell, String chosen) {
    List<Filter.Option> options = new ArrayList<>();
    for (String word : KINDS) {
      options.add(
          new Filter.Option(
              shell.texts().word("mail.kind", word),
              shell.here("kind", word),
              null,
              word.equals(chosen)));
    }
    return new Filter(
        shell.t("mail.kind"),
        KINDS.contains(chosen) ? shell.texts().word("mail.kind", chosen) : null,
        shell.here("kind", ""),
        options);
  }

  private static String said(Shell shell, GateMail.Kept one) {
    String key = one.kind().equals("fever") ? "temperature" : "ground";
    String value = one.said().get(key);
    return value == null ? "–" : value(shell, key, value);
  }

  /** A value as people read it. */
  static String value(Shell shell, String key, String value) {
    return switch (key) {
      case "temperature" ->
          value.matches("[0-9]{3}")
              ? value.substring(0, 2) + "." + value.substring(2) + " °C"
              : value;
      case "ground" -> shell.texts().word("gate.refuse", value);
      case "left" -> shell.t("mail.left");
      case "direction" -> shell.t(value.equals("1") ? "gate.in" : "gate.out");
      default -> value;
    };
  }

  /** A list of rows under a head. */
  static ListPage list(
      Shell shell,
      Head head,
      List<Listing.Column> columns,
      List<Filter> filters,
      List<Row> rows,
      String none) {
    Listing listing =
        new Listing(
                columns,
                filters,
                shell.t("mail.count", rows.size()),
                null,
                null,
                List.of(),
                rows.isEmpty()
                    ? new Empty(shell.texts().of(none), shell.texts().of(none + ".says"), null)
                    : null)
            .stacked();
    return new ListPage(shell, head, List.of(), listing, rows, false);
  }
}
