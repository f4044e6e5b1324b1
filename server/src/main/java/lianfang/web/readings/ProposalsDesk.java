package lianfang.web.readings;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.FactRefused;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.ReadingBook;
import lianfang.rulebook.edition.SimulatedEffect;
import lianfang.web.action.AskSimulation;
import lianfang.web.action.NoticeActs;
import lianfang.web.basis.ReadingWords;
import lianfang.web.basis.Refused;
import lianfang.web.editions.EditionPage;
import lianfang.web.editions.EditionPages;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Stage;
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

/** A reading on its way: asked for, simulated, signed. */
@Controller
class ProposalsDesk {

  private static final String HORIZON = "28";

  private final ScopedTransactions transactions;
  private final ReadingBook book;
  private final NoticeActs acts;
  private final Accounts accounts;

  ProposalsDesk(
      ScopedTransactions transactions, ReadingBook book, NoticeActs acts, Accounts accounts) {
    this.transactions = transactions;
    this.book = book;
    this.acts = acts;
    this.accounts = accounts;
  }

  static String path(String notice, String key, UUID proposal) {
    return "/readings/" + notice + "/" + key + "/proposals/" + proposal;
  }

  @GetMapping("/readings/{notice}/{key}/proposals/{proposal}")
  ModelAndView show(
      Shell shell,
      @PathVariable String notice,
      @PathVariable String key,
      @PathVariable UUID proposal,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return page(shell, user, find(notice, proposal), null);
  }

  @PostMapping("/readings/{notice}/{key}/proposals/{proposal}")
  ModelAndView sign(
      Shell shell,
      @PathVariable String notice,
      @PathVariable String key,
      @PathVariable UUID proposal,
      @RequestParam(defaultValue = "") String named,
      @RequestParam(defaultValue = "") String confirmed,
      @AuthenticationPrincipal CurrentUser user) {
    ReadingBook.Proposal one = find(notice, proposal);
    String refusal;
    try {
      long number =
          confirmed.strip().matches("[0-9]{1,9}") ? Long.parseLong(confirmed.strip()) : -1;
      acts.sign(user, notice, proposal, named.equals("yes"), number);
      return new ModelAndView("redirect:" + shell.link("/readings/" + notice + "/" + key));
    } catch (EditionRefused refused) {
      refusal = EditionPages.say(shell, refused);
    } catch (FactRefused refused) {
      refusal = Refused.say(shell, refused);
    }
    return page(shell, user, one, refusal);
  }

  private ReadingBook.Proposal find(String notice, UUID proposal) {
    return book.proposals(notice).stream()
        .filter(one -> one.fact().equals(proposal))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ModelAndView page(
      Shell shell, CurrentUser user, ReadingBook.Proposal one, @Nullable String refusal) {
    Optional<SimulatedEffect> effect = transactions.in(user.prefixes(), () -> book.effect(one));
    boolean read = book.isRead(one.reading().notice());
    String key = one.reading().key();
    String notice = one.reading().notice();
    Head head =
        new Head(
            shell.t("reading.title", ReadingWords.key(shell.texts(), key)),
            shell.t(
                "reading.asked.says",
                ReadingWords.value(shell, key, one.reading().value()),
                ReadingAreas.where(shell, one.reading()),
                one.cites()),
            List.of(),
            new Link(shell.t("reading.back"), shell.link("/readings/" + notice + "/" + key)));
    List<Link> links = new ArrayList<>();
    effect.ifPresent(seen ->
        links.add(
            new Link(
                shell.t("simulation.result"),
                shell.link("/notices/simulations/" + seen.simulation()))));
    return new EditionPage(
            shell,
            head,
            stages(shell, one, effect.isPresent() || !read),
            effect
                .map(seen -> List.of(says(shell, seen)))
                .orElse(read ? List.of() : List.of(shell.t("reading.unread"))),
            null,
            shell.console().elsewhere() ? List.of() : acts(shell, user, one, effect, read),
            links,
            refusal,
            List.of(),
            List.of(),
            null,
            List.of())
        .show();
  }

  private static String says(Shell shell, SimulatedEffect seen) {
    return shell.t(
        seen.changes() == 0 ? "reading.effect.none" : "reading.effect",
        seen.changes(),
        seen.released(),
        seen.people());
  }

  private List<Stage> stages(Shell shell, ReadingBook.Proposal one, boolean seen) {
    String who = accounts.displayNames(List.of(one.by())).getOrDefault(one.by(), "");
    String when = shell.language().moment(LocalDateTime.ofInstant(one.at(), Days.ZONE));
    return List.of(
        new Stage(shell.t("reading.stage.asked"), seen ? "done" : "now", who, when, one.cites()),
        new Stage(
            shell.texts().word("edition.state", "simulated"), seen ? "now" : "ahead", "", "", ""),
        new Stage(shell.t("reading.stage.signed"), "ahead", "", "", ""));
  }

  private static List<EditionPage.Act> acts(
      Shell shell,
      CurrentUser user,
      ReadingBook.Proposal one,
      Optional<SimulatedEffect> effect,
      boolean read) {
    List<EditionPage.Act> acts = new ArrayList<>();
    if (read && effect.isEmpty() && AskSimulation.may(user)) {
      acts.add(
          new EditionPage.Act(
              "/notices/simulations",
              shell.t("edition.act.simulated"),
              shell.t("reading.simulate.says", shell.ground().name()),
              List.of(),
              hidden(
                  Map.of(
                      "readings",
                      one.reading().notice()
                          + "/"
                          + one.reading().name()
                          + "="
                          + one.reading().value(),
                      "area",
                      shell.ground().code(),
                      "asOf",
                      shell.console().today().toString(),
                      "horizon",
                      HORIZON)),
              shell.t("simulation.start"),
              true));
    }
    if (user.may(Permission.SIGN_READING) && (!read || effect.isPresent())) {
      acts.add(
          new EditionPage.Act(
              path(one.reading().notice(), one.reading().key(), one.fact()),
              shell.t("reading.sign"),
              shell.t("reading.sign.says"),
              fields(shell, one, effect),
              List.of(),
              shell.t("reading.sign"),
              true));
    }
    return acts;
  }

  private static List<EditionPage.Hidden> hidden(Map<String, String> values) {
    return values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> new EditionPage.Hidden(one.getKey(), one.getValue()))
        .toList();
  }

  private static List<Field> fields(
      Shell shell, ReadingBook.Proposal one, Optional<SimulatedEffect> effect) {
    List<Field> fields = new ArrayList<>();
    effect
        .filter(SimulatedEffect::isToBeConfirmed)
        .ifPresent(seen ->
            fields.add(
                Field.of("confirmed", "number", shell.t("edition.release"), "")
                    .hint(shell.t("edition.release.hint", seen.released(), seen.people()))
                    .need()));
    if (!one.reading().isDocument()) {
      fields.add(
          Field.checks(
                  "named",
                  shell.t("reading.named"),
                  List.of(),
                  List.of(new Field.Option("yes", shell.t("reading.named.yes"))))
              .hint(shell.t("reading.named.hint")));
    }
    return fields;
  }
}
