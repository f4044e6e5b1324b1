package lianfang.web.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lianfang.access.Permission;
import lianfang.duty.Duty;
import lianfang.duty.DutyList;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Edition;
import lianfang.rulebook.HoldingEditions;
import lianfang.web.answer.Bodies;
import lianfang.web.answer.Responsible;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 任务与通知接口: what is to be done today, and the editions from which it follows. */
@RestController
@RequestMapping("/api/v1")
final class DutiesApi {

  private final ScopedTransactions transactions;
  private final DutyList duties;
  private final HoldingEditions editions;
  private final Bodies bodies;
  private final Clock clock;

  DutiesApi(
      ScopedTransactions transactions,
      DutyList duties,
      HoldingEditions editions,
      Bodies bodies,
      Clock clock) {
    this.transactions = transactions;
    this.duties = duties;
    this.editions = editions;
    this.bodies = bodies;
    this.clock = clock;
  }

  /** One thing to do; done by recording the fact that shows it. */
  record DutyJson(
      FactsApi.SubjectJson subject,
      String duty,
      LocalDate due,
      String done,
      String area,
      String responsible,
      List<MeasureJson.BasisJson> bases) {

    static DutyJson of(Duty duty, Responsible responsible) {
      return new DutyJson(
          FactsApi.SubjectJson.of(duty.subject()),
          duty.kind().word(),
          duty.due(),
          duty.done().word(),
          duty.measure().area(),
          responsible.of(duty.measure()),
          duty.measure().bases().stream().map(MeasureJson.BasisJson::of).toList());
    }
  }

  /** An edition that holds. */
  record NoticeJson(
      String notice,
      String edition,
      LocalDate from,
      @Nullable LocalDate until,
      List<String> areas) {

    static NoticeJson of(Edition edition) {
      return new NoticeJson(
          edition.notice(), edition.edition(), edition.from(), edition.until(), edition.scope());
    }
  }

  @GetMapping("/duties")
  List<DutyJson> duties(
      @AuthenticationPrincipal CurrentUser user, @RequestParam(defaultValue = "") String area) {
    user.require(Permission.DO_DUTY);
    user.requireArea(area);
    LocalDate today = Days.of(clock.instant());
    return transactions.in(
        user.prefixes(),
        () -> {
          List<Duty> current = duties.current(today, area);
          Responsible responsible = bodies.of(current.stream().map(Duty::measure).toList(), today);
          return current.stream().map(one -> DutyJson.of(one, responsible)).toList();
        });
  }

  @GetMapping("/notices")
  List<NoticeJson> notices(@AuthenticationPrincipal CurrentUser user, @RequestParam LocalDate on) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> editions.on(on)).stream()
        .map(NoticeJson::of)
        .toList();
  }
}
