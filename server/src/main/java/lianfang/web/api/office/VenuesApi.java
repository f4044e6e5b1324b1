package lianfang.web.api.office;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import lianfang.access.Permission;
import lianfang.casework.venue.Venue;
import lianfang.casework.venue.VenueCheck;
import lianfang.casework.venue.Venues;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import lianfang.web.signin.CurrentUser;
import lianfang.web.venues.VenueActs;
import lianfang.web.venues.VenueRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 场所接口: venues with their daily checks, prices and stocks. */
@RestController
@RequestMapping("/api/v1/venues")
class VenuesApi {

  private static final int PAGE_MAX = 500;
  private static final String RULE = "playbook/venues/kinds.yaml";

  private final ScopedTransactions transactions;
  private final Venues venues;
  private final VenueActs acts;
  private final Clock clock;

  VenuesApi(ScopedTransactions transactions, Venues venues, VenueActs acts, Clock clock) {
    this.transactions = transactions;
    this.venues = venues;
    this.acts = acts;
    this.clock = clock;
  }

  /** What was gone through, when, and what failed. */
  record CheckJson(UUID id, String list, Instant at, boolean passed, List<String> failed) {

    static CheckJson of(VenueCheck check) {
      return new CheckJson(check.fact(), check.list(), check.at(), check.passed(), check.failed());
    }
  }

  /** A venue with the checks of its day. */
  record VenueJson(
      UUID id,
      String kind,
      String called,
      String area,
      String state,
      List<String> due,
      List<CheckJson> checks) {}

  /** A venue to be registered; area, kind and name say which it is. */
  record NewVenue(@Nullable String kind, @Nullable String called, @Nullable String area) {}

  /** A check; the sender makes its id. Answers by the item of the list. */
  record NewCheck(
      @Nullable UUID id, @Nullable String list, @Nullable Map<String, String> answers) {}

  /** What follows from a check. */
  record CheckedJson(UUID id, List<UUID> rectifications) {}

  /** A price, and how many days the stock lasts; the sender makes its id. */
  record NewQuote(
      @Nullable UUID id, @Nullable String good, @Nullable String price, @Nullable String days) {}

  @GetMapping
  List<VenueJson> list(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam(defaultValue = "") String area,
      @RequestParam @Nullable String on) {
    user.require(Permission.SEE_FIGURES);
    LocalDate day = on == null ? Days.of(clock.instant()) : Asked.day(on, "on");
    return transactions.in(
        user.prefixes(),
        () -> {
          List<Venue> all = venues.list(area, PAGE_MAX);
          Map<UUID, List<VenueCheck>> checks =
              venues.checks(all.stream().map(Venue::id).toList(), day);
          return all.stream()
              .map(one -> json(one, checks.getOrDefault(one.id(), List.of())))
              .toList();
        });
  }

  private VenueJson json(Venue venue, List<VenueCheck> checks) {
    List<String> due =
        venues
            .rules()
            .kind(venue.kind())
            .map(kind -> kind.checks().stream().map(one -> one.list()).toList())
            .orElse(List.of());
    return new VenueJson(
        venue.id(),
        venue.kind(),
        venue.called(),
        venue.area(),
        venue.state(),
        due,
        checks.stream().map(CheckJson::of).toList());
  }

  /** The same venue again changes nothing but what it is called. */
  @PostMapping
  VenueJson register(@AuthenticationPrincipal CurrentUser user, @RequestBody NewVenue sent) {
    user.require(Permission.MANAGE_AREAS);
    Map<String, String> form =
        Map.of(
            "kind",
            Asked.text(sent.kind(), "kind"),
            "called",
            Asked.text(sent.called(), "called"),
            "in",
            Asked.text(sent.area(), "area"));
    user.requireArea(Asked.text(sent.area(), "area"));
    try {
      return transactions.in(
          user.prefixes(),
          () -> json(venues.find(acts.register(user, form)).orElseThrow(), List.of()));
    } catch (VenueRefused wrong) {
      throw refused(wrong);
    }
  }

  @PostMapping("/{id}/checks")
  CheckedJson check(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody NewCheck sent) {
    user.require(Permission.DO_DUTY);
    String list = Asked.text(sent.list(), "list");
    Map<String, String> form = new HashMap<>();
    Asked.given(sent.answers(), "answers")
        .forEach((item, said) -> form.put("item-" + item, Asked.or(said)));
    UUID made = sent.id() == null ? UUID.randomUUID() : sent.id();
    Venue venue = transactions.in(user.prefixes(), () -> found(id));
    user.requireArea(venue.area());
    if (transactions.in(user.prefixes(), () -> venues.keeps(made))) {
      return new CheckedJson(made, List.of());
    }
    try {
      return new CheckedJson(made, acts.check(user, venue, new VenueActs.Sent(made, list), form));
    } catch (VenueRefused wrong) {
      throw refused(wrong);
    }
  }

  @PostMapping("/{id}/quotes")
  CheckedJson quote(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody NewQuote sent) {
    user.require(Permission.DO_DUTY);
    Map<String, String> form =
        Map.of(
            "good",
            Asked.text(sent.good(), "good"),
            "price",
            Asked.text(sent.price(), "price"),
            "days",
            Asked.or(sent.days()));
    UUID made = sent.id() == null ? UUID.randomUUID() : sent.id();
    Venue venue = transactions.in(user.prefixes(), () -> found(id));
    user.requireArea(venue.area());
    try {
      transactions.in(
          user.prefixes(),
          () -> {
            if (!venues.keeps(made)) {
              acts.quote(user, venue, made, form);
            }
            return made;
          });
    } catch (VenueRefused wrong) {
      throw refused(wrong);
    }
    return new CheckedJson(made, List.of());
  }

  /** A visitor who was turned away from a closed institution; the sender makes the id. */
  record NewVisitor(@Nullable UUID id, @Nullable String rank) {}

  @PostMapping("/{id}/visitors")
  CheckedJson turnAway(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody NewVisitor sent) {
    user.require(Permission.DO_DUTY);
    String rank = Asked.text(sent.rank(), "rank");
    UUID made = sent.id() == null ? UUID.randomUUID() : sent.id();
    Venue venue = transactions.in(user.prefixes(), () -> found(id));
    user.requireArea(venue.area());
    return kept(
        user,
        () -> {
          if (!venues.keeps(made)) {
            acts.refuseVisitor(user, venue, made, rank);
          }
          return new CheckedJson(made, List.of());
        });
  }

  /** On which ground a venue is closed. */
  record GroundJson(@Nullable String ground) {}

  /** By whoever orders closures; it opens again by an application alone. */
  @PostMapping("/{id}/close")
  VenueJson close(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody GroundJson sent) {
    user.require(Permission.ORDER_CLOSURE);
    String ground = Asked.text(sent.ground(), "ground");
    Venue venue = transactions.in(user.prefixes(), () -> found(id));
    user.requireArea(venue.area());
    return kept(
        user,
        () -> {
          acts.close(user, venue, ground);
          return json(found(id), List.of());
        });
  }

  private <T> T kept(CurrentUser user, Supplier<T> work) {
    try {
      return transactions.in(user.prefixes(), work);
    } catch (VenueRefused wrong) {
      throw refused(wrong);
    }
  }

  private Venue found(UUID id) {
    return venues
        .find(id)
        .orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "access"));
  }

  private static Refused refused(VenueRefused wrong) {
    return new Refused(Problem.REFUSED, wrong.field(), RULE);
  }
}
