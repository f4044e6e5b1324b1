package lianfang.web.supervision;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.desk.ToAnswer;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseFiles;
import lianfang.web.cases.CaseForms;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.forms.FormSheets;
import lianfang.web.forms.Sheet;
import lianfang.web.forms.Typed;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * 待我陈述: whoever headed a body on the day of a breach reads what he is asked and answers it himself;
 * the case stays sealed from him otherwise.
 */
@Controller
class AnswersDesk {

  private static final String PAGE = "/answers";
  private static final String ONE = PAGE + "/{id:[0-9a-f-]{36}}";
  private static final String STEP = "answer";
  private static final String READ = "read";
  private static final String READ_DECISION = "read-decision";
  private static final int SHOWN = 60;

  /** The head's own account says nothing to him. */
  private static final Set<String> HIDDEN = Set.of("head");

  private final ToAnswer matters;
  private final Cases cases;
  private final CaseTypes types;
  private final CaseForms forms;
  private final FormSheets sheets;
  private final CaseFiles files;

  AnswersDesk(
      ToAnswer matters,
      Cases cases,
      CaseTypes types,
      CaseForms forms,
      FormSheets sheets,
      CaseFiles files) {
    this.matters = matters;
    this.cases = cases;
    this.types = types;
    this.forms = forms;
    this.sheets = sheets;
    this.files = files;
  }

  @GetMapping(PAGE)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    List<ToAnswer.Matter> all = matters.of(CaseActing.of(user));
    List<Row> rows = new ArrayList<>();
    for (ToAnswer.Matter one : all) {
      String to = shell.link(PAGE + "/" + one.id());
      String breach = one.opened().text("breach").orElse("");
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(
                      breach.length() > SHOWN ? breach.substring(0, SHOWN) + "…" : breach,
                      one.opened().text("rule").orElse(""),
                      to),
                  Cell.tag(waits(one) ? "act" : "tag", state(shell, one)),
                  Cell.minor(CaseWords.due(shell, one.due(), shell.console().now())))));
    }
    long open = all.stream().filter(this::waits).count();
    Block block =
        new Block(
            shell.t("statement.list"),
            shell.t("statement.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("statement.breach")),
                Listing.Column.of(shell.t("case.state")),
                Listing.Column.minor(shell.t("case.list.due"))),
            rows,
            shell.t("statement.none"));
    Head head = Head.of(shell.t("door.answers"), shell.t("statement.says", open));
    return new BlocksPage(shell, head, List.of(), List.of(), List.of(), List.of(block)).show();
  }

  @GetMapping(ONE)
  ModelAndView one(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    ToAnswer.Matter matter = found(user, id);
    Sheet sheet =
        may(matter, STEP)
            ? sheets.blank(
                shell, user.account().id(), asked(matter), JsonMapper.shared().createObjectNode())
            : null;
    return page(shell, matter, sheet, null).show();
  }

  @PostMapping(ONE)
  ModelAndView answer(
      Shell shell,
      HttpServletRequest request,
      @PathVariable UUID id,
      @RequestParam("_id") UUID act,
      @RequestParam("_seen") long seen,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException, ServletException {
    ToAnswer.Matter matter = found(user, id);
    FormSheets.Asked asked = asked(matter);
    Typed typed =
        sheets.read(request, asked.schema(), files.keeper(shell, user, matter.area(), id));
    if (!typed.isComplete()) {
      sheets.later(user, asked.key(), typed);
      return page(shell, matter, sheets.again(shell, asked, typed), null).show();
    }
    CaseRecorder who = CaseActing.of(user);
    FormValues values =
        forms.kept(types.edition(matter.edition()), asked.schema(), typed.values(), matter.area());
    try {
      cases.stepOnly(who, new StepOrder(act, id, seen, STEP, values, typed.evidence(), false));
    } catch (CaseRefused refused) {
      sheets.later(user, asked.key(), typed);
      String why =
          shell.t(
              "round.refused",
              Said.of(shell, refused.refused().says()),
              Said.of(shell, refused.refused().remedy()));
      ToAnswer.Matter now = found(user, id);
      Sheet again = may(now, STEP) ? sheets.again(shell, asked, typed) : null;
      return page(shell, now, again, why).show();
    }
    sheets.sent(user, asked.key());
    return new ModelAndView("redirect:" + shell.link(PAGE + "/" + id));
  }

  /**
   * 签收: what he is asked, whose time then runs, or what was decided; only then it is open to him.
   */
  @PostMapping(ONE + "/read")
  ModelAndView read(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam("_id") UUID act,
      @RequestParam("_seen") long seen,
      @AuthenticationPrincipal CurrentUser user) {
    String step = may(found(user, id), READ_DECISION) ? READ_DECISION : READ;
    try {
      cases.stepOnly(
          CaseActing.of(user),
          new StepOrder(act, id, seen, step, FormValues.EMPTY, Set.of(), false));
    } catch (CaseRefused refused) {
      String why = Said.of(shell, refused.refused().says());
      return page(shell, found(user, id), null, why).show();
    }
    return new ModelAndView("redirect:" + shell.link(PAGE + "/" + id));
  }

  /** Whether the edition of a matter has a step of the head where it stands. */
  private boolean may(ToAnswer.Matter matter, String step) {
    return types.edition(matter.edition()).stepsFrom(matter.state()).stream()
        .anyMatch(one -> one.id().equals(step));
  }

  /** Steps that a head does here. */
  static boolean isOfTheHead(CaseStep step) {
    return Set.of(STEP, READ, READ_DECISION).contains(step.id());
  }

  private boolean waits(ToAnswer.Matter matter) {
    return may(matter, STEP) || may(matter, READ) || may(matter, READ_DECISION);
  }

  private String state(Shell shell, ToAnswer.Matter matter) {
    return CaseWords.state(shell, types.edition(matter.edition()), matter.state());
  }

  /** Files of what he is asked and of what he said, and no others. */
  @GetMapping(ONE + "/evidence/{hash:[0-9a-f]{64}}")
  ResponseEntity<byte[]> evidence(
      @PathVariable UUID id, @PathVariable String hash, @AuthenticationPrincipal CurrentUser user) {
    ToAnswer.Matter matter = found(user, id);
    if (may(matter, READ)) {
      throw missing();
    }
    String held = matter.opened().values().toString() + matter.answered().values();
    if (!held.contains(hash)) {
      throw missing();
    }
    CaseFiles.Shown shown = files.open(user, hash).orElseThrow(AnswersDesk::missing);
    boolean picture = shown.type().startsWith("image/");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(shown.type()))
        .header("Content-Disposition", picture ? "inline" : "attachment")
        .header("Cache-Control", "private, no-store")
        .body(shown.content());
  }

  private ToAnswer.Matter found(CurrentUser user, UUID id) {
    return matters.find(CaseActing.of(user), id).orElseThrow(AnswersDesk::missing);
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private FormSheets.Asked asked(ToAnswer.Matter matter) {
    CaseForm form = types.edition(matter.edition()).form(STEP).orElseThrow();
    return new FormSheets.Asked(forms.schema(form), "answer/" + matter.id(), Map.of());
  }

  private AnswerPage page(
      Shell shell, ToAnswer.Matter matter, @Nullable Sheet sheet, @Nullable String refusal) {
    CaseType type = types.edition(matter.edition());
    boolean unread = may(matter, READ);
    boolean unserved = may(matter, READ_DECISION);
    List<AnswerPage.Part> parts = new ArrayList<>();
    if (!unread) {
      part(shell, matter, type, "open", matter.opened(), parts);
      finding(shell, matter.finding(), parts);
      part(shell, matter, type, STEP, matter.answered(), parts);
      if (!unserved) {
        part(shell, matter, type, "decide", matter.decided(), parts);
      }
    }
    String says =
        may(matter, STEP)
            ? shell.t(
                "statement.one.says", CaseWords.due(shell, matter.due(), shell.console().now()))
            : type.state(matter.state()).map(one -> Said.of(shell, one.says())).orElse("");
    return new AnswerPage(
        shell,
        new Head(
            shell.t("statement.one"),
            says,
            List.of(),
            new Link(shell.t("door.answers"), shell.link(PAGE))),
        PAGE + "/" + matter.id(),
        refusal,
        parts,
        Map.of("_id", UUID.randomUUID().toString(), "_seen", String.valueOf(matter.version())),
        sheet,
        shell.t("statement.send"),
        receipt(shell, unread, unserved));
  }

  private static AnswerPage.Receipt receipt(Shell shell, boolean unread, boolean unserved) {
    return unserved
        ? new AnswerPage.Receipt(shell.t("statement.decision"), shell.t("statement.decision.says"))
        : new AnswerPage.Receipt(
            unread ? shell.t("statement.read") : "", shell.t("statement.read.says"));
  }

  /** 来自哪个问题: what was found and how far it was put right, so that he answers to it. */
  private void finding(
      Shell shell, ToAnswer.@Nullable Finding finding, List<AnswerPage.Part> into) {
    if (finding != null) {
      String state = CaseWords.state(shell, types.edition(finding.edition()), finding.state());
      into.add(
          new AnswerPage.Part(
              shell.t("statement.finding"),
              List.of(
                  new AnswerPage.Line(shell.t("rectify.problem"), finding.problem(), List.of()),
                  new AnswerPage.Line(shell.t("case.state"), state, List.of()))));
    }
  }

  private static void part(
      Shell shell,
      ToAnswer.Matter matter,
      CaseType type,
      String name,
      FormValues values,
      List<AnswerPage.Part> into) {
    if (values.values().isEmpty()) {
      return;
    }
    CaseForm form = type.form(name).orElseThrow();
    List<AnswerPage.Line> lines = new ArrayList<>();
    for (CaseForm.Field field : form.fields()) {
      Object value = values.values().get(field.name());
      if (value != null && !HIDDEN.contains(field.name())) {
        lines.add(line(shell, matter, field, value));
      }
    }
    into.add(new AnswerPage.Part(Said.of(shell, form.title()), lines));
  }

  private static AnswerPage.Line line(
      Shell shell, ToAnswer.Matter matter, CaseForm.Field field, Object value) {
    String label = Said.of(shell, field.label());
    boolean isFiles =
        field.kind() == CaseForm.Kind.EVIDENCE || field.kind() == CaseForm.Kind.EVIDENCES;
    if (!isFiles) {
      String text =
          field.choices().stream()
              .filter(choice -> choice.value().equals(value))
              .map(choice -> Said.of(shell, choice.label()))
              .findFirst()
              .orElse(String.valueOf(value));
      return new AnswerPage.Line(label, text, List.of());
    }
    List<Link> links = new ArrayList<>();
    for (Object one : value instanceof Collection<?> all ? all : List.of(value)) {
      links.add(
          new Link(
              shell.t("statement.file", links.size() + 1),
              PAGE + "/" + matter.id() + "/evidence/" + one));
    }
    return new AnswerPage.Line(label, "", links);
  }
}
