package lianfang.web.api.office;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.desk.ToAnswer;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.cases.CaseActing;
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
 * 陈述接口: whoever is held to account receives what he is asked and answers it; the case itself stays
 * sealed from him.
 */
@RestController
@RequestMapping("/api/v1/answers")
class AnswersApi {

  private static final String READ = "read";
  private static final String READ_DECISION = "read-decision";
  private static final String ANSWER = "answer";
  private static final int PAPERS_MAX = 9;

  private final ToAnswer matters;
  private final Cases cases;
  private final CaseTypes types;

  AnswersApi(ToAnswer matters, Cases cases, CaseTypes types) {
    this.matters = matters;
    this.cases = cases;
    this.types = types;
  }

  /**
   * A matter.
   *
   * @param seen how it stood, for the next step
   * @param may what may be done now: read, answer or read-decision
   * @param asked what he is asked; empty until it was received
   * @param decided what was decided; empty until it was received
   */
  record MatterJson(
      UUID id,
      long seen,
      String state,
      String area,
      List<String> may,
      @Nullable Instant due,
      Map<String, Object> asked,
      ToAnswer.@Nullable Finding finding,
      Map<String, Object> answered,
      Map<String, Object> decided) {}

  /** A step; the sender makes its id. */
  record StepJson(
      @Nullable UUID id,
      @Nullable Long seen,
      @Nullable String answer,
      @Nullable List<String> papers) {}

  @GetMapping
  List<MatterJson> list(@AuthenticationPrincipal CurrentUser user) {
    return matters.of(CaseActing.of(user)).stream().map(this::json).toList();
  }

  private MatterJson json(ToAnswer.Matter one) {
    List<String> may =
        types.edition(one.edition()).stepsFrom(one.state()).stream()
            .map(step -> step.id())
            .filter(Set.of(READ, ANSWER, READ_DECISION)::contains)
            .toList();
    boolean received = !may.contains(READ);
    Map<String, Object> asked = new LinkedHashMap<>(one.opened().values());
    asked.remove("head");
    return new MatterJson(
        one.id(),
        one.version(),
        one.state(),
        one.area(),
        may,
        one.due(),
        received ? asked : Map.of(),
        received ? one.finding() : null,
        one.answered().values(),
        may.contains(READ_DECISION) ? Map.of() : one.decided().values());
  }

  @PostMapping("/{id}/read")
  MatterJson read(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody StepJson sent) {
    String step = json(found(user, id)).may().contains(READ_DECISION) ? READ_DECISION : READ;
    return done(user, id, sent, step, FormValues.EMPTY);
  }

  @PostMapping("/{id}/answer")
  MatterJson answer(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody StepJson sent) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put(ANSWER, Asked.text(sent.answer(), ANSWER));
    if (sent.papers() != null) {
      said.put("papers", Asked.some(sent.papers(), "papers", PAPERS_MAX));
    }
    return done(user, id, sent, ANSWER, new FormValues(said));
  }

  private MatterJson done(
      CurrentUser user, UUID id, StepJson sent, String step, FormValues values) {
    found(user, id);
    UUID act = sent.id() == null ? UUID.randomUUID() : sent.id();
    Set<String> papers = sent.papers() == null ? Set.of() : Set.copyOf(sent.papers());
    cases.stepOnly(
        CaseActing.of(user),
        new StepOrder(act, id, Asked.given(sent.seen(), "seen"), step, values, papers, false));
    return json(found(user, id));
  }

  private ToAnswer.Matter found(CurrentUser user, UUID id) {
    return matters
        .find(CaseActing.of(user), id)
        .orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "access"));
  }
}
