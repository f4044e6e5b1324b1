package lianfang.web.desks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Account;
import lianfang.area.Areas;
import lianfang.casework.Desk;
import lianfang.casework.DeskPlace;
import lianfang.casework.Seats;
import lianfang.casework.desk.SeatPlan;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.Subjects;
import lianfang.web.register.TypedDay;
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

/** Seats somebody at a desk after showing what that means, and ends a seat. */
@Controller
class SeatDesk {

  private static final String GIVE = DesksDesk.PAGE + "/seat";
  private static final String END = DesksDesk.PAGE + "/end/{fact}";
  private static final int REASON_LEAST = 2;

  private final Seating seating;
  private final SeatPlan plan;
  private final Areas areas;
  private final CaseWords words;
  private final Subjects subjects;

  SeatDesk(Seating seating, SeatPlan plan, Areas areas, CaseWords words, Subjects subjects) {
    this.seating = seating;
    this.plan = plan;
    this.areas = areas;
    this.words = words;
    this.subjects = subjects;
  }

  @GetMapping(GIVE)
  ModelAndView form(
      Shell shell,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    Seating.requireLook(user);
    return form(shell, user, typed, null).show();
  }

  @PostMapping(GIVE)
  ModelAndView give(
      Shell shell,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    Seating.requireLook(user);
    DeskPlace place = new DeskPlace(said(typed, "desk"), said(typed, "in"));
    if (!seating.fits(place)) {
      return form(shell, user, typed, shell.t("seat.wrong.level")).show();
    }
    seating.requireArranging(user, place);
    Optional<Account> whom = seating.account(said(typed, "login"));
    if (whom.isEmpty()) {
      return form(shell, user, typed, shell.t("seat.wrong.login")).show();
    }
    Optional<Seats.Seat> read = read(shell, typed, whom.orElseThrow(), place);
    if (read.isEmpty()) {
      return form(shell, user, typed, shell.t("seat.wrong.days")).show();
    }
    Seats.Seat seat = read.orElseThrow();
    Optional<String> against = seating.against(user, whom.orElseThrow(), seat);
    if (against.isPresent()) {
      return form(shell, user, typed, shell.t(against.orElseThrow())).show();
    }
    String why = said(typed, "why");
    if (why.length() < REASON_LEAST) {
      boolean asked = typed.containsKey("why");
      return confirm(shell, typed, whom.orElseThrow(), seat, asked).show();
    }
    seating.give(user, seat, why);
    return new ModelAndView("redirect:" + shell.link(DesksDesk.PAGE, "area", place.area()));
  }

  /** The seat as it was typed; empty where its days are none. */
  private static Optional<Seats.Seat> read(
      Shell shell, Map<String, String> typed, Account whom, DeskPlace place) {
    LocalDate today = shell.console().today();
    Optional<LocalDate> from = TypedDay.read(said(typed, "from"), today);
    Optional<LocalDate> until = TypedDay.read(said(typed, "until"), today);
    boolean wrong = until.isEmpty() && !said(typed, "until").isEmpty();
    if (from.isEmpty() || wrong || until.filter(from.orElseThrow()::isAfter).isPresent()) {
      return Optional.empty();
    }
    String team = said(typed, "team").replaceAll("\\s+", "");
    return Optional.of(
        new Seats.Seat(
            whom.id().toString(),
            place,
            from.orElseThrow(),
            until.orElse(null),
            team.isEmpty() ? null : team,
            null,
            said(typed, "unit").isEmpty() ? null : said(typed, "unit")));
  }

  @GetMapping(END)
  ModelAndView ending(
      Shell shell, @PathVariable UUID fact, @AuthenticationPrincipal CurrentUser user) {
    SeatPlan.Kept kept = kept(user, fact);
    return ending(shell, kept, Map.of(), null).show();
  }

  @PostMapping(END)
  ModelAndView end(
      Shell shell,
      @PathVariable UUID fact,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    SeatPlan.Kept kept = kept(user, fact);
    LocalDate least = Seating.least(kept, shell.console().today());
    Optional<LocalDate> last =
        said(typed, "when").equals("now")
            ? Optional.of(least)
            : TypedDay.read(said(typed, "last"), shell.console().today());
    String why = said(typed, "why");
    if (last.filter(day -> !day.isBefore(least)).isEmpty()) {
      return ending(shell, kept, typed, shell.t("seat.wrong.days")).show();
    }
    if (why.length() < REASON_LEAST) {
      return ending(shell, kept, typed, shell.t("seat.wrong.why")).show();
    }
    seating.end(user, kept, last.orElseThrow(), why);
    String area = kept.seat().place().area();
    return new ModelAndView("redirect:" + shell.link(DesksDesk.PAGE, "area", area));
  }

  private SeatPlan.Kept kept(CurrentUser user, UUID fact) {
    Seating.requireLook(user);
    SeatPlan.Kept kept =
        plan.find(fact).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    seating.requireArranging(user, kept.seat().place());
    return kept;
  }

  private static String said(Map<String, String> typed, String name) {
    return typed.getOrDefault(name, "").strip();
  }

  private static Head head(Shell shell, String title, String says) {
    Link back = new Link(shell.t("seat.title"), shell.link(DesksDesk.PAGE));
    return new Head(title, says, List.of(), back);
  }

  private FormPage form(
      Shell shell, CurrentUser user, Map<String, String> typed, @Nullable String refusal) {
    String says = shell.t(seating.arranged(user).isEmpty() ? "seat.nothing" : "seat.give.says");
    return new FormPage(
        shell,
        head(shell, shell.t("seat.give"), says),
        GIVE,
        List.of(),
        seating.arranged(user).isEmpty() ? List.of() : fields(shell, user, typed),
        Map.of(),
        shell.t("seat.next"),
        refusal,
        List.of());
  }

  private List<Field> fields(Shell shell, CurrentUser user, Map<String, String> typed) {
    List<Field.Option> desks =
        seating.arranged(user).stream()
            .map(desk -> new Field.Option(desk.id(), called(shell, desk)))
            .toList();
    return List.of(
        select("desk", shell.t("seat.desk"), said(typed, "desk"), desks),
        select("in", shell.t("seat.area"), said(typed, "in"), places(shell, user)),
        Field.of("login", "text", shell.t("seat.who"), said(typed, "login"))
            .hint(shell.t("seat.login"))
            .need(),
        Field.of(
                "from",
                "day",
                shell.t("seat.first"),
                typed.getOrDefault("from", shell.console().today().toString()))
            .need(),
        Field.of("until", "day", shell.t("seat.last"), said(typed, "until"))
            .hint(shell.t("seat.last.hint")),
        Field.of("team", "text", shell.t("seat.team"), said(typed, "team"))
            .hint(shell.t("seat.team.hint")),
        new Field(
            "unit",
            "select",
            shell.t("seat.unit"),
            shell.t("seat.unit.hint"),
            said(typed, "unit"),
            null,
            units(shell),
            null,
            false));
  }

  private List<Field.Option> units(Shell shell) {
    List<Field.Option> units = new ArrayList<>();
    units.add(new Field.Option("", shell.t("seat.unit.none")));
    seating.units().stream()
        .map(unit -> new Field.Option(unit.id(), Said.of(shell, unit.name())))
        .forEach(units::add);
    return units;
  }

  private static Field select(String name, String label, String value, List<Field.Option> options) {
    return new Field(name, "select", label, null, value, null, options, null, true);
  }

  private static String called(Shell shell, Desk desk) {
    return shell.t(
        "seat.desk.level",
        Said.of(shell, desk.name()),
        shell.t("seat.level." + desk.level().digits()));
  }

  private List<Field.Option> places(Shell shell, CurrentUser user) {
    List<String> codes = new ArrayList<>();
    for (String prefix : user.scope().prefixes()) {
      if (DesksDesk.isLevelOfDesks(prefix)) {
        codes.add(prefix);
      }
      areas.children(prefix).stream()
          .map(lianfang.area.Division::code)
          .filter(DesksDesk::isLevelOfDesks)
          .forEach(codes::add);
    }
    return codes.stream().map(code -> new Field.Option(code, subjects.name(shell, code))).toList();
  }

  /** What is about to be, in one sentence, with the reason that the audit keeps. */
  private FormPage confirm(
      Shell shell, Map<String, String> typed, Account whom, Seats.Seat seat, boolean asked) {
    Map<String, String> hidden = new LinkedHashMap<>();
    for (String name : List.of("desk", "in", "login", "from", "until", "team", "unit")) {
      hidden.put(name, said(typed, name));
    }
    String team = seat.team();
    return new FormPage(
        shell,
        head(
            shell,
            shell.t("seat.confirm"),
            shell.t(
                "seat.confirm.says",
                whom.displayName(),
                words.desk(shell, seat.place()),
                DesksDesk.days(shell, seat),
                team == null ? shell.t("seat.team.none") : team,
                unit(shell, seat.unit()))),
        GIVE,
        List.of(shell.t("seat.confirm.means")),
        List.of(why(shell, "")),
        hidden,
        shell.t("seat.give"),
        asked ? shell.t("seat.wrong.why") : null,
        List.of());
  }

  private String unit(Shell shell, @Nullable String id) {
    return seating.units().stream()
        .filter(unit -> unit.id().equals(id))
        .map(unit -> Said.of(shell, unit.name()))
        .findFirst()
        .orElse(shell.t("seat.unit.none"));
  }

  private static Field why(Shell shell, String typed) {
    return Field.of("why", "text", shell.t("seat.why"), typed)
        .hint(shell.t("seat.why.hint"))
        .need();
  }

  private FormPage ending(
      Shell shell, SeatPlan.Kept kept, Map<String, String> typed, @Nullable String refusal) {
    String name = seating.name(kept.seat().account()).orElse(shell.t("seat.unknown"));
    return new FormPage(
        shell,
        head(
            shell,
            shell.t("seat.end"),
            shell.t(
                "seat.end.says",
                name,
                words.desk(shell, kept.seat().place()),
                DesksDesk.days(shell, kept.seat()))),
        DesksDesk.PAGE + "/end/" + kept.fact(),
        List.of(shell.t("seat.end.means")),
        List.of(
            Field.choice(
                    "when",
                    shell.t("seat.when"),
                    typed.getOrDefault("when", "now"),
                    List.of(
                        new Field.Option("now", shell.t("seat.when.now")),
                        new Field.Option("day", shell.t("seat.when.day"))))
                .need(),
            Field.of("last", "day", shell.t("seat.last"), said(typed, "last"))
                .hint(shell.t("seat.last.only")),
            why(shell, said(typed, "why"))),
        Map.of(),
        shell.t("seat.end"),
        refusal,
        List.of());
  }
}
