package lianfang.web.hotline;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseTransactions;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.Seats;
import lianfang.casework.suggest.Joining;
import lianfang.casework.suggest.OpenRequests;
import lianfang.casework.suggest.Suggestions;
import lianfang.fact.Subject;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseForms;
import lianfang.web.forms.FormSheets;
import lianfang.web.forms.Sheet;
import lianfang.web.forms.Typed;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** 热线受理台: takes calls on one page, with what is suggested, and shows what waits. */
@Controller
class HotlineDesk {

  static final String PAGE = "/hotline";

  private static final String DESK = "hotline";
  private static final int SAME = 5;

  private final Cases cases;
  private final CaseTypes types;
  private final CaseTransactions transactions;
  private final Seats seats;
  private final CaseForms forms;
  private final FormSheets sheets;
  private final Areas areas;
  private final Suggestions suggestions;
  private final OpenRequests open;
  private final Joining joining;
  private final HotlineBlocks blocks;
  private final ReportFiling filing;

  HotlineDesk(
      Cases cases,
      CaseTypes types,
      CaseTransactions transactions,
      Seats seats,
      CaseForms forms,
      FormSheets sheets,
      HotlineHelp help) {
    this.cases = cases;
    this.types = types;
    this.transactions = transactions;
    this.seats = seats;
    this.forms = forms;
    this.sheets = sheets;
    this.areas = help.areas();
    this.suggestions = help.suggestions();
    this.open = help.open();
    this.joining = help.joining();
    this.blocks = help.blocks();
    this.filing = help.filing();
  }

  @GetMapping(PAGE)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String call,
      @AuthenticationPrincipal CurrentUser user) {
    CaseRecorder who = sitting(user);
    Sheet sheet = sheets.open(shell, asked(), JsonMapper.shared().createObjectNode());
    return page(shell, who, UUID.randomUUID(), "", new Join(call, ""), sheet, null).show();
  }

  @PostMapping(PAGE + "/call")
  ModelAndView take(
      Shell shell,
      HttpServletRequest request,
      @RequestParam("_id") UUID id,
      @RequestParam(name = "_in", defaultValue = "") String area,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException, ServletException {
    CaseRecorder who = sitting(user);
    CaseType type = type();
    Typed typed = sheets.read(request, forms.schema(form(type)), filing.keeper(shell, who, area));
    Sheet again = sheets.again(shell, asked(), typed);
    boolean placed = area.length() >= 6 && areas.find(area).isPresent();
    if (!typed.isComplete() || !placed) {
      String not = placed ? null : shell.t("report.where.missing");
      return page(shell, who, id, area, Join.NOTHING, again, not).show();
    }
    user.requireArea(area);
    try {
      transactions.seeing(
          who,
          () -> {
            FormValues values = forms.kept(type, forms.schema(form(type)), typed.values(), area);
            return cases.file(
                who,
                new Filing(
                    id,
                    type.id(),
                    "",
                    Subject.area(area),
                    area,
                    values,
                    typed.evidence(),
                    Optional.empty()));
          });
    } catch (CaseRefused refused) {
      boolean zh = shell.language() == Language.ZH;
      String not = zh ? refused.refused().says().zh() : refused.refused().says().en();
      return page(shell, who, id, area, Join.NOTHING, again, not).show();
    }
    return new ModelAndView("redirect:" + shell.link("/cases/" + id));
  }

  /** What the call may be about; the text comes in a body and stays out of addresses and logs. */
  @PostMapping(PAGE + "/suggest")
  @ResponseBody
  HotlineSuggested suggest(
      Shell shell,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(defaultValue = "") String where,
      @AuthenticationPrincipal CurrentUser user) {
    CaseRecorder who = sitting(user);
    Suggestions.Suggestion found = suggestions.of(what);
    String about = topic.isEmpty() ? found.topic().orElse("") : topic;
    List<OpenRequests.Open> same =
        area.length() < 6
            ? List.of()
            : transactions.seeing(who, () -> open.about(area, about, where, SAME));
    List<HotlineSuggested.Same> links = new ArrayList<>();
    for (OpenRequests.Open one : same) {
      String says = shell.t("hotline.same", one.number(), one.where(), one.joined());
      links.add(new HotlineSuggested.Same(shell.link("/cases/" + one.id()), says));
    }
    return new HotlineSuggested(found.topic().orElse(""), said(shell, found), links);
  }

  private String said(Shell shell, Suggestions.Suggestion found) {
    List<String> parts = new ArrayList<>();
    found.topic().ifPresent(word -> parts.add(label("call", "topic", word, shell)));
    found.desk().ifPresent(word -> parts.add(label("dispatch", "to", word, shell)));
    return parts.isEmpty()
        ? ""
        : shell.t("hotline.suggested", String.join(" · ", parts), found.percent());
  }

  private String label(String form, String field, String word, Shell shell) {
    return type()
        .form(form)
        .flatMap(one -> one.field(field))
        .flatMap(one -> one.choices().stream().filter(c -> c.value().equals(word)).findFirst())
        .map(c -> shell.language() == Language.ZH ? c.label().zh() : c.label().en())
        .orElse(word);
  }

  /** 并案: this call and another one, named by its number, are about one place. */
  @PostMapping(PAGE + "/join")
  ModelAndView join(
      Shell shell,
      @RequestParam UUID call,
      @RequestParam(defaultValue = "") String with,
      @AuthenticationPrincipal CurrentUser user) {
    CaseRecorder who = sitting(user);
    Join typed = new Join(call.toString(), with);
    String digits = with.strip().replaceFirst("^[Cc]-?", "");
    Optional<UUID> main =
        digits.matches("[0-9]{1,15}")
            ? transactions.seeing(who, () -> open.numbered(Long.parseLong(digits)))
            : Optional.empty();
    Sheet sheet = sheets.open(shell, asked(), JsonMapper.shared().createObjectNode());
    if (main.filter(id -> !id.equals(call)).isEmpty()) {
      String not = shell.t("hotline.join.not");
      return page(shell, who, UUID.randomUUID(), "", typed, sheet, not).show();
    }
    try {
      joining.join(who, call, main.get(), shell.t("hotline.join.reason"));
    } catch (CaseRefused refused) {
      boolean zh = shell.language() == Language.ZH;
      String not = zh ? refused.refused().says().zh() : refused.refused().says().en();
      return page(shell, who, UUID.randomUUID(), "", typed, sheet, not).show();
    }
    return new ModelAndView("redirect:" + shell.link("/cases/" + main.get()));
  }

  private static List<Field> joinFields(Shell shell, Join typed, List<Field.Option> calls) {
    if (calls.isEmpty()) {
      return List.of();
    }
    String one = shell.t("hotline.join.call");
    return List.of(
        new Field("call", "select", one, null, typed.call(), null, calls, null, true),
        Field.of("with", "text", shell.t("hotline.join.with"), typed.with())
            .hint(shell.t("hotline.join.hint"))
            .need());
  }

  /** What is typed into the form that joins two calls. */
  private record Join(String call, String with) {

    private static final Join NOTHING = new Join("", "");
  }

  private HotlinePage page(
      Shell shell,
      CaseRecorder who,
      UUID id,
      String area,
      Join join,
      Sheet sheet,
      @Nullable String not) {
    HotlineBlocks.Waiting waiting = transactions.seeing(who, () -> blocks.of(shell));
    List<Block> shown = waiting.blocks();
    return new HotlinePage(
        shell,
        new Head(
            shell.t("hotline.title"),
            shell.t("hotline.says", waiting.toTake(), waiting.toCall()),
            List.of(),
            null),
        ReportDesk.emergencies(shell, suggestions.rules()),
        id.toString(),
        place(shell, area),
        sheet,
        not,
        joinFields(shell, join, waiting.calls()),
        shown);
  }

  /** Where it is, with what was chosen before a refusal. */
  private Field place(Shell shell, String area) {
    List<Field.Option> chosen =
        area.isEmpty()
            ? List.of()
            : areas.find(area).map(one -> new Field.Option(area, one.name())).stream().toList();
    String name = chosen.isEmpty() ? "" : chosen.getFirst().label();
    String hint = shell.t("hotline.where.hint");
    return new Field(
        "_in", "village", shell.t("report.where"), hint, name, null, chosen, null, true);
  }

  private CaseRecorder sitting(CurrentUser user) {
    CaseRecorder who = CaseActing.of(user);
    boolean sits =
        transactions.seeing(
            who,
            () -> seats.actor(who).seats().stream().anyMatch(seat -> seat.desk().equals(DESK)));
    if (!sits) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "no seat at the hotline");
    }
    return who;
  }

  private CaseType type() {
    return types.find(ReportDesk.REQUEST).orElseThrow();
  }

  private static CaseForm form(CaseType type) {
    return type.filings().getFirst().form().flatMap(type::form).orElseThrow();
  }

  private FormSheets.Asked asked() {
    CaseType type = type();
    return new FormSheets.Asked(forms.schema(form(type)), "hotline/call", type.checklists());
  }
}
