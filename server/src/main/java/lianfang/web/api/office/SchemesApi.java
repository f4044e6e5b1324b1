package lianfang.web.api.office;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.casework.CaseType;
import lianfang.enterprise.Schemes;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.web.action.Withdraw;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 复工方式接口: by which schemes the firms of an area apply, and the choice of its command. */
@RestController
@RequestMapping("/api/v1/schemes")
class SchemesApi {

  private static final int CITY = 4;
  private static final int MOST = 20;

  private final ScopedTransactions transactions;
  private final Schemes schemes;
  private final Areas areas;
  private final Clock clock;

  SchemesApi(ScopedTransactions transactions, Schemes schemes, Areas areas, Clock clock) {
    this.transactions = transactions;
    this.schemes = schemes;
    this.areas = areas;
    this.clock = clock;
  }

  /** What an area chooses from a day on. */
  record NewChoice(
      @Nullable String area,
      @Nullable List<String> schemes,
      @Nullable String from,
      @Nullable String organ,
      @Nullable String cites) {}

  /** A choice as it was made. */
  record ChoiceJson(
      UUID fact,
      String area,
      List<String> schemes,
      LocalDate from,
      String organ,
      String cites,
      Instant at) {

    static ChoiceJson of(Schemes.Chosen one) {
      Schemes.Wanted wanted = one.wanted();
      return new ChoiceJson(
          one.fact(),
          one.area(),
          wanted.schemes(),
          wanted.from(),
          wanted.organ(),
          wanted.cites(),
          one.at());
    }
  }

  /**
   * What an area offers on a day.
   *
   * @param by the choice that holds; null where schemes hold because they come from there
   */
  record OfferedJson(String area, List<String> offered, @Nullable ChoiceJson by) {}

  /**
   * An area with its choices.
   *
   * @param known what may be chosen
   * @param counties the same of each county of a city
   */
  record AreaJson(
      LocalDate on,
      OfferedJson holds,
      List<String> known,
      List<ChoiceJson> choices,
      List<OfferedJson> counties) {}

  /** A reason, by its word. */
  record WhyJson(@Nullable String why) {}

  /** Public, as the page for firms is. */
  @GetMapping
  AreaJson of(@RequestParam String area, @RequestParam @Nullable String on) {
    return of(area, on == null ? today() : Asked.day(on, "on"));
  }

  private AreaJson of(String area, LocalDate day) {
    List<Division> below = area.length() == CITY ? areas.children(area) : List.of();
    return new AreaJson(
        day,
        offered(area, day),
        ids(schemes.all(day)),
        schemes.choices(area).stream().map(ChoiceJson::of).toList(),
        below.stream().map(one -> offered(one.code(), day)).toList());
  }

  private OfferedJson offered(String area, LocalDate day) {
    return new OfferedJson(
        area,
        ids(schemes.offered(area, day)),
        schemes.holding(area, day).map(ChoiceJson::of).orElse(null));
  }

  private static List<String> ids(List<CaseType> types) {
    return types.stream().map(CaseType::id).toList();
  }

  /** The same choice again changes nothing. */
  @PostMapping
  AreaJson choose(@AuthenticationPrincipal CurrentUser user, @RequestBody NewChoice sent) {
    user.require(Permission.CHOOSE_SCHEME);
    String area = Asked.text(sent.area(), "area");
    user.requireArea(area);
    Schemes.Wanted wanted =
        new Schemes.Wanted(
            Asked.some(sent.schemes(), "schemes", MOST),
            Asked.day(sent.from(), "from"),
            Asked.text(sent.organ(), "organ"),
            Asked.text(sent.cites(), "cites"));
    Optional<Schemes.Wrong> wrong = schemes.wrong(area, wanted, today());
    if (wrong.isPresent()) {
      String field = wrong.get() == Schemes.Wrong.LEVEL ? "area" : word(wrong.get());
      throw new Refused(Problem.REFUSED, field, "schemes: " + wrong.get().name());
    }
    boolean made =
        schemes.choices(area).stream()
            .anyMatch(one -> one.area().equals(area) && one.wanted().equals(wanted));
    if (!made) {
      transactions.in(
          user.prefixes(),
          () -> {
            schemes.choose(user.recorder(), area, wanted);
            return true;
          });
    }
    return of(area, today());
  }

  private static String word(Schemes.Wrong wrong) {
    return switch (wrong) {
      case SCHEME -> "schemes";
      case DAY -> "from";
      default -> wrong.name().toLowerCase(Locale.ROOT);
    };
  }

  /** Takes back what has not begun. */
  @PostMapping("/{area}/{fact}/back")
  AreaJson takeBack(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable String area,
      @PathVariable UUID fact,
      @RequestBody WhyJson sent) {
    user.require(Permission.CHOOSE_SCHEME);
    user.requireArea(area);
    String why = Asked.text(sent.why(), "why");
    if (!Withdraw.REASONS.contains(why)) {
      throw new Refused(Problem.REFUSED, "why: " + why, String.join(", ", Withdraw.REASONS));
    }
    Schemes.Chosen chosen =
        schemes.choices(area).stream()
            .filter(one -> one.fact().equals(fact))
            .filter(one -> Schemes.mayTakeBack(area, one, today()))
            .findFirst()
            .orElseThrow(() -> new Refused(Problem.NOT_FOUND, fact.toString(), "access"));
    transactions.in(
        user.prefixes(),
        () -> {
          schemes.takeBack(user.recorder(), chosen, why);
          return true;
        });
    return of(area, today());
  }

  private LocalDate today() {
    return Days.of(clock.instant());
  }
}
