package lianfang.web.api.office;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.casework.Checklist;
import lianfang.enterprise.Invitations;
import lianfang.enterprise.RegisteredFirm;
import lianfang.instance.ScopedTransactions;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.portal.FirmReports;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * 企业自报接口: a firm's program says how much works and that the daily items were gone through; an
 * office invites somebody of a firm to its portal.
 */
@RestController
@RequestMapping("/api/v1/firms/{id}")
class FirmReportsApi {

  private final ScopedTransactions transactions;
  private final OwnFirm firms;
  private final FirmReports reports;
  private final Invitations invitations;

  FirmReportsApi(
      ScopedTransactions transactions,
      OwnFirm firms,
      FirmReports reports,
      Invitations invitations) {
    this.transactions = transactions;
    this.firms = firms;
    this.reports = reports;
    this.invitations = invitations;
  }

  /** Load and return rate; the load, in per cent, may be left out. */
  record OutputJson(@Nullable Integer staff, @Nullable Integer back, @Nullable String load) {}

  /** Whether a report was taken. */
  record TakenJson(boolean taken) {}

  @PostMapping("/reports")
  TakenJson output(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody OutputJson sent) {
    RegisteredFirm firm = firms.alone(user, id);
    FirmReports.Output output =
        new FirmReports.Output(
            String.valueOf(Asked.given(sent.staff(), "staff")),
            String.valueOf(Asked.given(sent.back(), "back")),
            Asked.or(sent.load()));
    boolean taken = transactions.in(user.prefixes(), () -> reports.output(user, firm, output));
    if (!taken) {
      throw new Refused(
          Problem.REFUSED,
          firm.state().isAtWork() ? "staff, back, load" : "state: " + firm.state().word(),
          "back at most staff, load 0 to 100, firms at work");
    }
    return new TakenJson(true);
  }

  /** An item of the list, with how it is answered. */
  record ItemJson(String item, String kind, String zh, String en) {}

  /** What is asked of a firm today; nothing of one that is not at work or of another industry. */
  @GetMapping("/daily")
  List<ItemJson> asked(@AuthenticationPrincipal CurrentUser user, @PathVariable UUID id) {
    RegisteredFirm firm = firms.alone(user, id);
    return reports.list(firm).map(Checklist::items).orElse(List.of()).stream()
        .map(one ->
            new ItemJson(
                one.id(),
                one.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                one.wording().zh(),
                one.wording().en()))
        .toList();
  }

  /** Answers by item: true or false, a number or words. */
  record DailyJson(@Nullable Map<String, String> answers) {}

  /** What has to be put right. */
  record FiledJson(List<UUID> rectifications) {}

  /** What failed twice on a day is put right once. */
  @PostMapping("/daily")
  FiledJson daily(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody DailyJson sent) {
    RegisteredFirm firm = firms.alone(user, id);
    Map<String, String> answers = Asked.given(sent.answers(), "answers");
    Checklist list =
        reports
            .list(firm)
            .orElseThrow(() ->
                new Refused(
                    Problem.REFUSED, "state: " + firm.state().word(), "playbook/firms/daily.yaml"));
    Optional<List<UUID>> filed =
        transactions.in(user.prefixes(), () -> reports.daily(user, firm, list, answers));
    return new FiledJson(
        filed.orElseThrow(() -> new Refused(Problem.REFUSED, "answers", "each item of the list")));
  }

  /** A code that somebody of the firm types once. */
  record CodeJson(String code) {}

  @PostMapping("/invitations")
  CodeJson invite(@AuthenticationPrincipal CurrentUser user, @PathVariable UUID id) {
    RegisteredFirm firm = firms.ofOffice(user, id);
    return new CodeJson(
        transactions.in(user.prefixes(), () -> invitations.invite(user.recorder(), firm)));
  }
}
