package lianfang.web.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.access.Permission;
import lianfang.casework.Checklist;
import lianfang.enterprise.DailyChecks;
import lianfang.enterprise.DailyReports;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.fact.playbook.Wording;
import lianfang.instance.ScopedTransactions;
import lianfang.web.firms.FirmWords;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * 每日自查: a firm of an industry that has daily items goes through them itself; what is not met is put
 * right like what an inspector found.
 */
@Controller
class DailyDesk {

  static final String PATH = "/portal/daily";

  private static final int SHOWN = 14;

  private final ScopedTransactions transactions;
  private final FirmUsers users;
  private final Firms firms;
  private final FirmReports reports;
  private final DailyReports daily;

  DailyDesk(
      ScopedTransactions transactions,
      FirmUsers users,
      Firms firms,
      FirmReports reports,
      DailyReports daily) {
    this.transactions = transactions;
    this.users = users;
    this.firms = firms;
    this.reports = reports;
    this.daily = daily;
  }

  /** What a firm goes through every day it works, and whether it has done so today. */
  Optional<Boolean> done(RegisteredFirm firm, LocalDate today) {
    return asked(firm)
        .map(check ->
            firms.records(firm.id(), DailyChecks.KIND).stream()
                .filter(one -> one.text("list").equals(check.list()))
                .anyMatch(one -> Days.of(one.at()).equals(today)));
  }

  private Optional<DailyChecks.Check> asked(RegisteredFirm firm) {
    return reports.check(firm);
  }

  private Checklist list(RegisteredFirm firm) {
    return reports.list(firm).orElseThrow();
  }

  @GetMapping(PATH)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String firm,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.FILE_APPLICATION);
    return transactions.in(user.prefixes(), () -> page(shell, own(shell, user, firm), null)).show();
  }

  private RegisteredFirm own(Shell shell, CurrentUser user, String firm) {
    return users
        .chosen(user, shell.console().today(), firm)
        .filter(one -> asked(one).isPresent())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping(PATH)
  ModelAndView report(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.FILE_APPLICATION);
    return transactions.in(
        user.prefixes(),
        () -> {
          RegisteredFirm firm = own(shell, user, form.getOrDefault("firm", ""));
          Checklist list = list(firm);
          Map<String, String> answers = new LinkedHashMap<>();
          list.items()
              .forEach(item -> answers.put(item.id(), form.getOrDefault("item-" + item.id(), "")));
          if (reports.daily(user, firm, list, answers).isEmpty()) {
            return page(shell, firm, new Said(form, shell.t("portal.daily.missing"))).show();
          }
          String to = shell.link(PATH, "firm", firm.id().toString(), "kept", PATH);
          return new ModelAndView("redirect:" + to);
        });
  }

  /** What was typed, and what is wrong with it. */
  private record Said(Map<String, String> form, String refusal) {}

  private FormPage page(Shell shell, RegisteredFirm firm, @Nullable Said said) {
    Checklist list = list(firm);
    Map<String, String> typed = said == null ? Map.of() : said.form();
    List<Field> fields = new ArrayList<>();
    List<Field.Option> options =
        List.of(
            new Field.Option("true", shell.t("venue.yes")),
            new Field.Option("false", shell.t("venue.no")));
    for (Checklist.Item item : list.items()) {
      String name = "item-" + item.id();
      String value = typed.getOrDefault(name, "");
      Field field =
          switch (item.kind()) {
            case YES_NO -> Field.choice(name, say(shell, item.wording()), value, options);
            case NUMBER -> Field.of(name, "decimal", say(shell, item.wording()), value);
            case TEXT -> Field.of(name, "lines", say(shell, item.wording()), value);
          };
      fields.add(field.need());
    }
    return new FormPage(
        shell,
        new Head(
            say(shell, list.title()),
            shell.t("portal.daily.says", asked(firm).orElseThrow().by()),
            List.of(),
            new Link(
                firm.profile().name(), shell.link(PortalDesk.PATH, "firm", firm.id().toString()))),
        PATH,
        List.of(say(shell, daily.checks().cites())),
        fields,
        Map.of("firm", firm.id().toString()),
        shell.t("portal.daily.keep"),
        said == null ? null : said.refusal(),
        List.of(history(shell, firm, list)));
  }

  private Block history(Shell shell, RegisteredFirm firm, Checklist list) {
    Map<String, String> items = new LinkedHashMap<>();
    list.items().forEach(one -> items.put(one.id(), say(shell, one.wording())));
    List<Row> rows = new ArrayList<>();
    for (Firms.Record one : firms.records(firm.id(), DailyChecks.KIND)) {
      if (rows.size() == SHOWN) {
        break;
      }
      List<String> failed =
          List.of(one.text("failed").split(" ")).stream()
              .filter(id -> !id.isEmpty())
              .map(id -> items.getOrDefault(id, id))
              .toList();
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(FirmWords.moment(shell, one.at())),
                  failed.isEmpty()
                      ? Cell.tag("good", shell.t("portal.daily.passed"))
                      : Cell.tag("act", shell.t("portal.daily.failed", failed.size())),
                  Cell.of(failed.isEmpty() ? "—" : String.join(shell.t("logic.comma"), failed)))));
    }
    return new Block(
        shell.t("portal.daily.history"),
        shell.t("portal.daily.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("firm.when")),
            Listing.Column.of(shell.t("firms.state")),
            Listing.Column.of(shell.t("portal.daily.what"))),
        rows,
        shell.t("portal.daily.none"));
  }

  private static String say(Shell shell, Wording both) {
    return shell.language() == Language.ZH ? both.zh() : both.en();
  }
}
