package lianfang.web.editions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.web.basis.Reasons;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Golden cases of a draft: looked through, changed, added and taken away with a reason. */
@Controller
@RequestMapping("/notices/{id}/drafts/{draft}/cases")
class DraftCasesDesk {

  private static final String NUMBER = "/{number:new|[0-9]{1,4}}";

  private final DraftsDesk desk;
  private final DraftCases cases;

  DraftCasesDesk(DraftsDesk desk, DraftCases cases) {
    this.desk = desk;
    this.cases = cases;
  }

  @GetMapping
  ModelAndView list(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @AuthenticationPrincipal CurrentUser user) {
    Drafts.Draft now = desk.find(user, id, draft);
    String address = DraftPages.address(now);
    List<Row> rows = new ArrayList<>();
    List<String> faults = List.of();
    long failing = 0;
    try {
      List<DraftCases.Kept> kept = cases.list(shell, now);
      failing = kept.stream().filter(one -> one.verdict().wrong()).count();
      rows.addAll(rows(shell, kept, address));
    } catch (NoticeRefused unreadable) {
      faults = DraftCases.said(shell, unreadable);
    }
    Link back = new Link(shell.t("case.back"), shell.link(address, "table", ""));
    String says =
        faults.isEmpty()
            ? shell.t("golden.says", rows.size(), failing)
            : shell.t("case.unread", String.join(shell.t("logic.and"), faults));
    Block block =
        new Block(
            shell.t("case.list"),
            null,
            null,
            List.of(
                Listing.Column.of(shell.t("case.name")), Listing.Column.of(shell.t("case.result"))),
            rows,
            shell.t("case.none"));
    return new BlocksPage(
            shell,
            new Head(shell.t("golden.title"), says, List.of(), back),
            List.of(new Link(shell.t("case.add"), shell.link(address + "/cases/new"))),
            List.of(),
            List.of(),
            List.of(block))
        .show();
  }

  /** Those that the rules contradict come first. */
  private static List<Row> rows(Shell shell, List<DraftCases.Kept> kept, String address) {
    List<Row> rows = new ArrayList<>();
    for (boolean wrong : new boolean[] {true, false}) {
      for (int i = 0; i < kept.size(); i++) {
        if (kept.get(i).verdict().wrong() == wrong) {
          rows.add(row(shell, kept.get(i), shell.link(address + "/cases/" + i)));
        }
      }
    }
    return rows;
  }

  private static Row row(Shell shell, DraftCases.Kept kept, String to) {
    CasePage.Verdict verdict = kept.verdict();
    String told = String.join(shell.t("logic.and"), verdict.told());
    return new Row(
        to,
        List.of(
            Cell.subject(Reasons.say(shell, kept.golden().name()), null, to),
            verdict.wrong() ? Cell.of(told) : Cell.tag("good", shell.t("case.holds.short"))));
  }

  @GetMapping(NUMBER)
  ModelAndView show(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @PathVariable String number,
      @AuthenticationPrincipal CurrentUser user) {
    Drafts.Draft now = desk.find(user, id, draft);
    GoldenCase golden = golden(shell, now, number).golden();
    Map<String, String> texts = new LinkedHashMap<>(CaseLines.write(cases.words(shell), golden));
    return page(shell, now, number, texts, null);
  }

  @PostMapping(NUMBER)
  ModelAndView change(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @PathVariable String number,
      @RequestParam int version,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    Drafts.Draft now = desk.find(user, id, draft);
    String act = form.getOrDefault("act", "save");
    try {
      DraftCases.Kept kept = golden(shell, now, number);
      CaseLines.Read read = CaseLines.read(cases.words(shell), kept.golden().file(), form);
      GoldenCase typed = read.golden();
      String reason = form.getOrDefault("reason", "").strip();
      if (act.equals("derive") && typed != null) {
        Map<String, String> texts = CaseLines.write(cases.words(shell), cases.derived(now, typed));
        texts.put("reason", reason);
        return page(shell, now, number, texts, null);
      }
      if (reason.isEmpty() || (typed == null && !act.equals("remove"))) {
        String refusal = shell.t(reason.isEmpty() ? "case.wrong.reason" : "case.wrong");
        return page(shell, now, number, form, refusal);
      }
      if (act.equals("remove")) {
        cases.remove(
            user, now, version, new DraftCases.Change(kept.golden(), kept.index(), reason));
      } else if (typed != null) {
        cases.put(user, now, version, new DraftCases.Change(typed, kept.index(), reason));
      }
      return new ModelAndView("redirect:" + shell.link(DraftPages.address(now) + "/cases"));
    } catch (EditionRefused refused) {
      return page(shell, now, number, form, EditionPages.say(shell, refused));
    } catch (NoticeRefused refused) {
      String why = String.join(shell.t("logic.and"), DraftCases.said(shell, refused));
      return page(shell, now, number, form, why);
    }
  }

  /** Says what the rules make of a case, while it is typed. */
  @PostMapping(NUMBER + "/check")
  @ResponseBody
  CasePage.Verdict check(
      Shell shell,
      @PathVariable String id,
      @PathVariable UUID draft,
      @PathVariable String number,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    return cases.verdict(
        shell, desk.find(user, id, draft), CaseLines.read(cases.words(shell), "", form));
  }

  private DraftCases.Kept golden(Shell shell, Drafts.Draft draft, String number) {
    if (number.equals("new")) {
      LocalDate today = shell.console().today();
      Phrase name = new Phrase("", "");
      GoldenCase empty =
          new GoldenCase("", name, List.of(), List.of(), today, List.of(), List.of());
      return new DraftCases.Kept(empty, -1, new CasePage.Verdict(true, List.of()));
    }
    List<DraftCases.Kept> kept = cases.list(shell, draft);
    int at = Integer.parseInt(number);
    if (at >= kept.size()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return kept.get(at);
  }

  private ModelAndView page(
      Shell shell,
      Drafts.Draft draft,
      String number,
      Map<String, String> texts,
      @Nullable String refusal) {
    boolean old = !number.equals("new");
    CaseLines.Read read = CaseLines.read(cases.words(shell), "", texts);
    CasePage.Verdict verdict =
        texts.getOrDefault("zh", "").isEmpty() && refusal == null && !old
            ? new CasePage.Verdict(false, List.of(shell.t("case.new.says")))
            : cases.verdict(shell, draft, read);
    List<Field> fields = new ArrayList<>();
    fields.add(field(shell, "zh", "text", texts, read));
    fields.add(field(shell, "en", "text", texts, read));
    fields.add(field(shell, "facts", "lines", texts, read));
    fields.add(field(shell, "day", "text", texts, read));
    fields.add(field(shell, "assumes", "lines", texts, read));
    fields.add(field(shell, "expect", "lines", texts, read));
    fields.add(field(shell, "decisions", "text", texts, read));
    fields.add(field(shell, "reason", "text", texts, read).need());
    Link back = new Link(shell.t("golden.title"), shell.link(DraftPages.address(draft) + "/cases"));
    String title = old ? texts.getOrDefault(shell.language().word(), "") : shell.t("case.add");
    return new CasePage(
            shell,
            new Head(title, shell.t("case.form.says"), List.of(), back),
            DraftPages.address(draft) + "/cases/" + number,
            Map.of("version", String.valueOf(draft.version())),
            refusal == null ? fields : marked(fields, read),
            verdict,
            old,
            refusal)
        .show();
  }

  private static List<Field> marked(List<Field> fields, CaseLines.Read read) {
    return fields.stream().map(one -> one.error(read.wrong().get(one.name()))).toList();
  }

  private static Field field(
      Shell shell, String name, String type, Map<String, String> texts, CaseLines.Read read) {
    Field field = Field.of(name, type, shell.t("case." + name), texts.getOrDefault(name, ""));
    boolean need = name.equals("zh") || name.equals("facts") || name.equals("day");
    return (need ? field.need() : field).hint(shell.t("case." + name + ".hint"));
  }
}
