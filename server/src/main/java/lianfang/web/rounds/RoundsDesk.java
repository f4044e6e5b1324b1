package lianfang.web.rounds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.round.Rounds;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.list.BlocksPage;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.rounds.TypedPlan.Typed;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** 督导轮次: lists rounds and what somebody's own group has to visit, and plans a round. */
@Controller
class RoundsDesk {

  static final String PAGE = "/rounds";

  private static final int ROWS = 200;

  private final Rounds rounds;
  private final RoundSeats seats;
  private final RoundFields fields;
  private final RoundPlans plans;
  private final CaseTypes types;
  private final Subjects subjects;

  RoundsDesk(
      Rounds rounds,
      RoundSeats seats,
      RoundFields fields,
      RoundPlans plans,
      CaseTypes types,
      Subjects subjects) {
    this.rounds = rounds;
    this.seats = seats;
    this.fields = fields;
    this.plans = plans;
    this.types = types;
    this.subjects = subjects;
  }

  @GetMapping(PAGE)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    CaseRecorder who = CaseActing.of(user);
    boolean looks = seats.looks(user);
    List<Rounds.Own> own = rounds.own(who);
    if (!looks && own.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "no seat and no group");
    }
    String area = shell.ground().code();
    List<Rounds.Listed> found = looks ? rounds.list(who, area, ROWS) : List.of();
    List<Link> acts = new ArrayList<>();
    if (seats.plans(user, area) && !shell.console().elsewhere()) {
      acts.add(new Link(shell.t("round.new"), shell.link(PAGE + "/new")));
    }
    List<Block> blocks = new ArrayList<>();
    if (!own.isEmpty()) {
      blocks.add(ownTargets(shell, own));
    }
    if (looks) {
      blocks.add(list(shell, found));
    }
    return new BlocksPage(shell, head(shell, looks, found, own), acts, List.of(), List.of(), blocks)
        .show();
  }

  private static Head head(
      Shell shell, boolean looks, List<Rounds.Listed> found, List<Rounds.Own> own) {
    long out = found.stream().filter(one -> one.state().equals(Rounds.OUT)).count();
    int targets = found.stream().filter(one -> !one.ended()).mapToInt(Rounds.Listed::targets).sum();
    int visited = found.stream().filter(one -> !one.ended()).mapToInt(Rounds.Listed::visited).sum();
    long left = own.stream().filter(one -> one.visits() == 0).count();
    String says =
        looks ? shell.t("round.says", out, visited, targets) : shell.t("round.own.says", left);
    List<Figure> figures = new ArrayList<>();
    if (looks && targets > 0) {
      figures.add(
          new Figure(visited + "/" + targets, shell.t("round.visited.all"), null, null, "plain"));
    }
    return new Head(shell.t("door.rounds"), says, figures, null);
  }

  private Block list(Shell shell, List<Rounds.Listed> found) {
    CaseType type = types.find(Rounds.TYPE).orElseThrow();
    List<Row> rows = new ArrayList<>();
    for (Rounds.Listed one : found) {
      String to = shell.link(PAGE + "/" + one.id());
      String how = shell.t(one.unannounced() ? "round.unannounced" : "round.announced");
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(one.called(), how, to),
                  Cell.tag(
                      one.state().equals(Rounds.OUT) ? "act" : "tag",
                      CaseWords.state(shell, type, one.state())),
                  Cell.number(one.visited() + "/" + one.targets(), to),
                  Cell.minor(shell.language().number(one.groups())),
                  Cell.minor(day(shell, one.until())),
                  Cell.minor(subjects.name(shell, one.area())))));
    }
    return new Block(
        shell.t("round.list"),
        shell.t("round.list.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("round.called")),
            Listing.Column.of(shell.t("case.state")),
            Listing.Column.number(shell.t("round.coverage")),
            Listing.Column.minor(shell.t("round.groups")),
            Listing.Column.minor(shell.t("round.until")),
            Listing.Column.minor(shell.t("report.where"))),
        rows,
        shell.t("round.none"));
  }

  /** A day as the forms of a case keep it. */
  static String day(Shell shell, String iso) {
    return iso.matches("\\d{4}-\\d{2}-\\d{2}") ? shell.language().day(LocalDate.parse(iso)) : iso;
  }

  /** What somebody out with a group has to visit; on the phone it is looked at. */
  private Block ownTargets(Shell shell, List<Rounds.Own> own) {
    List<Row> rows = new ArrayList<>();
    for (Rounds.Own one : own) {
      String kind =
          rounds
              .kinds()
              .kind(one.target().kind())
              .map(known -> Said.of(shell, known.name()))
              .orElse("");
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.said(one.target().called()),
                  state(shell, one.out(), one.visits()),
                  Cell.minor(kind),
                  Cell.said(one.called()).asMinor(),
                  Cell.minor(day(shell, one.until())))));
    }
    return new Block(
        shell.t("round.own"),
        shell.t("round.own.footer"),
        new Link(shell.t("round.phone"), "/inspect/"),
        List.of(
            Listing.Column.of(shell.t("round.target")),
            Listing.Column.of(shell.t("case.state")),
            Listing.Column.minor(shell.t("round.kind")),
            Listing.Column.minor(shell.t("round.called")),
            Listing.Column.minor(shell.t("round.until"))),
        rows,
        shell.t("round.none"));
  }

  static Cell state(Shell shell, boolean out, int visits) {
    if (visits > 0) {
      return Cell.tag("good", shell.t("round.visited", visits));
    }
    return Cell.tag(out ? "act" : "tag", shell.t(out ? "round.tovisit" : "round.later"));
  }

  @GetMapping(PAGE + "/new")
  ModelAndView blank(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    seats.planning(user, shell.ground().code());
    return form(shell, user, Typed.NOTHING, Map.of(), null).show();
  }

  @PostMapping(PAGE + "/new")
  ModelAndView plan(
      Shell shell,
      @RequestParam MultiValueMap<String, String> sent,
      @AuthenticationPrincipal CurrentUser user) {
    Typed typed = new Typed(sent);
    String area = typed.one("_in").isEmpty() ? shell.ground().code() : typed.one("_in");
    user.requireArea(area);
    CaseRecorder who = seats.planning(user, area);
    TypedPlan read = plans.read(shell, user, area, typed);
    if (read.values() == null || read.plan() == null) {
      return form(shell, user, typed, read.faults(), null).show();
    }
    UUID id = UUID.fromString(typed.one("_id"));
    try {
      rounds.plan(who, id, area, read.values(), read.plan());
    } catch (CaseRefused refused) {
      String why = Said.of(shell, refused.refused().says());
      return form(shell, user, typed, Map.of(), why).show();
    }
    return new ModelAndView("redirect:" + shell.link(PAGE + "/" + id, "kept", PAGE + "/new"));
  }

  private FormPage form(
      Shell shell,
      CurrentUser user,
      Typed typed,
      Map<String, String> faults,
      @Nullable String refusal) {
    String id = typed.one("_id").isEmpty() ? UUID.randomUUID().toString() : typed.one("_id");
    String area = shell.ground().code();
    return new FormPage(
        shell,
        new Head(
            shell.t("round.new"),
            shell.t("round.new.says", shell.ground().name()),
            List.of(),
            new Link(shell.t("door.rounds"), shell.link(PAGE))),
        PAGE + "/new",
        List.of(Said.of(shell, rounds.kinds().cites())),
        fields.blank(shell, user, typed, faults),
        Map.of("_id", id, "_in", area),
        shell.t("round.plan"),
        refusal,
        List.of(fields.eligible(shell, area)));
  }
}
