package lianfang.web.cases;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.forms.FormSheets;
import lianfang.web.forms.Sheet;
import lianfang.web.forms.Typed;
import lianfang.web.list.FormPage;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Files a case of any type that is offered where the account may act. */
@Controller
class FilingDesk {

  private static final String NEW = "/cases/new/{type}";
  private static final int SAID_MOST = 60;

  private final ScopedTransactions transactions;
  private final CaseTypes types;
  private final Cases cases;
  private final CasePages pages;
  private final CaseForms forms;
  private final FormSheets sheets;
  private final CaseFiles files;

  FilingDesk(
      ScopedTransactions transactions,
      CaseTypes types,
      Cases cases,
      CasePages pages,
      CaseForms forms,
      FormSheets sheets,
      CaseFiles files) {
    this.transactions = transactions;
    this.types = types;
    this.cases = cases;
    this.pages = pages;
    this.forms = forms;
    this.sheets = sheets;
    this.files = files;
  }

  /** What is to be filed: the type, its first step, what it is about, and where. */
  private record Wanted(
      CaseType type, CaseStep step, Subject about, String area, String key, @Nullable UUID of) {

    /** It follows from another case, and a draft of it is one of its own. */
    Wanted of(@Nullable UUID other) {
      return other == null
          ? this
          : new Wanted(type, step, about, area, key + "/of/" + other, other);
    }

    /** An application for one policy has a draft of its own beside that for another. */
    Wanted with(FormValues said) {
      String more =
          said.values().values().stream().map(one -> "/" + one).collect(Collectors.joining());
      return new Wanted(type, step, about, area, key + more, of);
    }
  }

  @GetMapping(NEW)
  ModelAndView blank(
      Shell shell,
      @PathVariable String type,
      @RequestParam(required = false) @Nullable UUID about,
      @RequestParam(required = false) @Nullable String in,
      @RequestParam(required = false) @Nullable UUID of,
      @AuthenticationPrincipal CurrentUser user) {
    CaseType kind =
        types.find(type).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (about == null && kind.about() != Subject.Kind.AREA) {
      return choose(shell, kind).show();
    }
    Wanted plain = wanted(shell, user, type, about, in).of(of);
    Wanted wanted = form(plain).map(form -> plain.with(said(shell, form))).orElse(plain);
    Sheet sheet =
        form(wanted)
            .map(form ->
                sheets.blank(
                    shell,
                    user.account().id(),
                    asked(user, wanted, form),
                    forms.begin(
                        user,
                        form,
                        wanted.about(),
                        said(shell, form).with(of(user, wanted, form)))))
            .orElse(null);
    return page(shell, user, wanted, UUID.randomUUID(), sheet, null).show();
  }

  @PostMapping(NEW)
  ModelAndView file(
      Shell shell,
      HttpServletRequest request,
      @PathVariable String type,
      @RequestParam("_id") UUID id,
      @RequestParam("_about") UUID about,
      @RequestParam("_in") String in,
      @RequestParam(name = "_of", required = false) @Nullable UUID of,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException, ServletException {
    Wanted asked = wanted(shell, user, type, about, in).of(of);
    String key = request.getParameter("_key");
    // A draft belongs to its account, so that the key may come back with the form.
    Wanted wanted =
        new Wanted(
            asked.type(), asked.step(), asked.about(), in, key == null ? asked.key() : key, of);
    of(user, wanted, null);
    CaseForm form = form(wanted).orElse(null);
    if (form == null) {
      return sent(shell, user, wanted, new Sent(id, null, null));
    }
    FormSheets.Asked sheet = asked(user, wanted, form);
    Typed typed = sheets.read(request, sheet, files.keeper(shell, user, in));
    if (!typed.isComplete()) {
      sheets.later(user, wanted.key(), typed);
      Sheet again = sheets.again(shell, sheet, typed);
      return page(shell, user, wanted, id, again, null).show();
    }
    return sent(shell, user, wanted, new Sent(id, form, typed));
  }

  /** What came: the id of the case, and what was typed where the step has a form. */
  private record Sent(UUID id, @Nullable CaseForm form, @Nullable Typed typed) {}

  private ModelAndView sent(Shell shell, CurrentUser user, Wanted wanted, Sent sent) {
    Typed typed = sent.typed();
    CaseForm form = sent.form();
    try {
      transactions.in(
          user.prefixes(),
          () -> {
            FormValues values =
                typed == null || form == null
                    ? FormValues.EMPTY
                    : forms.kept(wanted.type(), forms.schema(form), typed.values(), wanted.area());
            return cases.file(
                CaseActing.of(user),
                new Filing(
                    sent.id(),
                    wanted.type().id(),
                    wanted.step().id(),
                    wanted.about(),
                    wanted.area(),
                    values,
                    typed == null ? java.util.Set.of() : typed.evidence(),
                    Optional.ofNullable(wanted.of())));
          });
    } catch (CaseRefused refused) {
      Sheet sheet =
          typed == null || form == null
              ? null
              : sheets.again(shell, asked(user, wanted, form), typed);
      CasePage.Refusal why = pages.refusal(shell, wanted.type(), refused);
      return page(shell, user, wanted, sent.id(), sheet, why).show();
    }
    sheets.sent(user, wanted.key());
    return new ModelAndView("redirect:" + shell.link(CasePages.path(sent.id())));
  }

  private FormSheets.Asked asked(CurrentUser user, Wanted wanted, CaseForm form) {
    return forms.asked(user, wanted.type(), form, wanted.about(), wanted.key());
  }

  /** What the address that led here says of fields that are begun with, such as a policy's id. */
  private static FormValues said(Shell shell, CaseForm form) {
    Map<String, Object> said = new LinkedHashMap<>();
    for (CaseForm.Field field : form.fields()) {
      String word = shell.query().getOrDefault(field.traits().prefill(), "");
      if (!word.isBlank() && word.length() <= SAID_MOST) {
        said.put(field.name(), word);
      }
    }
    return new FormValues(said);
  }

  /** What the case says from which it follows, which whoever files has to see. */
  private FormValues of(CurrentUser user, Wanted wanted, @Nullable CaseForm form) {
    UUID other = wanted.of();
    if (other == null) {
      return FormValues.EMPTY;
    }
    FormValues known =
        cases
            .find(CaseActing.of(user), other)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
            .view()
            .values();
    Map<String, Object> said = new LinkedHashMap<>();
    for (CaseForm.Field field : form == null ? List.<CaseForm.Field>of() : form.fields()) {
      String from = field.traits().prefill();
      if (from.startsWith(CaseMore.OF)) {
        known
            .find(from.substring(CaseMore.OF.length()))
            .ifPresent(value -> said.put(field.name(), value));
      }
    }
    return new FormValues(said);
  }

  private static Optional<CaseForm> form(Wanted wanted) {
    return wanted.step().form().flatMap(wanted.type()::form);
  }

  /** What a case is about is chosen from its register; none is made up for it. */
  private static FormPage choose(Shell shell, CaseType type) {
    boolean venue = type.id().startsWith("venue-");
    Link register =
        venue
            ? new Link(shell.t("door.venues"), shell.link("/venues"))
            : new Link(shell.t("firms.list"), shell.link("/firms/list"));
    boolean firm = type.about() == Subject.Kind.ENTERPRISE;
    return new FormPage(
        shell,
        new Head(
            Said.of(shell, type.title()),
            shell.t(firm ? "case.about.choose" : "case.about.missing", register.text()),
            List.of(),
            firm ? register : new Link(shell.t("case.title"), shell.link("/cases"))),
        "/cases/new/" + type.id(),
        List.of(),
        List.of(),
        Map.of(),
        "",
        null,
        List.of());
  }

  private Wanted wanted(
      Shell shell, CurrentUser user, String id, @Nullable UUID about, @Nullable String in) {
    CaseType type =
        types.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String area = in == null || in.isBlank() ? shell.ground().code() : in;
    user.requireArea(area);
    Subject subject =
        type.about() == Subject.Kind.AREA
            ? Subject.area(area)
            : new Subject(type.about(), Objects.requireNonNull(about, "about"));
    String key = "file/" + id + "/" + area + "/" + (about == null ? "" : about);
    return new Wanted(type, type.filings().getFirst(), subject, area, key, null);
  }

  private StepPage page(
      Shell shell,
      CurrentUser user,
      Wanted wanted,
      UUID id,
      @Nullable Sheet sheet,
      CasePage.@Nullable Refusal refusal) {
    Map<String, String> hidden = new LinkedHashMap<>();
    hidden.put("_id", id.toString());
    hidden.put("_about", wanted.about().id().toString());
    hidden.put("_in", wanted.area());
    if (wanted.of() != null) {
      hidden.put("_of", wanted.of().toString());
    }
    List<String> told = new ArrayList<>();
    wanted
        .type()
        .cites()
        .forEach(one -> told.add(shell.t("case.basis", Said.of(shell, one.says()))));
    String title = Said.of(shell, wanted.type().title());
    return new StepPage(
        shell,
        new Head(
            title + " · " + pages.about(shell, user, wanted.about(), wanted.area()),
            shell.t("case.file.says", CaseWords.state(shell, wanted.type(), wanted.step().to())),
            List.of(),
            new Link(shell.t("case.title"), shell.link("/cases"))),
        "/cases/new/" + wanted.type().id(),
        told,
        refusal,
        hidden,
        List.of(),
        sheet,
        Said.of(shell, wanted.step().name()));
  }
}
