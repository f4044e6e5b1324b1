package lianfang.web.firms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.casework.CaseRefused;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.enterprise.FirmCases;
import lianfang.enterprise.FirmQuery;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.CaseActing;
import lianfang.web.list.BlocksPage;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
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

/**
 * 待认定企业: firms that inspectors noted by a name that the register does not know. An office says
 * which firm of the register each of them is, or registers it first.
 */
@Controller
class UnknownFirmsDesk {

  private static final String PAGE = "/firms/unknown";
  private static final int ROWS = 200;
  private static final int LOOKED_AT = 3_000;
  private static final int OFFERED = 20;
  private static final int COUNTY = 6;

  private final ScopedTransactions transactions;
  private final FirmCases noted;
  private final Firms firms;
  private final Cases cases;
  private final Subjects subjects;

  UnknownFirmsDesk(
      ScopedTransactions transactions,
      FirmCases noted,
      Firms firms,
      Cases cases,
      Subjects subjects) {
    this.transactions = transactions;
    this.noted = noted;
    this.firms = firms;
    this.cases = cases;
    this.subjects = subjects;
  }

  @GetMapping(PAGE)
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_FIRMS);
    List<FirmCases.Noted> all =
        transactions.in(user.prefixes(), () -> noted.noted(shell.ground().code(), ROWS));
    List<Row> rows = new ArrayList<>();
    for (FirmCases.Noted one : all) {
      String href = shell.link(PAGE + "/" + one.id());
      rows.add(
          new Row(
              href,
              List.of(
                  Cell.named(one.called(), null, href),
                  Cell.of(subjects.name(shell, one.area())),
                  Cell.minor(FirmWords.moment(shell, one.at())))));
    }
    Block block =
        new Block(
            shell.t("unknownfirm.list", rows.size()),
            shell.t("unknownfirm.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("unknownfirm.called")),
                Listing.Column.of(shell.t("firms.area")),
                Listing.Column.minor(shell.t("unknownfirm.at"))),
            rows,
            shell.t("unknownfirm.none"));
    Head head =
        new Head(
            shell.t("unknownfirm.title"),
            shell.t("unknownfirm.says", rows.size()),
            List.of(),
            new Link(shell.t("firms.title"), shell.link("/firms")));
    return new BlocksPage(shell, head, List.of(), List.of(), List.of(), List.of(block)).show();
  }

  @GetMapping(PAGE + "/{id}")
  ModelAndView one(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_FIRMS);
    return transactions.in(user.prefixes(), () -> page(shell, found(id), null)).show();
  }

  @PostMapping(PAGE + "/{id}")
  ModelAndView join(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_FIRMS);
    FirmCases.Noted one = transactions.in(user.prefixes(), () -> found(id));
    Optional<RegisteredFirm> firm = transactions.in(user.prefixes(), () -> chosen(form));
    if (firm.isEmpty()) {
      String not = shell.t("unknownfirm.choose");
      return transactions.in(user.prefixes(), () -> page(shell, one, not)).show();
    }
    FormValues which = new FormValues(Map.of("firm", firm.get().id().toString()));
    try {
      cases.step(
          CaseActing.of(user),
          new StepOrder(UUID.randomUUID(), id, one.version(), "join", which, Set.of(), false));
    } catch (CaseRefused refused) {
      boolean zh = shell.language() == Language.ZH;
      String not = zh ? refused.refused().says().zh() : refused.refused().says().en();
      return transactions.in(user.prefixes(), () -> page(shell, one, not)).show();
    }
    return new ModelAndView("redirect:" + FirmWords.address(shell, firm.get()));
  }

  /** By its credit code where one was typed, else as it was chosen. */
  private Optional<RegisteredFirm> chosen(Map<String, String> form) {
    String code = form.getOrDefault("code", "").strip();
    String firm = form.getOrDefault("firm", "");
    if (!code.isEmpty()) {
      return firms.byCode(code);
    }
    return firm.matches("[0-9a-f-]{36}") ? firms.find(UUID.fromString(firm)) : Optional.empty();
  }

  private FirmCases.Noted found(UUID id) {
    return noted.noted("", ROWS).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private FormPage page(Shell shell, FirmCases.Noted one, @Nullable String refusal) {
    List<Field.Option> options = new ArrayList<>();
    for (RegisteredFirm firm : alike(one, shell.console().today())) {
      String name = firm.profile().name() + " · " + subjects.name(shell, firm.area());
      options.add(new Field.Option(firm.id().toString(), name));
    }
    List<Field> fields = new ArrayList<>();
    if (!options.isEmpty()) {
      fields.add(Field.choice("firm", shell.t("unknownfirm.firm"), "", options));
    }
    fields.add(
        Field.of("code", "text", shell.t("unknownfirm.code"), "")
            .hint(shell.t("unknownfirm.code.hint")));
    String register = shell.link("/firms/new", "NAME", one.called(), "AREA", township(one.area()));
    String at = FirmWords.moment(shell, one.at());
    return new FormPage(
        shell,
        new Head(
            one.called(),
            shell.t("unknownfirm.noted", subjects.name(shell, one.area()), at),
            List.of(),
            new Link(shell.t("unknownfirm.title"), shell.link(PAGE))),
        shell.link(PAGE + "/" + one.id()),
        List.of(),
        fields,
        Map.of(),
        shell.t("unknownfirm.join"),
        refusal,
        List.of(elsewhere(shell, one, register)));
  }

  /** What else can be done with it. */
  private static Block elsewhere(Shell shell, FirmCases.Noted one, String register) {
    String drop = shell.link("/cases/" + one.id());
    return new Block(
        shell.t("unknownfirm.else"),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("unknownfirm.act")),
            Listing.Column.of(shell.t("unknownfirm.when"))),
        List.of(
            new Row(
                register,
                List.of(
                    Cell.subject(shell.t("firms.add"), null, register),
                    Cell.of(shell.t("unknownfirm.register.says")))),
            new Row(
                drop,
                List.of(
                    Cell.subject(shell.t("unknownfirm.drop"), null, drop),
                    Cell.of(shell.t("unknownfirm.drop.says"))))),
        "");
  }

  private static String township(String area) {
    return area.substring(0, Math.min(9, area.length()));
  }

  /** The firms of the county whose names share most with what was noted. */
  private List<RegisteredFirm> alike(FirmCases.Noted one, LocalDate today) {
    String county = one.area().substring(0, Math.min(COUNTY, one.area().length()));
    Set<String> wanted = pairs(one.called());
    return firms.list(FirmQuery.of(county), today, "", LOOKED_AT).stream()
        .filter(firm -> shared(wanted, firm) > 0)
        .sorted(
            Comparator.comparingDouble((RegisteredFirm firm) -> shared(wanted, firm)).reversed())
        .limit(OFFERED)
        .toList();
  }

  /** How much of both names is the same, from 0 to 1. */
  private static double shared(Set<String> wanted, RegisteredFirm firm) {
    Set<String> own = pairs(firm.profile().name());
    long same = wanted.stream().filter(own::contains).count();
    int all = wanted.size() + own.size();
    return all == 0 ? 0 : 2.0 * same / all;
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }
}
