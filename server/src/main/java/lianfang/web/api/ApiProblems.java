package lianfang.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lianfang.access.AccessRefused;
import lianfang.casework.CaseRefused;
import lianfang.casework.Decision;
import lianfang.casework.FormRefused;
import lianfang.casework.evidence.EvidenceRefused;
import lianfang.fact.FactRefused;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.draft.GoldenRefused;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.simulation.QuestionRefused;
import lianfang.web.action.ActionRefused;
import lianfang.web.signin.NotAllowed;
import lianfang.web.signin.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.json.JsonMapper;

/** 出错说明: every refusal as application/problem+json (RFC 9457): what, which rule, the remedy. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
final class ApiProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

  private final Refusals refusals;
  private final JsonMapper json;

  ApiProblems(Refusals refusals, JsonMapper json) {
    this.refusals = refusals;
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    write(response, problem(request, Problem.NOT_SIGNED_IN, "", "access"));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    write(response, notAllowed(denied, request));
  }

  @ExceptionHandler
  ProblemDetail notAllowed(AccessDeniedException denied, HttpServletRequest request) {
    refusals.record(request, denied);
    String what =
        denied instanceof NotAllowed told
            ? chinese(request) ? told.zh() : told.en()
            : String.valueOf(denied.getMessage());
    return problem(request, Problem.NOT_ALLOWED, what, "access");
  }

  @ExceptionHandler
  ProblemDetail refused(Refused refused, HttpServletRequest request) {
    return problem(
        request, refused.problem(), String.valueOf(refused.getMessage()), refused.rule());
  }

  @ExceptionHandler
  ProblemDetail refused(AccessRefused refused, HttpServletRequest request) {
    String what = chinese(request) ? refused.zh() : refused.en();
    return problem(request, Problem.REFUSED, what, "access: " + refused.refusal().name());
  }

  @ExceptionHandler
  ProblemDetail refused(FactRefused refused, HttpServletRequest request) {
    String what = String.valueOf(refused.getMessage());
    return problem(request, Problem.REFUSED, what, "fact: " + refused.problem().name());
  }

  @ExceptionHandler
  ProblemDetail refused(ActionRefused refused, HttpServletRequest request) {
    String what = chinese(request) ? refused.refusal().zh() : refused.refusal().en();
    return problem(request, Problem.REFUSED, what, "action: " + refused.refusal().name());
  }

  @ExceptionHandler
  ProblemDetail refused(EditionRefused refused, HttpServletRequest request) {
    String said = chinese(request) ? refused.refusal().zh() : refused.refusal().en();
    String at = chinese(request) ? refused.atZh() : refused.at();
    String what = at.isEmpty() ? said : said + " (" + at + ")";
    boolean old = refused.refusal() == EditionRefusal.DRAFT_CHANGED;
    return problem(
        request,
        old ? Problem.CHANGED : Problem.REFUSED,
        what,
        "edition: " + refused.refusal().name());
  }

  @ExceptionHandler
  ProblemDetail refused(CaseRefused refused, HttpServletRequest request) {
    var why = refused.refused();
    boolean chinese = chinese(request);
    boolean old = why.why() == Decision.Why.OLD_VERSION;
    String rule =
        why.cites().isEmpty()
            ? "case: " + why.why().name()
            : String.join(", ", why.cites().stream().map(one -> one.rule()).toList());
    ProblemDetail detail =
        problem(
            request,
            old ? Problem.CHANGED : Problem.REFUSED,
            chinese ? why.says().zh() : why.says().en(),
            rule);
    detail.setProperty("remedy", chinese ? why.remedy().zh() : why.remedy().en());
    why.guard().ifPresent(guard -> detail.setProperty("guard", guard.word()));
    if (!refused.meanwhile().isEmpty()) {
      detail.setProperty("meanwhile", refused.meanwhile());
    }
    return detail;
  }

  @ExceptionHandler
  ProblemDetail refused(EvidenceRefused refused, HttpServletRequest request) {
    boolean large = refused.why() == EvidenceRefused.Why.TOO_LARGE;
    return problem(
        request,
        large ? Problem.TOO_LARGE : Problem.NOT_EVIDENCE,
        chinese(request) ? refused.says().zh() : refused.says().en(),
        "evidence: " + refused.why().name());
  }

  @ExceptionHandler
  ProblemDetail refused(FormFaults refused, HttpServletRequest request) {
    ProblemDetail detail =
        problem(request, Problem.REFUSED, String.valueOf(refused.getMessage()), refused.rule());
    detail.setProperty("faults", refused.faults());
    return detail;
  }

  @ExceptionHandler
  ProblemDetail refused(GoldenRefused refused, HttpServletRequest request) {
    boolean chinese = chinese(request);
    String name = said(chinese, refused.name());
    List<Map<String, String>> faults =
        refused.faults().stream()
            .map(one ->
                Map.of("case", name, "field", one.field(), "says", said(chinese, one.says())))
            .toList();
    String what =
        faults.stream()
            .map(one -> one.get("field") + " " + one.get("says"))
            .collect(Collectors.joining("; ", name + ": ", ""));
    ProblemDetail detail = problem(request, Problem.REFUSED, what, "golden case");
    detail.setProperty("faults", faults);
    return detail;
  }

  private static String said(boolean chinese, Phrase phrase) {
    return chinese ? phrase.zh() : phrase.en();
  }

  @ExceptionHandler
  ProblemDetail refused(FormRefused refused, HttpServletRequest request) {
    ProblemDetail detail =
        problem(request, Problem.REFUSED, String.valueOf(refused.getMessage()), "form");
    detail.setProperty("faults", refused.problems());
    return detail;
  }

  @ExceptionHandler
  ProblemDetail refused(NoticeRefused refused, HttpServletRequest request) {
    ProblemDetail detail =
        problem(request, Problem.REFUSED, String.valueOf(refused.getMessage()), "notice");
    boolean chinese = chinese(request);
    detail.setProperty(
        "findings",
        refused.findings().stream()
            .map(one ->
                Map.of(
                    "refusal",
                    one.refusal().name(),
                    "says",
                    chinese ? one.whole().zh() : one.whole().en(),
                    "places",
                    one.places()))
            .toList());
    return detail;
  }

  @ExceptionHandler
  ProblemDetail refused(QuestionRefused refused, HttpServletRequest request) {
    boolean chinese = chinese(request);
    ProblemDetail detail =
        problem(request, Problem.REFUSED, refused.says(chinese), "docs/simulation.md");
    detail.setProperty(
        "faults",
        refused.faults().stream()
            .map(one ->
                Map.of("field", one.field(), "says", chinese ? one.says().zh() : one.says().en()))
            .toList());
    return detail;
  }

  @ExceptionHandler
  ProblemDetail refused(IllegalArgumentException refused, HttpServletRequest request) {
    return problem(request, Problem.REFUSED, String.valueOf(refused.getMessage()), "api");
  }

  @ExceptionHandler
  ProblemDetail unreadable(HttpMessageNotReadableException wrong, HttpServletRequest request) {
    // The parser's message would repeat what was sent, and that may be a name.
    return problem(request, Problem.NOT_UNDERSTOOD, "JSON", "api");
  }

  @ExceptionHandler
  ProblemDetail mistyped(MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
    return problem(request, Problem.NOT_UNDERSTOOD, wrong.getName(), "api");
  }

  @ExceptionHandler
  ProblemDetail missing(MissingServletRequestParameterException wrong, HttpServletRequest request) {
    return problem(request, Problem.NOT_UNDERSTOOD, wrong.getParameterName(), "api");
  }

  @ExceptionHandler
  ProblemDetail failed(RuntimeException failure, HttpServletRequest request) {
    LOG.error("{} {}", request.getMethod(), request.getRequestURI(), failure);
    return problem(request, Problem.FAILED, "", "api");
  }

  private static ProblemDetail problem(
      HttpServletRequest request, Problem problem, String what, String rule) {
    boolean chinese = chinese(request);
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), what);
    detail.setType(
        URI.create("urn:lianfang:" + problem.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    detail.setTitle(problem.title(chinese));
    detail.setInstance(URI.create(request.getRequestURI()));
    detail.setProperty("rule", rule);
    detail.setProperty("remedy", problem.remedy(chinese));
    return detail;
  }

  private static boolean chinese(HttpServletRequest request) {
    return request.getLocale().getLanguage().equals("zh");
  }

  private void write(HttpServletResponse response, ProblemDetail detail) throws IOException {
    response.setStatus(detail.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(detail));
  }
}
