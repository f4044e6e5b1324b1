package lianfang.web.readings;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.FactRefused;
import lianfang.rulebook.Editions;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.ReadingBook;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import lianfang.web.action.NoticeActs;
import lianfang.web.basis.ReadingWords;
import lianfang.web.basis.Reasons;
import lianfang.web.basis.Refused;
import lianfang.web.editions.EditionPages;
import lianfang.web.editions.SwitchReports;
import lianfang.web.list.BlocksPage;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
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

/** Lists the readings of a notice, and takes the signature of an official. */
@Controller
class ReadingsDesk {

  private final Editions editions;
  private final ReadingBook book;
  private final NoticeActs acts;
  private final Accounts accounts;
  private final SwitchReports reports;
  private final ReadingForm form;

  ReadingsDesk(
      Editions editions,
      ReadingBook book,
      NoticeActs acts,
      Accounts accounts,
      SwitchReports reports,
      ReadingForm form) {
    this.editions = editions;
    this.book = book;
    this.acts = acts;
    this.accounts = accounts;
    this.reports = reports;
    this.form = form;
  }

  @GetMapping("/readings/{notice}")
  ModelAndView list(
      Shell shell, @PathVariable String notice, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    List<Notice> all = find(notice);
    List<ReadingBook.Signature> signed = book.of(notice);
    Map<String, String> names = names(signed);
    List<Row> rows = new ArrayList<>();
    long open = 0;
    for (Reading one : readings(all).values()) {
      Optional<ReadingBook.Signature> now =
          signed.stream()
              .filter(s -> s.isCurrent() && s.reading().name().equals(one.key()))
              .findFirst();
      open += now.isEmpty() ? 1 : 0;
      rows.add(row(shell, notice, one, now, names));
    }
    Head head =
        new Head(
            shell.t("readings.title", Reasons.say(shell, all.getLast().title())),
            open == 0 ? shell.t("readings.says.all") : shell.t("readings.says", open),
            List.of(),
            new Link(shell.t("edition.back"), shell.link("/notices/" + notice)));
    Block block =
        new Block(
            shell.t("notice.readings", rows.size()),
            shell.t("notice.readings.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("notice.reading")),
                Listing.Column.of(shell.t("reading.value")),
                Listing.Column.of(shell.t("notice.reading.ground")),
                Listing.Column.minor(shell.t("reading.from")),
                Listing.Column.minor(shell.t("reading.by")),
                Listing.Column.minor(shell.t("reading.at"))),
            rows,
            shell.t("notice.readings.none"));
    return new BlocksPage(shell, head, List.of(), List.of(), List.of(), List.of(block)).show();
  }

  private static Row row(
      Shell shell,
      String notice,
      Reading one,
      Optional<ReadingBook.Signature> now,
      Map<String, String> names) {
    String to = shell.link("/readings/" + notice + "/" + one.key());
    boolean document = now.map(s -> s.reading().isDocument()).orElse(one.isDocument());
    String grade =
        now.isEmpty()
            ? shell.t("reading.unsigned")
            : shell.t(document ? "reading.document" : "reading.assumption.signed");
    return new Row(
        to,
        List.of(
            Cell.subject(says(shell, one.cites()), ReadingWords.key(shell.texts(), one.key()), to),
            Cell.of(
                now.map(s -> value(shell, one, s.reading().value()))
                    .orElse(shell.t("reading.proposed", value(shell, one, one.value())))),
            Cell.tag(now.isEmpty() ? "act" : document ? "good" : "tag", grade),
            Cell.minor(now.map(s -> shell.language().full(s.reading().from())).orElse("")),
            Cell.minor(now.map(s -> who(shell, s, names)).orElse("")),
            Cell.minor(now.map(s -> moment(shell, s.at())).orElse(""))));
  }

  private static String value(Shell shell, Reading settles, String value) {
    return ReadingWords.value(shell, settles.key(), value);
  }

  private static String says(Shell shell, lianfang.rulebook.Phrase phrase) {
    return Reasons.say(shell, phrase);
  }

  @GetMapping("/readings/{notice}/{key}")
  ModelAndView show(
      Shell shell,
      @PathVariable String notice,
      @PathVariable String key,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return page(shell, user, notice, key, Tried.NOTHING).show();
  }

  @PostMapping("/readings/{notice}/{key}")
  ModelAndView propose(
      Shell shell,
      @PathVariable String notice,
      @PathVariable String key,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    ReadingForm.Read read = form.read(shell, find(notice), key, typed);
    if (!read.wrong().isEmpty()) {
      return page(shell, user, notice, key, new Tried(typed, read.wrong(), null)).show();
    }
    String refusal;
    try {
      UUID proposal = acts.propose(user, read.reading(), typed.getOrDefault("cites", ""));
      return new ModelAndView("redirect:" + shell.link(ProposalsDesk.path(notice, key, proposal)));
    } catch (EditionRefused refused) {
      refusal = EditionPages.say(shell, refused);
    } catch (FactRefused refused) {
      refusal = Refused.say(shell, refused);
    }
    return page(shell, user, notice, key, new Tried(typed, Map.of(), refusal)).show();
  }

  /**
   * What somebody asked for.
   *
   * @param wrong by field, what is wrong
   * @param refusal why it is refused; null where it is not
   */
  private record Tried(
      Map<String, String> typed, Map<String, String> wrong, @Nullable String refusal) {
    static final Tried NOTHING = new Tried(Map.of(), Map.of(), null);
  }

  private FormPage page(Shell shell, CurrentUser user, String notice, String key, Tried tried) {
    List<Notice> all = find(notice);
    Reading one =
        Optional.ofNullable(readings(all).get(key))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<ReadingBook.Signature> signed =
        book.of(notice).stream().filter(s -> s.reading().key().equals(key)).toList();
    Optional<ReadingBook.Signature> now =
        signed.stream().filter(s -> s.reading().area().isEmpty()).findFirst();
    Head head =
        new Head(
            shell.t("reading.title", ReadingWords.key(shell.texts(), key)),
            says(shell, one.cites()),
            List.of(),
            new Link(shell.t("edition.readings"), shell.link("/readings/" + notice)));
    boolean offices = user.may(Permission.SIGN_READING) || user.may(Permission.DRAFT_NOTICE);
    boolean may = offices && !shell.console().elsewhere();
    return new FormPage(
        shell,
        head,
        "/readings/" + notice + "/" + key,
        told(shell, one, now),
        may ? form.fields(shell, one, now, tried.typed(), tried.wrong()) : List.of(),
        Map.of(),
        shell.t("reading.propose"),
        tried.refusal(),
        List.of(asked(shell, notice, key), history(shell, signed).stacked()));
  }

  private List<String> told(Shell shell, Reading one, Optional<ReadingBook.Signature> now) {
    List<String> told = new ArrayList<>();
    if (now.isEmpty()) {
      told.add(shell.t("reading.none", value(shell, one, one.value())));
    } else {
      told.add(
          reports
              .of(shell, now.get().seq())
              .map(report -> shell.t("reading.followed") + " " + report)
              .orElse(shell.t("reading.following")));
    }
    return told;
  }

  private Block asked(Shell shell, String notice, String key) {
    List<ReadingBook.Proposal> open =
        book.proposals(notice).stream().filter(one -> one.reading().key().equals(key)).toList();
    Map<String, String> names =
        accounts.displayNames(open.stream().map(ReadingBook.Proposal::by).toList());
    List<Row> rows = new ArrayList<>();
    for (ReadingBook.Proposal one : open) {
      String to = shell.link(ProposalsDesk.path(notice, key, one.fact()));
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(
                      ReadingWords.value(shell, key, one.reading().value()), one.cites(), to),
                  Cell.of(ReadingAreas.where(shell, one.reading())),
                  Cell.said(names.getOrDefault(one.by(), "")),
                  Cell.minor(moment(shell, one.at())))));
    }
    return new Block(
        shell.t("reading.asked", rows.size()),
        shell.t("reading.asked.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("reading.value")),
            Listing.Column.of(shell.t("reading.where")),
            Listing.Column.of(shell.t("reading.asked.by")),
            Listing.Column.minor(shell.t("reading.asked.at"))),
        rows,
        shell.t("reading.asked.none"));
  }

  private Block history(Shell shell, List<ReadingBook.Signature> signed) {
    Map<String, String> names = names(signed);
    List<Row> rows = new ArrayList<>();
    for (ReadingBook.Signature one : signed) {
      rows.add(
          new Row(
              reports.page(shell, one.seq()).map(Link::href).orElse(null),
              List.of(
                  reports.cell(shell, said(shell, one.reading()), one.seq()),
                  Cell.tag(
                      one.isCurrent() ? "good" : "tag",
                      shell.t(one.isCurrent() ? "reading.current" : "reading.replaced")),
                  Cell.of(ReadingAreas.where(shell, one.reading())),
                  Cell.of(who(shell, one, names)),
                  Cell.minor(moment(shell, one.at())),
                  Cell.minor(
                      shell.t(
                          one.reading().isDocument()
                              ? "reading.document"
                              : "reading.assumption.signed")),
                  Cell.said(one.cites()).asMinor())));
    }
    return new Block(
        shell.t("reading.history", rows.size()),
        shell.t("reading.history.footer"),
        signed.stream()
            .filter(ReadingBook.Signature::isCurrent)
            .findFirst()
            .flatMap(one -> reports.page(shell, one.seq()))
            .orElse(null),
        List.of(
            Listing.Column.of(shell.t("reading.value")),
            Listing.Column.of(shell.t("notice.state")),
            Listing.Column.of(shell.t("reading.where")),
            Listing.Column.of(shell.t("reading.by")),
            Listing.Column.minor(shell.t("reading.at")),
            Listing.Column.minor(shell.t("notice.reading.ground")),
            Listing.Column.minor(shell.t("reading.cites"))),
        rows,
        shell.t("reading.history.none"));
  }

  private List<Notice> find(String id) {
    List<Notice> all = editions.list().stream().filter(n -> n.id().equals(id)).toList();
    if (all.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return all;
  }

  /** What any edition of the notice leaves open, as the latest one proposes it. */
  private static Map<String, Reading> readings(List<Notice> editions) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    editions.forEach(notice -> notice.readings().forEach(one -> readings.put(one.key(), one)));
    return readings;
  }

  private Map<String, String> names(List<ReadingBook.Signature> signed) {
    return accounts.displayNames(
        signed.stream().map(ReadingBook.Signature::by).collect(Collectors.toSet()));
  }

  private static String said(Shell shell, SignedReading one) {
    return ReadingWords.value(shell, one.key(), one.value());
  }

  private static String who(Shell shell, ReadingBook.Signature one, Map<String, String> names) {
    return names.getOrDefault(one.by(), shell.texts().word("process", one.by()));
  }

  private static String moment(Shell shell, Instant at) {
    return shell.language().moment(LocalDateTime.ofInstant(at, Days.ZONE));
  }
}
