package lianfang.web.firms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.casework.CaseType;
import lianfang.enterprise.Schemes;
import lianfang.fact.FactRefused;
import lianfang.instance.ScopedTransactions;
import lianfang.web.action.Withdraw;
import lianfang.web.basis.Refused;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** 选定复工方式: the command of a county or city chooses by which schemes its firms may apply. */
@Controller
class SchemesDesk {

  static final String PATH = "/firms/schemes";

  /** The area for which somebody chooses; the ground of a page is no part of a form. */
  static final String FOR = "for";

  private static final String BACK = PATH + "/{area:[0-9]+}/{fact}/back";

  private final ScopedTransactions transactions;
  private final Schemes schemes;
  private final SchemeBlocks blocks;

  SchemesDesk(ScopedTransactions transactions, Schemes schemes, SchemeBlocks blocks) {
    this.transactions = transactions;
    this.schemes = schemes;
    this.blocks = blocks;
  }

  /** Where a choice is taken back. */
  static String back(Shell shell, Schemes.Chosen chosen) {
    return shell.link(PATH + "/" + chosen.area() + "/" + chosen.fact() + "/back");
  }

  /** Whether a choice of this area may still be taken back: its day has not come. */
  static boolean isOpen(Shell shell, String area, Schemes.Chosen chosen) {
    return Schemes.mayTakeBack(area, chosen, shell.console().today());
  }

  @GetMapping(PATH)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_FIRMS);
    return page(shell, user, shell.ground().code(), new LinkedMultiValueMap<>(), null).show();
  }

  @PostMapping(PATH)
  ModelAndView choose(
      Shell shell,
      @RequestParam MultiValueMap<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.CHOOSE_SCHEME);
    String area = said(typed, FOR);
    user.requireArea(area);
    String refusal = keep(shell, user, area, typed);
    return refusal == null
        ? new ModelAndView("redirect:" + shell.link(PATH, "area", area))
        : page(shell, user, area, typed, refusal).show();
  }

  private @Nullable String keep(
      Shell shell, CurrentUser user, String area, MultiValueMap<String, String> typed) {
    LocalDate today = shell.console().today();
    Optional<LocalDate> from = TypedDay.read(said(typed, "from"), today);
    Schemes.Wanted chosen =
        new Schemes.Wanted(
            wanted(typed), from.orElse(LocalDate.MIN), said(typed, "organ"), said(typed, "cites"));
    Optional<Schemes.Wrong> wrong = schemes.wrong(area, chosen, today);
    if (wrong.isPresent()) {
      return shell.t(
          switch (wrong.get()) {
            case LEVEL -> "firms.scheme.level";
            case SCHEME -> "firms.scheme.missing";
            case ORGAN -> "firms.timetable.organ.missing";
            case DAY -> "firms.scheme.day";
          });
    }
    return refusal(shell, user, () -> schemes.choose(user.recorder(), area, chosen));
  }

  private @Nullable String refusal(Shell shell, CurrentUser user, Runnable work) {
    try {
      transactions.in(
          user.prefixes(),
          () -> {
            work.run();
            return true;
          });
      return null;
    } catch (FactRefused refused) {
      return Refused.say(shell, refused);
    }
  }

  private static List<String> wanted(MultiValueMap<String, String> typed) {
    return typed.getOrDefault("scheme", List.of()).stream()
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  private static String said(MultiValueMap<String, String> typed, String name) {
    return Objects.requireNonNullElse(typed.getFirst(name), "").strip();
  }

  private FormPage page(
      Shell shell,
      CurrentUser user,
      String area,
      MultiValueMap<String, String> typed,
      @Nullable String refusal) {
    boolean mayChoose =
        user.may(Permission.CHOOSE_SCHEME)
            && user.scope().contains(area)
            && Schemes.chooses(area)
            && !shell.console().elsewhere();
    return new FormPage(
        shell,
        new Head(
            shell.t("firms.schemes"),
            blocks.says(shell, area, "firms.schemes.says"),
            List.of(),
            new Link(
                shell.t("firms.timetable.edit"), shell.link("/firms/timetable", "area", area))),
        shell.link(PATH),
        List.of(shell.t(mayChoose ? "firms.schemes.told" : "firms.schemes.look")),
        mayChoose ? fields(shell, area, typed) : List.of(),
        Map.of(FOR, area),
        shell.t("firms.scheme.button"),
        refusal,
        blocks(shell, area, mayChoose));
  }

  private List<Block> blocks(Shell shell, String area, boolean mayChoose) {
    List<Block> shown = new ArrayList<>();
    shown.add(blocks.offered(shell, area, null));
    if (blocks.isOfCity(area) && schemes.holding(area, shell.console().on()).isPresent()) {
      shown.add(blocks.counties(shell, area, null));
    }
    shown.add(blocks.choices(shell, area, mayChoose));
    return shown;
  }

  private List<Field> fields(Shell shell, String area, MultiValueMap<String, String> typed) {
    LocalDate today = shell.console().today();
    List<String> ticked =
        typed.isEmpty()
            ? schemes.offered(area, today).stream().map(CaseType::id).toList()
            : wanted(typed);
    List<Field.Option> options =
        schemes.all(today).stream()
            .map(type ->
                new Field.Option(
                    type.id(),
                    shell.t(
                        "firms.scheme.option",
                        SchemeBlocks.title(shell, type),
                        SchemeBlocks.basis(shell, type))))
            .toList();
    String from = typed.isEmpty() ? today.toString() : said(typed, "from");
    return List.of(
        Field.checks("scheme", shell.t("firms.scheme"), ticked, options).need(),
        Field.of("from", "day", shell.t("firms.scheme.from"), from)
            .hint(shell.t("firms.scheme.from.hint"))
            .need(),
        Field.of("organ", "text", shell.t("grades.organ"), said(typed, "organ")).need(),
        Field.of("cites", "text", shell.t("grades.cites"), said(typed, "cites")).need());
  }

  @GetMapping(BACK)
  ModelAndView ask(
      Shell shell,
      @PathVariable String area,
      @PathVariable UUID fact,
      @AuthenticationPrincipal CurrentUser user) {
    return back(shell, chosen(shell, user, area, fact), null).show();
  }

  @PostMapping(BACK)
  ModelAndView takeBack(
      Shell shell,
      @PathVariable String area,
      @PathVariable UUID fact,
      @RequestParam(defaultValue = "") String why,
      @AuthenticationPrincipal CurrentUser user) {
    Schemes.Chosen chosen = chosen(shell, user, area, fact);
    String refusal =
        Withdraw.REASONS.contains(why)
            ? refusal(shell, user, () -> schemes.takeBack(user.recorder(), chosen, why))
            : shell.t("firms.scheme.why.missing");
    return refusal == null
        ? new ModelAndView("redirect:" + shell.link(PATH, "area", area))
        : back(shell, chosen, refusal).show();
  }

  private Schemes.Chosen chosen(Shell shell, CurrentUser user, String area, UUID fact) {
    user.require(Permission.CHOOSE_SCHEME);
    user.requireArea(area);
    return schemes.choices(area).stream()
        .filter(one -> one.fact().equals(fact) && isOpen(shell, area, one))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private FormPage back(Shell shell, Schemes.Chosen chosen, @Nullable String refusal) {
    List<Field.Option> reasons =
        Withdraw.REASONS.stream()
            .map(word -> new Field.Option(word, shell.texts().word("why", word)))
            .toList();
    return new FormPage(
        shell,
        new Head(
            shell.t("firms.scheme.back"),
            shell.t(
                "firms.scheme.back.says",
                blocks.name(shell, chosen.area()),
                shell.language().full(chosen.wanted().from()),
                blocks.titles(shell, chosen)),
            List.of(),
            new Link(shell.t("firms.schemes"), shell.link(PATH, "area", chosen.area()))),
        back(shell, chosen),
        List.of(),
        List.of(Field.choice("why", shell.t("withdraw.why"), "", reasons).need()),
        Map.of(),
        shell.t("firms.scheme.back"),
        refusal,
        List.of());
  }
}
