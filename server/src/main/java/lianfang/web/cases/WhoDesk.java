package lianfang.web.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.Permission;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseTransactions;
import lianfang.casework.Seats;
import lianfang.fact.Subject;
import lianfang.person.confided.Confided;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.signin.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Opens who somebody in a case is, for the desks that may and with a reason. */
@Controller
public class WhoDesk {

  /** A look without a reason is none. */
  public static final int REASON_LEAST = 2;

  private final CaseActing acting;
  private final CaseTransactions transactions;
  private final Seats seats;
  private final Confided confided;
  private final Audit audit;

  WhoDesk(
      CaseActing acting,
      CaseTransactions transactions,
      Seats seats,
      Confided confided,
      Audit audit) {
    this.acting = acting;
    this.transactions = transactions;
    this.seats = seats;
    this.confided = confided;
    this.audit = audit;
  }

  @PostMapping(CaseDesk.ONE + "/who")
  ModelAndView open(
      Shell shell,
      @PathVariable("id") UUID caseId,
      @RequestParam("id") UUID sealed,
      @RequestParam(required = false) @Nullable String why,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.OPEN_PERSON);
    CaseFile file = held(user, caseId, sealed);
    String reason = why == null ? "" : why.strip();
    if (reason.length() < REASON_LEAST) {
      return page(shell, file, sealed, why == null ? null : shell.t("case.sealed.why.error"));
    }
    Map<String, String> texts = texts(user, caseId, sealed, reason);
    Map<String, String> labelled = new LinkedHashMap<>();
    texts.forEach((name, text) -> labelled.put(label(shell, file, name), text));
    return new WhoPage(shell, head(shell, file), path(file), sealed.toString(), null, labelled)
        .show();
  }

  /**
   * What somebody said who they are, by the fields of the form; the look is in the audit before.
   *
   * @param reason why; at least {@link #REASON_LEAST} letters
   */
  public Map<String, String> texts(CurrentUser user, UUID caseId, UUID sealed, String reason) {
    user.require(Permission.OPEN_PERSON);
    held(user, caseId, sealed);
    return transactions.seeing(
        CaseActing.of(user),
        () -> {
          Confided.Entry entry = confided.find(sealed).orElseThrow(WhoDesk::missing);
          List<String> desks = List.copyOf(seats.actor(CaseActing.of(user)).desks());
          if (!entry.mayBeOpenedAt(desks)) {
            throw NotAllowed.lacks(Permission.OPEN_PERSON);
          }
          audit.looked(user.actor(), new Subject(Subject.Kind.CASE, caseId), entry.area(), reason);
          return confided.open(sealed);
        });
  }

  private CaseFile held(CurrentUser user, UUID caseId, UUID sealed) {
    CaseFile file = acting.find(user, caseId).orElseThrow(WhoDesk::missing);
    if (!holds(file, sealed)) {
      throw missing();
    }
    return file;
  }

  /** Only what stands in a form that the account sees leads to it. */
  private static boolean holds(CaseFile file, UUID sealed) {
    return file.forms().stream()
        .anyMatch(form -> form.values().values().toString().contains(sealed.toString()));
  }

  private static String label(Shell shell, CaseFile file, String name) {
    return file.type().forms().values().stream()
        .flatMap(form -> form.fields().stream())
        .flatMap(WhoDesk::all)
        .filter(field -> field.name().equals(name))
        .findFirst()
        .map(field -> Said.of(shell, field.label()))
        .orElse(name);
  }

  private static java.util.stream.Stream<CaseForm.Field> all(CaseForm.Field field) {
    return java.util.stream.Stream.concat(
        java.util.stream.Stream.of(field), field.fields().stream().flatMap(WhoDesk::all));
  }

  private static ModelAndView page(
      Shell shell, CaseFile file, UUID sealed, @Nullable String error) {
    Field why =
        Field.of("why", "text", shell.t("case.sealed.why"), "")
            .hint(shell.t("case.sealed.why.hint"))
            .error(error)
            .need();
    return new WhoPage(shell, head(shell, file), path(file), sealed.toString(), why, Map.of())
        .show();
  }

  private static String path(CaseFile file) {
    return CasePages.path(file.view().id()) + "/who";
  }

  private static Head head(Shell shell, CaseFile file) {
    String number = CaseWords.number(file);
    return new Head(
        shell.t("case.sealed.title", number),
        shell.t("case.sealed.says"),
        List.of(),
        new Link(number, shell.link(CasePages.path(file.view().id()))));
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
