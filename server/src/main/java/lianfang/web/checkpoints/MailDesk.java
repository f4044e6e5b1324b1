package lianfang.web.checkpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.casework.desk.RefusedPasses;
import lianfang.fact.Subject;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.Checkpoints;
import lianfang.gate.checkpoint.GateMail;
import lianfang.gate.checkpoint.RefusalFacts;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.CaseWords;
import lianfang.web.gatepage.GateBox;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.PeopleDesk;
import lianfang.web.record.RecordPage;
import lianfang.web.shell.Shell;
import lianfang.web.shell.Visitor;
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

/**
 * Opens what devices sent, one by one: a fever, somebody without a code, and a refusal, which leads
 * to its case.
 */
@Controller
class MailDesk {

  static final String PAGE = CheckpointsDesk.PAGE + "/mail";

  /** In the address where a form was sent without its choice. */
  static final String MISSING = "missing";

  private static final String PEOPLE = "people";

  private static final String FEVER = "fever";
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** How each kind may end. */
  private static final Map<String, List<String>> OUTCOMES =
      Map.of(
          FEVER, List.of("accompanied", "not-found"), PEOPLE, List.of("registered", "not-needed"));

  private final ScopedTransactions transactions;
  private final GateMail mail;
  private final GateBox box;
  private final Checkpoints checkpoints;
  private final CheckpointActs acts;
  private final RefusedPasses refused;
  private final Audit audit;

  MailDesk(
      ScopedTransactions transactions,
      GateMail mail,
      GateBox box,
      Checkpoints checkpoints,
      CheckpointActs acts,
      RefusedPasses refused,
      Audit audit) {
    this.transactions = transactions;
    this.mail = mail;
    this.box = box;
    this.checkpoints = checkpoints;
    this.acts = acts;
    this.refused = refused;
    this.audit = audit;
  }

  @GetMapping(PAGE + "/{id}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    requireOffice(user);
    GateMail.Kept one = transactions.in(user.prefixes(), () -> find(id));
    if (one.kind().equals(PEOPLE) && one.closedAt() == null) {
      Field why = Field.of("why", "text", shell.t("mail.why"), "").need();
      List<RecordPage.Line> sealed =
          List.of(new RecordPage.Line(shell.t("mail.kind.people"), shell.t("mail.sealed")));
      return page(shell, one, sealed, false, PAGE + "/" + id + "/open", List.of(why), "open")
          .show();
    }
    return page(
            shell, one, lines(shell, one.said()), false, action(one), outcome(shell, one), "close")
        .show();
  }

  @PostMapping(PAGE + "/{id}/open")
  ModelAndView open(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam String why,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.REGISTER_PERSON);
    GateMail.Kept one = transactions.in(user.prefixes(), () -> find(id));
    String area = area(user, one);
    user.requireArea(area);
    // The look is on record before anything is opened.
    audit.record(
        user.actor(),
        AuditAction.OPENED_PERSON,
        Subject.place(one.checkpoint()),
        area,
        why,
        "what somebody without a code said at a gate, " + id);
    Map<String, String> said =
        box.open(id, one.said())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT));
    MailPage page =
        page(shell, one, lines(shell, said), true, action(one), outcome(shell, one), "close");
    Map<String, String> register = new TreeMap<>();
    register.put("members", "1");
    register.put("name-0", said.getOrDefault("name", ""));
    register.put("number-0", said.getOrDefault("identity", ""));
    register.put("phone-0", said.getOrDefault("phone", ""));
    register.put("origin", said.getOrDefault("origin", ""));
    return new MailPage(
            shell,
            page.head(),
            page.lines(),
            true,
            page.action(),
            page.fields(),
            page.button(),
            null,
            register)
        .show();
  }

  @PostMapping(PAGE + "/{id}/close")
  ModelAndView close(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String outcome,
      @AuthenticationPrincipal CurrentUser user) {
    requireOffice(user);
    GateMail.Kept kept = transactions.in(user.prefixes(), () -> find(id));
    if (outcome.isEmpty() && OUTCOMES.containsKey(kept.kind())) {
      return new ModelAndView("redirect:" + shell.link(PAGE + "/" + id, MISSING, "outcome"));
    }
    transactions.in(
        user.prefixes(),
        () -> {
          GateMail.Kept one = find(id);
          if (!OUTCOMES.getOrDefault(one.kind(), List.of()).contains(outcome)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
          }
          Checkpoint post = checkpoints.find(one.checkpoint()).orElseThrow();
          user.requireArea(post.area());
          if (mail.close(id, outcome, user.getName()) && !one.kind().equals(PEOPLE)) {
            acts.incident(user, post, one, outcome);
          }
          return true;
        });
    return new ModelAndView("redirect:" + shell.link(PAGE));
  }

  /** Offices that act below and the command above them see what gates tell. */
  static void requireOffice(CurrentUser user) {
    if (!user.may(Permission.ORDER_CLOSURE)) {
      user.require(Permission.DO_DUTY);
    }
  }

  private GateMail.Kept find(UUID id) {
    return mail.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String area(CurrentUser user, GateMail.Kept one) {
    return transactions.in(
        user.prefixes(), () -> checkpoints.find(one.checkpoint()).orElseThrow().area());
  }

  private static @Nullable String action(GateMail.Kept one) {
    boolean closes = one.closedAt() == null && OUTCOMES.containsKey(one.kind());
    return closes ? PAGE + "/" + one.id() + "/close" : null;
  }

  private static List<Field> outcome(Shell shell, GateMail.Kept one) {
    List<Field.Option> options = new ArrayList<>();
    for (String word : OUTCOMES.getOrDefault(one.kind(), List.of())) {
      options.add(new Field.Option(word, shell.texts().word("mail.outcome", word)));
    }
    Field outcome = Field.choice("outcome", shell.t("mail.outcome"), "", options);
    return List.of(outcome.error(missing(shell)).need());
  }

  /** Said beside the choice where it was sent without one. */
  static @Nullable String missing(Shell shell) {
    return shell.query().containsKey(MISSING) ? shell.t("mail.choose") : null;
  }

  private static List<RecordPage.Line> lines(Shell shell, Map<String, String> said) {
    List<RecordPage.Line> lines = new ArrayList<>();
    said.forEach((key, value) -> {
      if (shell.texts().has("mail.field." + key) && !value.isEmpty()) {
        String label = shell.texts().word("mail.field", key);
        lines.add(new RecordPage.Line(label, MailList.value(shell, key, value)));
      }
    });
    return lines;
  }

  private MailPage page(
      Shell shell,
      GateMail.Kept one,
      List<RecordPage.Line> lines,
      boolean names,
      @Nullable String action,
      List<Field> fields,
      String button) {
    Head head =
        new Head(
            shell.texts().word("mail.kind", one.kind()),
            one.called() + " · " + CheckpointBlocks.moment(shell, one.happenedAt()),
            List.of(),
            new Link(shell.t("mail.title"), shell.link(PAGE)));
    List<RecordPage.Line> all = new ArrayList<>(lines);
    String ended = one.outcome();
    if (ended != null) {
      String word = shell.texts().word("mail.outcome", ended);
      all.add(new RecordPage.Line(shell.t("mail.outcome"), word));
    }
    return new MailPage(
        shell,
        head,
        all,
        names,
        action,
        fields,
        shell.texts().of("mail.button." + button),
        onward(shell, one),
        Map.of());
  }

  private static @Nullable Link feverish(Shell shell, Map<String, String> said) {
    String registered = said.getOrDefault("person", "");
    String holder = said.getOrDefault("subject", "");
    if (registered.matches(ID)) {
      return new Link(shell.t("mail.who"), shell.link(PAGE + "/" + registered));
    }
    boolean may = Visitor.may(shell.visitor(), "people");
    return may && holder.matches(ID)
        ? new Link(
            shell.t("mail.who"), PeopleDesk.record(shell, Subject.person(UUID.fromString(holder))))
        : null;
  }

  /** The case of a refusal; whoever has a fever, as far as the gate knew. */
  private @Nullable Link onward(Shell shell, GateMail.Kept one) {
    if (one.kind().equals(FEVER)) {
      return feverish(shell, one.said());
    }
    if (!one.kind().equals(MailList.REFUSED)) {
      return null;
    }
    UUID fact = RefusalFacts.factOf(one.id());
    return refused.of(List.of(fact)).values().stream()
        .map(found -> new Link(shell.t("mail.case"), shell.link(CaseWords.path(found.id()))))
        .findFirst()
        .orElse(null);
  }
}
