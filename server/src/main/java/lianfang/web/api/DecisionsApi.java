package lianfang.web.api;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.OpenDecision;
import lianfang.rulebook.Outcomes;
import lianfang.rulebook.lower.LooserNotice;
import lianfang.rulebook.lower.LooserNotices;
import lianfang.web.action.AnswerDecision;
import lianfang.web.action.OrderClosure;
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

/** 裁定接口: open decisions and their answers; closures with everything that the law asks for. */
@RestController
@RequestMapping("/api/v1")
final class DecisionsApi {

  private static final int PAGE_MAX = 5_000;

  private final ScopedTransactions transactions;
  private final Outcomes outcomes;
  private final AnswerDecision answers;
  private final OrderClosure closures;
  private final LooserNotices looser;
  private final Clock clock;

  DecisionsApi(
      ScopedTransactions transactions,
      Outcomes outcomes,
      AnswerDecision answers,
      OrderClosure closures,
      LooserNotices looser,
      Clock clock) {
    this.looser = looser;
    this.clock = clock;
    this.transactions = transactions;
    this.outcomes = outcomes;
    this.answers = answers;
    this.closures = closures;
  }

  /** A question that waits for an official. */
  record DecisionJson(
      FactsApi.SubjectJson subject,
      String question,
      List<String> options,
      String meanwhile,
      String area,
      MeasureJson.BasisJson basis) {

    static DecisionJson of(OpenDecision decision) {
      return new DecisionJson(
          FactsApi.SubjectJson.of(decision.subject()),
          decision.question(),
          decision.options(),
          decision.meanwhile(),
          decision.area(),
          MeasureJson.BasisJson.of(decision.basis()));
    }
  }

  /** An answer; {@code from} is the day from which it holds. */
  record AnswerJson(
      FactsApi.SubjectJson subject, String question, String answer, @Nullable LocalDate from) {}

  /** A closure of a unit or building. */
  record ClosureJson(
      String extent,
      String organ,
      String statute,
      String reportedTo,
      String suppliesContact,
      boolean medicalExit,
      boolean fireExit) {}

  @GetMapping("/decisions")
  List<DecisionJson> list(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "500") int limit,
      @RequestParam(defaultValue = "0") int offset) {
    user.require(Permission.ANSWER_DECISION);
    user.requireArea(area);
    return transactions
        .in(
            user.prefixes(),
            () -> outcomes.decisions(area, Math.clamp(limit, 1, PAGE_MAX), Math.max(offset, 0)))
        .stream()
        .map(DecisionJson::of)
        .toList();
  }

  @PostMapping("/decisions")
  FactsApi.FactsJson answer(
      @AuthenticationPrincipal CurrentUser user, @RequestBody AnswerJson sent) {
    return FactsApi.answer(
        List.of(
            answers.answer(
                user, sent.subject().subject(), sent.question(), sent.answer(), sent.from())));
  }

  /** What is looser in a notice in force than in one above it, in both languages. */
  record LooserJson(String row, String above, String zh, String en) {}

  /** What both read and nobody can compare. */
  record OtherwiseJson(String key, String mine, String above, String theirs) {}

  /** A notice in force whose body is asked. */
  record LooserNoticeJson(
      String notice,
      String edition,
      String higher,
      String higherEdition,
      List<LooserJson> looser,
      List<OtherwiseJson> otherwise,
      Instant opened,
      Instant due) {

    static LooserNoticeJson of(LooserNotice one) {
      return new LooserNoticeJson(
          one.own().id(),
          one.own().edition(),
          one.higher().id(),
          one.higher().edition(),
          one.findings().stream()
              .map(found ->
                  new LooserJson(
                      found.places().getFirst().row(),
                      found.places().getLast().row(),
                      found.whole().zh(),
                      found.whole().en()))
              .toList(),
          one.open().stream()
              .map(open -> new OtherwiseJson(open.key(), open.mine(), open.above(), open.theirs()))
              .toList(),
          one.opened(),
          one.due());
    }
  }

  @GetMapping("/decisions/notices")
  List<LooserNoticeJson> notices(@AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(
        user.prefixes(),
        () -> looser.on(Days.of(clock.instant())).stream().map(LooserNoticeJson::of).toList());
  }

  @PostMapping("/closures/{place}")
  FactsApi.FactsJson close(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID place,
      @RequestBody ClosureJson sent) {
    return FactsApi.answer(
        List.of(
            closures.order(
                user,
                new OrderClosure.Closure(
                    Subject.place(place),
                    sent.extent(),
                    sent.organ(),
                    sent.statute(),
                    sent.reportedTo(),
                    sent.suppliesContact(),
                    sent.medicalExit(),
                    sent.fireExit()))));
  }
}
