package lianfang.web.hotline;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.hotline.HotlineRules;
import lianfang.fact.playbook.Wording;
import lianfang.instance.InstanceSettings;
import lianfang.web.cases.CaseForms;
import lianfang.web.forms.FormSheets;
import lianfang.web.forms.Sheet;
import lianfang.web.forms.Typed;
import lianfang.web.holder.Attempts;
import lianfang.web.part.Head;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * 群众诉求和监督举报: both lines without an account. An address sends a few forms in ten minutes; what was
 * sent answers with a random code and with nothing else.
 */
@Controller
class ReportDesk {

  static final String REQUEST = "request";
  static final String MISCONDUCT = "supervision-report";

  private static final int FILES_OF_A_FORM = 9;
  private static final int COUNTY = 6;

  private static final List<String> LINES = List.of(REQUEST, MISCONDUCT);

  private final CaseTypes types;
  private final CaseForms forms;
  private final FormSheets sheets;
  private final InstanceSettings settings;
  private final Attempts attempts;
  private final ReportFiling filing;
  private final HotlineRules rules;
  private final PublicPlaces places;

  ReportDesk(
      CaseTypes types,
      CaseForms forms,
      FormSheets sheets,
      Attempts attempts,
      HotlineHelp help,
      PublicPlaces places) {
    this.places = places;
    this.types = types;
    this.forms = forms;
    this.sheets = sheets;
    this.attempts = attempts;
    this.settings = help.settings();
    this.filing = help.filing();
    this.rules = help.suggestions().rules();
  }

  /** What stands on the page beside line and form. */
  private record Told(
      String id, String area, @Nullable Sheet sheet, @Nullable String code, @Nullable String not) {}

  @GetMapping("/report")
  ModelAndView choose(Shell shell) {
    return blank(shell, REQUEST);
  }

  @GetMapping("/report/{line}")
  ModelAndView show(Shell shell, @PathVariable String line) {
    return blank(shell, known(line));
  }

  private ModelAndView blank(Shell shell, String line) {
    CaseType type = type(line);
    Sheet sheet = sheets.open(shell, asked(type), JsonMapper.shared().createObjectNode());
    Told told = new Told(UUID.randomUUID().toString(), "", sheet, null, null);
    return page(shell, line, told).show();
  }

  @PostMapping("/report/{line}")
  ModelAndView send(
      Shell shell,
      HttpServletRequest request,
      @PathVariable String line,
      @RequestParam("_id") UUID id,
      @RequestParam(name = "_in", defaultValue = "") String area)
      throws IOException, ServletException {
    CaseType type = type(known(line));
    Typed typed =
        sheets.read(
            request,
            forms.schema(form(type)),
            filing.keeper(
                shell,
                id,
                area,
                () -> attempts.allow("report-file/" + request.getRemoteAddr(), filesMost())));
    Sheet again = sheets.again(shell, asked(type), typed);
    boolean placed = area.length() >= COUNTY && places.knows(area);
    if (!typed.isComplete() || !placed) {
      String not = placed ? null : shell.t("report.where.missing");
      return page(shell, line, new Told(id.toString(), area, again, null, not)).show();
    }
    if (!attempts.allow("report/" + request.getRemoteAddr(), rules.formsMost())) {
      String not = shell.t("report.many");
      ModelAndView many = page(shell, line, new Told(id.toString(), area, again, null, not)).show();
      many.setStatus(HttpStatus.TOO_MANY_REQUESTS);
      return many;
    }
    try {
      String code = filing.file(type, id, area, typed);
      return page(shell, line, new Told(id.toString(), area, null, code, null)).show();
    } catch (CaseRefused refused) {
      Wording says = refused.refused().says();
      String not = shell.language() == Language.ZH ? says.zh() : says.en();
      return page(shell, line, new Told(id.toString(), area, again, null, not)).show();
    }
  }

  /** Each form that is allowed with all its files; forms that come back bring none again. */
  private int filesMost() {
    return rules.formsMost() * FILES_OF_A_FORM;
  }

  private ReportPage page(Shell shell, String line, Told told) {
    boolean misconduct = line.equals(MISCONDUCT);
    List<String> promises = new ArrayList<>();
    promises.add(shell.t(misconduct ? "report.promise.misconduct" : "report.promise.request"));
    return new ReportPage(
        shell,
        Head.of(shell.t("report.title"), shell.t("report.says." + line)),
        LINES.stream()
            .map(one ->
                new ReportPage.Line(
                    shell.t("report.line." + one), "/report/" + one, one.equals(line)))
            .toList(),
        phones(shell, misconduct),
        emergencies(shell, rules),
        promises,
        "/report/" + line,
        told.id(),
        told.sheet() == null ? null : places.field(shell, told.area(), true),
        told.sheet(),
        told.code(),
        told.not());
  }

  /** The numbers of each city; one that all of them have stands once, without a name. */
  private List<ReportPage.Phone> phones(Shell shell, boolean misconduct) {
    Map<String, List<String>> cities = new LinkedHashMap<>();
    for (String city : settings.cities()) {
      HotlineRules.Line numbers = rules.line(city);
      for (String number : misconduct ? numbers.supervision() : numbers.requests()) {
        cities.computeIfAbsent(number, none -> new ArrayList<>()).add(city);
      }
    }
    return cities.entrySet().stream()
        .map(one -> {
          boolean all = one.getValue().size() == settings.cities().size();
          String of = all ? "" : places.city(shell, one.getValue().getFirst());
          return new ReportPage.Phone(one.getKey(), of);
        })
        .toList();
  }

  static List<ReportPage.Phone> emergencies(Shell shell, HotlineRules rules) {
    return rules.emergencies().stream()
        .map(one ->
            new ReportPage.Phone(
                one.number(), shell.language() == Language.ZH ? one.name().zh() : one.name().en()))
        .toList();
  }

  private static String known(String line) {
    if (!LINES.contains(line)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return line;
  }

  private CaseType type(String line) {
    return types.find(line).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static CaseForm form(CaseType type) {
    return type.filings().getFirst().form().flatMap(type::form).orElseThrow();
  }

  private FormSheets.Asked asked(CaseType type) {
    return new FormSheets.Asked(forms.schema(form(type)), "report/" + type.id(), type.checklists());
  }
}
