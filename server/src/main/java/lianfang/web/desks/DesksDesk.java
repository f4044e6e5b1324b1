package lianfang.web.desks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lianfang.access.Accounts;
import lianfang.access.Role;
import lianfang.area.DivisionLevel;
import lianfang.casework.CaseTypes;
import lianfang.casework.Desk;
import lianfang.casework.DeskPlace;
import lianfang.casework.Seats;
import lianfang.casework.desk.SeatPlan;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows who sits at which desk of an area on a day, and where cases wait and nobody sits. */
@Controller
class DesksDesk {

  static final String PAGE = "/desks";

  private final Seating seating;
  private final SeatPlan plan;
  private final CaseTypes types;
  private final CaseWords words;
  private final Accounts accounts;

  DesksDesk(Seating seating, SeatPlan plan, CaseTypes types, CaseWords words, Accounts accounts) {
    this.seating = seating;
    this.plan = plan;
    this.types = types;
    this.words = words;
    this.accounts = accounts;
  }

  @GetMapping(PAGE)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    Seating.requireLook(user);
    LocalDate on = shell.console().on();
    String area = shell.ground().code();
    List<SeatPlan.Kept> taken =
        plan.on(on).stream()
            .filter(kept -> kept.seat().place().area().startsWith(area))
            .filter(kept -> seating.shows(user, kept.seat().place()))
            .toList();
    List<SeatPlan.Gap> gaps = gaps(user, area, on, taken);
    Head head =
        Head.of(
            shell.t("seat.title"),
            shell.t(gaps.isEmpty() ? "seat.says.whole" : "seat.says", taken.size(), gaps.size()));
    List<Block> blocks = new ArrayList<>();
    if (!gaps.isEmpty()) {
      blocks.add(gaps(shell, user, gaps));
    }
    blocks.add(taken(shell, user, taken));
    blocks.add(offices(shell));
    List<Link> acts =
        seating.arranged(user).isEmpty() || shell.console().elsewhere()
            ? List.of()
            : List.of(new Link(shell.t("seat.give"), shell.link(PAGE + "/seat")));
    return new BlocksPage(shell, head, acts, List.of(), List.of(), blocks).show();
  }

  /** Of sealed desks nobody here sees the cases, so that an empty one is a gap by itself. */
  private List<SeatPlan.Gap> gaps(
      CurrentUser user, String area, LocalDate on, List<SeatPlan.Kept> taken) {
    List<SeatPlan.Gap> gaps = new ArrayList<>();
    plan.gaps(CaseActing.of(user), on).stream()
        .filter(gap -> gap.place().area().startsWith(area))
        .filter(gap -> seating.shows(user, gap.place()))
        .forEach(gaps::add);
    for (Desk desk : seating.arranged(user)) {
      boolean here = area.length() == desk.level().digits();
      DeskPlace place = desk.in(area);
      boolean empty =
          taken.stream()
                  .map(SeatPlan.Kept::seat)
                  .noneMatch(seat -> seat.place().equals(place) && !seat.from().isAfter(on))
              && gaps.stream().noneMatch(gap -> gap.place().equals(place));
      if (here && empty && seating.isSealed(desk)) {
        gaps.add(new SeatPlan.Gap(place, 0));
      }
    }
    return gaps;
  }

  private Block gaps(Shell shell, CurrentUser user, List<SeatPlan.Gap> gaps) {
    return new Block(
        shell.t("seat.gaps", gaps.size()),
        shell.t("seat.gaps.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("seat.desk")),
            Listing.Column.number(shell.t("seat.open")),
            Listing.Column.of("")),
        gaps.stream()
            .map(gap ->
                new Row(
                    null,
                    List.of(
                        Cell.tag("act", words.desk(shell, gap.place())),
                        Cell.number(
                            gap.open() == 0 ? "–" : shell.language().number(gap.open()), null),
                        act(
                            shell,
                            seating.arranges(user, gap.place()),
                            shell.t("seat.give"),
                            shell.link(
                                PAGE + "/seat",
                                "desk",
                                gap.place().desk(),
                                "in",
                                gap.place().area())))))
            .toList(),
        "");
  }

  private static Cell act(Shell shell, boolean may, String text, String to) {
    boolean now = may && !shell.console().elsewhere();
    return now ? new Cell("text", text, null, to, false) : Cell.of("");
  }

  private Block taken(Shell shell, CurrentUser user, List<SeatPlan.Kept> taken) {
    Map<String, String> names =
        accounts.displayNames(
            taken.stream().map(kept -> kept.seat().account()).collect(Collectors.toSet()));
    return new Block(
        shell.t("seat.taken", taken.size()),
        shell.t("seat.taken.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("seat.desk")),
            Listing.Column.of(shell.t("seat.who")),
            Listing.Column.minor(shell.t("seat.days")),
            Listing.Column.minor(shell.t("seat.team")),
            Listing.Column.of("")),
        taken.stream()
            .map(kept ->
                new Row(
                    null,
                    List.of(
                        Cell.of(words.desk(shell, kept.seat().place())),
                        Cell.said(
                            names.getOrDefault(kept.seat().account(), shell.t("seat.unknown"))),
                        Cell.minor(days(shell, kept.seat())),
                        Cell.said(Objects.requireNonNullElse(kept.seat().team(), "–")).asMinor(),
                        act(
                            shell,
                            seating.arranges(user, kept.seat().place()),
                            shell.t("seat.end"),
                            shell.link(PAGE + "/end/" + kept.fact())))))
            .toList(),
        shell.t("seat.none"));
  }

  /** From which day to which somebody sits there. */
  static String days(Shell shell, Seats.Seat seat) {
    Language language = shell.language();
    LocalDate until = seat.until();
    return until == null
        ? shell.t("seat.from.on", language.day(seat.from()))
        : shell.t(
            "seat.from.until",
            language.day(seat.from()),
            until.getYear() == seat.from().getYear() ? language.day(until) : language.full(until));
  }

  private Block offices(Shell shell) {
    return new Block(
        shell.t("seat.offices"),
        null,
        null,
        List.of(Listing.Column.of(shell.t("seat.desk")), Listing.Column.of(shell.t("seat.office"))),
        types.desks().list().stream()
            .filter(desk -> !desk.seats())
            .map(desk ->
                new Row(
                    null,
                    List.of(
                        Cell.of(Said.of(shell, desk.name())),
                        Cell.of(
                            desk.roles().stream()
                                .map(Role::ofWord)
                                .map(
                                    role -> shell.language() == Language.ZH ? role.zh() : role.en())
                                .sorted()
                                .collect(Collectors.joining(shell.t("seat.and")))))))
            .toList(),
        "");
  }

  /** Desks stand in counties or in cities. */
  static boolean isLevelOfDesks(String area) {
    return area.length() == DivisionLevel.CITY.digits()
        || area.length() == DivisionLevel.COUNTY.digits();
  }
}
