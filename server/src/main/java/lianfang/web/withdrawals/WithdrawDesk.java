package lianfang.web.withdrawals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.action.ActionRefused;
import lianfang.web.action.Withdraw;
import lianfang.web.basis.FactTables;
import lianfang.web.basis.FactWords;
import lianfang.web.basis.Refused;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.PeopleDesk;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows what would be taken back with its number, asks the reason, and takes it back. */
@Controller
class WithdrawDesk {

  private static final int SHOWN = 100;
  private static final int AT_ONCE = 500;

  private final Withdraw withdraw;
  private final FactTables tables;
  private final FactWords words;
  private final Subjects subjects;
  private final ScopedTransactions transactions;

  WithdrawDesk(
      Withdraw withdraw,
      FactTables tables,
      FactWords words,
      Subjects subjects,
      ScopedTransactions transactions) {
    this.withdraw = withdraw;
    this.tables = tables;
    this.words = words;
    this.subjects = subjects;
    this.transactions = transactions;
  }

  @GetMapping("/withdrawals")
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String batch,
      @RequestParam(defaultValue = "") List<String> fact,
      @AuthenticationPrincipal CurrentUser user) {
    return page(shell, user, batch, ids(fact), null).show();
  }

  @PostMapping("/withdrawals")
  ModelAndView withdraw(
      Shell shell,
      @RequestParam(defaultValue = "") String batch,
      @RequestParam(defaultValue = "") List<String> fact,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal CurrentUser user) {
    List<UUID> ids = ids(fact);
    try {
      List<UUID> chosen =
          batch.isEmpty()
              ? ids
              : withdraw.open(user, withdraw.batch(user, hash(batch))).stream()
                  .map(Fact::id)
                  .toList();
      List<Fact> done = withdraw.withdraw(user, chosen, reason);
      return new ModelAndView("redirect:" + back(shell, done));
    } catch (ActionRefused refused) {
      return page(shell, user, batch, ids, Refused.say(shell, refused)).show();
    }
  }

  /** To the record where it was one, else to the list of what is due again. */
  private static String back(Shell shell, List<Fact> done) {
    Subject first = done.getFirst().subject();
    boolean one = done.stream().allMatch(fact -> fact.subject().equals(first));
    return one ? PeopleDesk.record(shell, first) : shell.link("/people", "state", "due");
  }

  private static List<UUID> ids(List<String> texts) {
    try {
      return texts.stream().limit(AT_ONCE).map(UUID::fromString).toList();
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a fact's id is no id", e);
    }
  }

  private static String hash(String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return text;
  }

  private WithdrawPage page(
      Shell shell, CurrentUser user, String batch, List<UUID> ids, @Nullable String refusal) {
    List<Fact> asked =
        batch.isEmpty() ? withdraw.list(user, ids) : withdraw.batch(user, hash(batch));
    if (asked.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    List<Fact> open = withdraw.open(user, asked);
    List<Field.Option> reasons = new ArrayList<>();
    for (String word : Withdraw.REASONS) {
      reasons.add(new Field.Option(word, shell.texts().word("why", word)));
    }
    String says =
        open.size() == asked.size()
            ? shell.t("withdraw.says", open.size())
            : shell.t("withdraw.says.some", asked.size(), open.size());
    Subject first = asked.getFirst().subject();
    Link back =
        asked.size() == 1
            ? new Link(shell.t("decision.record"), PeopleDesk.record(shell, first))
            : new Link(shell.t("door.people"), shell.link("/people"));
    return new WithdrawPage(
        shell,
        new Head(shell.t("withdraw.title"), says, List.of(), back),
        open.stream().map(fact -> fact.id().toString()).toList(),
        batch,
        open.isEmpty() ? null : Field.choice("reason", shell.t("withdraw.why"), "", reasons).need(),
        refusal,
        transactions.in(user.prefixes(), () -> block(shell, open)));
  }

  private Block block(Shell shell, List<Fact> open) {
    List<Fact> shown = open.subList(0, Math.min(SHOWN, open.size()));
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, shown.stream().map(Fact::subject).toList());
    Map<String, String> names = tables.recorders(shown);
    List<Row> rows = new ArrayList<>();
    for (Fact fact : shown) {
      UUID id = fact.subject().id();
      Subjects.Called name = called.getOrDefault(id, Subjects.unknown(id));
      String to = PeopleDesk.record(shell, fact.subject());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(name.name(), name.reference(), to),
                  new Cell("code", fact.number(), null, null, false),
                  Cell.of(words.words(shell, fact)),
                  Cell.minor(names.getOrDefault(fact.recorder(), fact.recorder())),
                  Cell.minor(
                      shell
                          .language()
                          .moment(fact.recordedAt().atZone(Days.ZONE).toLocalDateTime())))));
    }
    return new Block(
        shell.t("withdraw.list", open.size()),
        shown.size() < open.size() ? shell.t("screening.more", shown.size()) : null,
        null,
        List.of(
            Listing.Column.of(shell.t("people.who")),
            Listing.Column.of(shell.t("facts.number")),
            Listing.Column.of(shell.t("facts.says")),
            Listing.Column.minor(shell.t("facts.recorder")),
            Listing.Column.minor(shell.t("facts.recorded"))),
        rows,
        shell.t("withdraw.none"));
  }
}
