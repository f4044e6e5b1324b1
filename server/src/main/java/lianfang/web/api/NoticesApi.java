package lianfang.web.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.area.ResponsibleLevel;
import lianfang.fact.Subject;
import lianfang.rulebook.Editions;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.difference.NoticeDifference;
import lianfang.rulebook.edition.Approval;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.ReadingBook;
import lianfang.rulebook.notice.Notice;
import lianfang.web.action.AnswerDecision;
import lianfang.web.action.AssignResponsible;
import lianfang.web.action.NoticeActs;
import lianfang.web.action.OrderClosure;
import lianfang.web.answer.LogicAnswer;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 指挥部接口: editions, readings, answers in batches, superiors' answers, responsibility. */
@RestController
@RequestMapping("/api/v1")
final class NoticesApi {

  private final EditionRegister register;
  private final Editions editions;
  private final ReadingBook book;
  private final NoticeActs acts;
  private final AnswerDecision answers;
  private final OrderClosure closures;
  private final AssignResponsible responsible;

  NoticesApi(
      EditionRegister register,
      Editions editions,
      ReadingBook book,
      NoticeActs acts,
      AnswerDecision answers,
      OrderClosure closures,
      AssignResponsible responsible) {
    this.register = register;
    this.editions = editions;
    this.book = book;
    this.acts = acts;
    this.answers = answers;
    this.closures = closures;
    this.responsible = responsible;
  }

  /** A step of an edition. */
  record StepJson(String step, String by, Instant at, String reason) {}

  /** An edition with its state. */
  record EditionJson(
      String notice,
      String edition,
      String state,
      @Nullable String base,
      @Nullable Instant takesEffect,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      List<StepJson> steps) {

    static EditionJson of(EditionRecord one) {
      return new EditionJson(
          one.notice(),
          one.edition(),
          one.state().word(),
          one.base(),
          one.takesEffect(),
          one.from(),
          one.until(),
          one.steps().stream()
              .map(step -> new StepJson(step.step(), step.by(), step.at(), step.reason()))
              .toList());
    }
  }

  /**
   * What goes with a step: for approval {@code over} and {@code at}; {@code confirmed} is the
   * number of people whom a withdrawal concerns or an approval releases; {@code named} approves the
   * assumptions that take effect with it.
   */
  record ActJson(
      @Nullable String over,
      @Nullable Instant at,
      @Nullable String reason,
      long confirmed,
      boolean named) {}

  /** A reading that is asked for. */
  record ReadingJson(
      String notice,
      String key,
      String value,
      String grade,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String area,
      String cites) {}

  /** What goes with a signature. */
  record SignJson(String notice, boolean named, long confirmed) {}

  /** A reading that was asked for and not signed yet. */
  record ProposalJson(
      UUID proposal,
      String key,
      String value,
      String grade,
      String area,
      LocalDate from,
      @Nullable LocalDate until,
      String by,
      Instant at,
      String cites) {

    static ProposalJson of(ReadingBook.Proposal one) {
      return new ProposalJson(
          one.fact(),
          one.reading().key(),
          one.reading().value(),
          one.reading().isDocument() ? "document" : "assumption",
          one.reading().area(),
          one.reading().from(),
          one.reading().until(),
          one.by(),
          one.at(),
          one.cites());
    }
  }

  /** A signature. */
  record SignatureJson(
      UUID fact,
      String key,
      String value,
      String grade,
      String area,
      LocalDate from,
      @Nullable LocalDate until,
      String by,
      Instant at,
      String cites,
      boolean current) {

    static SignatureJson of(ReadingBook.Signature one) {
      return new SignatureJson(
          one.fact(),
          one.reading().key(),
          one.reading().value(),
          one.reading().isDocument() ? "document" : "assumption",
          one.reading().area(),
          one.reading().from(),
          one.reading().until(),
          one.by(),
          one.at(),
          one.cites(),
          one.isCurrent());
    }
  }

  /** The same answer for many. */
  record BatchJson(
      String question, String answer, List<FactsApi.SubjectJson> subjects, int confirmed) {}

  /** What the superior says to a closure: a missing answer is none. */
  record SuperiorJson(Boolean upheld) {}

  /** The organ that ends its closure. */
  record LiftJson(String organ) {}

  /** Who answers for an area or a place. */
  record AssignmentJson(
      String level,
      String area,
      @Nullable UUID place,
      @Nullable UUID account,
      @Nullable UUID person,
      LocalDate from,
      @Nullable LocalDate until) {}

  @GetMapping("/editions")
  List<EditionJson> editions(
      @AuthenticationPrincipal CurrentUser user, @RequestParam String notice) {
    user.require(Permission.SEE_FIGURES);
    return register.of(notice).stream().map(EditionJson::of).toList();
  }

  /** What an edition answers differently from another one, its base where none is named. */
  @GetMapping("/editions/{edition}/difference")
  LogicAnswer difference(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable String edition,
      @RequestParam(defaultValue = "") String base) {
    user.require(Permission.SEE_FIGURES);
    String from = base;
    if (from.isEmpty()) {
      String own = register.find(edition).map(EditionRecord::base).orElse("");
      from = own == null ? "" : own;
    }
    return LogicAnswer.of(NoticeDifference.of(kept(from), kept(edition)));
  }

  private Notice kept(String edition) {
    return editions
        .find(edition)
        .orElseThrow(() -> new Refused(Problem.NOT_FOUND, edition, "edition"));
  }

  @PostMapping("/editions/{edition}/{act}")
  EditionJson act(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable String edition,
      @PathVariable String act,
      @RequestBody ActJson sent) {
    String reason = sent.reason() == null ? "" : sent.reason();
    switch (act) {
      case "check" -> acts.check(user, edition);
      case "simulated" -> acts.simulated(user, edition);
      case "approve" -> {
        String over = sent.over() == null ? "" : sent.over();
        acts.approve(
            user, new Approval(edition, over, sent.at(), reason, sent.confirmed(), sent.named()));
      }
      case "withdraw" -> acts.withdraw(user, edition, reason, sent.confirmed());
      default -> throw new Refused(Problem.NOT_FOUND, act, "check, simulated, approve, withdraw");
    }
    return EditionJson.of(
        register
            .find(edition)
            .orElseThrow(() -> new Refused(Problem.NOT_FOUND, edition, "edition")));
  }

  @GetMapping("/readings")
  List<SignatureJson> readings(
      @AuthenticationPrincipal CurrentUser user, @RequestParam String notice) {
    user.require(Permission.SEE_FIGURES);
    return book.of(notice).stream().map(SignatureJson::of).toList();
  }

  /** What was asked for and waits for its signature. */
  @GetMapping("/readings/proposals")
  List<ProposalJson> proposals(
      @AuthenticationPrincipal CurrentUser user, @RequestParam String notice) {
    user.require(Permission.SEE_FIGURES);
    return book.proposals(notice).stream().map(ProposalJson::of).toList();
  }

  @PostMapping("/readings")
  List<ProposalJson> propose(
      @AuthenticationPrincipal CurrentUser user, @RequestBody ReadingJson sent) {
    acts.propose(
        user,
        new SignedReading(
            sent.notice(),
            sent.key(),
            sent.value(),
            sent.grade().equals("document"),
            sent.area() == null ? "" : sent.area(),
            sent.from(),
            sent.until()),
        sent.cites());
    return proposals(user, sent.notice());
  }

  /** Signs what was asked for, on its simulation. */
  @PostMapping("/readings/{proposal}/sign")
  List<SignatureJson> sign(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID proposal,
      @RequestBody SignJson sent) {
    acts.sign(user, sent.notice(), proposal, sent.named(), sent.confirmed());
    return readings(user, sent.notice());
  }

  @PostMapping("/decisions/batch")
  FactsApi.FactsJson answer(
      @AuthenticationPrincipal CurrentUser user, @RequestBody BatchJson sent) {
    List<Subject> about = sent.subjects().stream().map(FactsApi.SubjectJson::subject).toList();
    return FactsApi.answer(
        answers.answer(
            user,
            new AnswerDecision.Batch(sent.question(), sent.answer(), about, sent.confirmed())));
  }

  @PostMapping("/closures/{place}/answer")
  FactsApi.FactsJson answer(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID place,
      @RequestBody SuperiorJson sent) {
    return FactsApi.answer(List.of(closures.answer(user, Subject.place(place), sent.upheld())));
  }

  @PostMapping("/closures/{place}/lift")
  FactsApi.FactsJson lift(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID place,
      @RequestBody LiftJson sent) {
    return FactsApi.answer(List.of(closures.lift(user, Subject.place(place), sent.organ())));
  }

  @PostMapping("/responsibilities")
  FactsApi.FactsJson assign(
      @AuthenticationPrincipal CurrentUser user, @RequestBody AssignmentJson sent) {
    return FactsApi.answer(
        responsible.assign(
            user,
            new AssignResponsible.Assignment(
                ResponsibleLevel.ofWord(sent.level()),
                sent.area(),
                sent.place(),
                sent.account(),
                sent.person(),
                sent.from(),
                sent.until())));
  }

  /** The last day of a responsibility. */
  record EndJson(String area, LocalDate last) {}

  @PostMapping("/responsibilities/{fact}/end")
  FactsApi.FactsJson end(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID fact,
      @RequestBody EndJson sent) {
    return FactsApi.answer(List.of(responsible.end(user, fact, sent.area(), sent.last())));
  }
}
