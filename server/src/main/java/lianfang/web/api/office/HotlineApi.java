package lianfang.web.api.office;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.casework.Cases;
import lianfang.casework.Seats;
import lianfang.casework.desk.HotlineFigures;
import lianfang.casework.suggest.Joining;
import lianfang.casework.suggest.OpenRequests;
import lianfang.casework.suggest.Suggestions;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.cases.CaseActing;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 热线接口: what a call is probably about, and calls about one place. Calls are filed as cases. */
@RestController
@RequestMapping("/api/v1/hotline")
class HotlineApi {

  private static final String DESK = "hotline";
  private static final String REQUEST = "request";
  private static final String JOINED = "joined";
  private static final int SAME = 5;
  private static final int REASON_MAX = 1_000;

  private final CaseTransactions transactions;
  private final Seats seats;
  private final Suggestions suggestions;
  private final OpenRequests open;
  private final Joining joining;
  private final Cases cases;
  private final HotlineFigures figures;

  HotlineApi(
      CaseTransactions transactions,
      Seats seats,
      Suggestions suggestions,
      OpenRequests open,
      Joining joining,
      Cases cases,
      HotlineFigures figures) {
    this.transactions = transactions;
    this.seats = seats;
    this.suggestions = suggestions;
    this.open = open;
    this.joining = joining;
    this.cases = cases;
    this.figures = figures;
  }

  /** What a caller says, and where. */
  record CallJson(
      @Nullable String what,
      @Nullable String area,
      @Nullable String topic,
      @Nullable String where) {}

  /** An open request about the same place. */
  record SameJson(UUID id, long number, String state, int joined) {}

  /** What is suggested; a person decides. */
  record SuggestedJson(
      @Nullable String topic, @Nullable String desk, int percent, List<SameJson> same) {}

  /** Two calls about one place. */
  record JoinJson(@Nullable UUID call, @Nullable UUID with, @Nullable String reason) {}

  /** How many have joined the one that is handled. */
  record JoinedJson(UUID with, int joined) {}

  @PostMapping("/suggest")
  SuggestedJson suggest(@AuthenticationPrincipal CurrentUser user, @RequestBody CallJson sent) {
    CaseRecorder who = sitting(user);
    Suggestions.Suggestion found = suggestions.of(Asked.text(sent.what(), "what"));
    String topic = Asked.or(sent.topic());
    String about = topic.isEmpty() ? found.topic().orElse("") : topic;
    String area = Asked.or(sent.area());
    List<OpenRequests.Open> same =
        area.length() < 6
            ? List.of()
            : transactions.seeing(who, () -> open.about(area, about, Asked.or(sent.where()), SAME));
    return new SuggestedJson(
        found.topic().orElse(null),
        found.desk().orElse(null),
        found.percent(),
        same.stream()
            .map(one -> new SameJson(one.id(), one.number(), one.state(), one.joined()))
            .toList());
  }

  /** What is joined already stays so. */
  @PostMapping("/join")
  JoinedJson join(@AuthenticationPrincipal CurrentUser user, @RequestBody JoinJson sent) {
    CaseRecorder who = sitting(user);
    UUID call = Asked.given(sent.call(), "call");
    UUID with = Asked.given(sent.with(), "with");
    String reason = Asked.text(sent.reason(), "reason");
    if (call.equals(with) || reason.length() > REASON_MAX) {
      throw new Refused(Problem.REFUSED, call.equals(with) ? "with" : "reason", "hotline");
    }
    return transactions.seeing(
        who,
        () -> {
          boolean handled =
              cases
                  .find(who, with)
                  .filter(one -> one.type().id().equals(REQUEST) && !one.ended())
                  .filter(one -> !one.view().state().equals(JOINED))
                  .isPresent();
          if (!handled || cases.find(who, call).isEmpty()) {
            throw new Refused(Problem.NOT_FOUND, (handled ? call : with).toString(), "access");
          }
          if (!open.joinedTo(with).contains(call)) {
            joining.join(who, call, with, reason);
          }
          return new JoinedJson(with, open.joinedTo(with).size());
        });
  }

  /** What people called about and where, of some days; places are told to whoever sees persons. */
  @GetMapping("/statistics")
  HotlineFigures.Figures statistics(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(defaultValue = "") String area,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String until) {
    user.require(Permission.SEE_FIGURES);
    LocalDate first = Asked.day(from, "from");
    LocalDate last = Asked.day(until, "until");
    HotlineFigures.Figures all = figures.of(CaseActing.of(user), area, first, last);
    return user.may(Permission.SEE_PERSONS)
        ? all
        : new HotlineFigures.Figures(all.parts(), List.of());
  }

  private CaseRecorder sitting(CurrentUser user) {
    CaseRecorder who = CaseActing.of(user);
    boolean sits =
        transactions.seeing(
            who,
            () -> seats.actor(who).seats().stream().anyMatch(seat -> seat.desk().equals(DESK)));
    if (!sits) {
      throw new Refused(Problem.NOT_ALLOWED, "no seat at the hotline", "access");
    }
    return who;
  }
}
