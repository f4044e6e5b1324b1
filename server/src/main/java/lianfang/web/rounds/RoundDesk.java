package lianfang.web.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.round.Rounds;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseWords;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Figure;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.rounds.RoundBlocks.Told;
import lianfang.web.rounds.TypedPlan.Typed;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 一个轮次: how far it has come and what was found; changes its plan, begins and drops it. */
@Controller
class RoundDesk {

  static final String ONE = RoundsDesk.PAGE + "/{id:[0-9a-f-]{36}}";

  private final Rounds rounds;
  private final Cases cases;
  private final RoundSeats seats;
  private final RoundFields fields;
  private final RoundPlans plans;
  private final RoundBlocks blocks;
  private final RoundReading reading;

  RoundDesk(
      Rounds rounds,
      Cases cases,
      RoundSeats seats,
      RoundFields fields,
      RoundPlans plans,
      RoundBlocks blocks,
      RoundReading reading) {
    this.rounds = rounds;
    this.cases = cases;
    this.seats = seats;
    this.fields = fields;
    this.plans = plans;
    this.blocks = blocks;
    this.reading = reading;
  }

  @GetMapping(ONE)
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    return page(shell, user, reading.found(user, id), null).show();
  }

  private RoundPage page(Shell shell, CurrentUser user, CaseFile file, @Nullable String refusal) {
    Told told = reading.told(user, file);
    boolean plans =
        seats.plans(user, file.view().area()) && !shell.console().elsewhere() && !file.ended();
    List<Block> shown = new ArrayList<>();
    String show = shell.query().getOrDefault("show", "");
    if (show.equals("found")) {
      shown.add(blocks.found(shell, told));
    } else {
      shown.add(blocks.groups(shell, told));
      shown.add(blocks.targets(shell, told));
      if (show.isEmpty()) {
        shown.add(blocks.visits(shell, told));
        shown.add(blocks.found(shell, told));
      }
    }
    return new RoundPage(
        shell,
        head(shell, file, told),
        refusal,
        List.of(sealing(shell, file)),
        plans ? presses(shell, file) : List.of(),
        links(shell, file, plans),
        List.of(filter(shell, told)),
        shown);
  }

  private static String sealing(Shell shell, CaseFile file) {
    return shell.t(file.ended() ? "round.unsealed" : "round.seal");
  }

  private static Head head(Shell shell, CaseFile file, Told told) {
    FormValues said = file.view().values();
    String how =
        shell.t(
            said.text("unannounced").orElse("").equals("true")
                ? "round.unannounced"
                : "round.announced");
    String sentence =
        shell.t(
            "round.one.says",
            how,
            CaseWords.state(shell, file.type(), file.view().state()),
            RoundsDesk.day(shell, said.text("from").orElse("")),
            RoundsDesk.day(shell, said.text("until").orElse("")));
    return new Head(
        said.text("called").orElse(""),
        sentence,
        figures(shell, told),
        new Link(shell.t("door.rounds"), shell.link(RoundsDesk.PAGE)));
  }

  private static List<Figure> figures(Shell shell, Told told) {
    int total = told.coverage().total();
    int visited = told.coverage().visited();
    long closed =
        told.states().values().stream().filter(List.of("closed", "settled")::contains).count();
    List<Figure> figures = new ArrayList<>();
    figures.add(figure(shell, visited + "/" + total, "round.visited.all", "visited", "plain"));
    figures.add(
        figure(
            shell,
            shell.language().number((long) total - visited),
            "round.left",
            "missed",
            total > visited && told.state().equals(Rounds.OUT) ? "act" : "calm"));
    figures.add(
        figure(shell, shell.language().number(told.found()), "round.items", "found", "plain"));
    if (!told.states().isEmpty()) {
      figures.add(
          figure(shell, closed + "/" + told.states().size(), "round.closed", "found", "plain"));
    }
    return figures;
  }

  private static Figure figure(Shell shell, String value, String label, String show, String tone) {
    return new Figure(value, shell.t(label), null, shell.here("show", show, "group", ""), tone);
  }

  private static Filter filter(Shell shell, Told told) {
    String chosen = shell.query().getOrDefault("group", "");
    List<Filter.Option> options = new ArrayList<>();
    for (int group : told.plan().groups()) {
      String word = String.valueOf(group);
      options.add(
          new Filter.Option(
              shell.t("round.group", group), shell.here("group", word), null, word.equals(chosen)));
    }
    return new Filter(
        shell.t("round.groupword"),
        chosen.isEmpty() ? null : shell.t("round.group", chosen),
        shell.here("group", "", "show", ""),
        options);
  }

  private static List<RoundPage.Press> presses(Shell shell, CaseFile file) {
    if (!file.view().state().equals(Rounds.PLANNED)) {
      return List.of();
    }
    Map<String, String> seen =
        Map.of("_seen", String.valueOf(file.view().version()), "_id", UUID.randomUUID().toString());
    String path = RoundsDesk.PAGE + "/" + file.view().id();
    return List.of(
        new RoundPage.Press(path + "/begin", shell.t("round.begin"), seen),
        new RoundPage.Press(path + "/drop", shell.t("round.drop"), seen));
  }

  private static List<Link> links(Shell shell, CaseFile file, boolean plans) {
    String path = RoundsDesk.PAGE + "/" + file.view().id();
    List<Link> links = new ArrayList<>();
    boolean planned = file.view().state().equals(Rounds.PLANNED);
    if (plans) {
      if (!planned) {
        links.add(new Link(shell.t("round.end"), shell.link(path + "/end")));
      }
      links.add(
          new Link(
              shell.t(planned ? "round.change" : "round.replace"), shell.link(path + "/plan")));
    }
    links.add(new Link(shell.t("round.case"), shell.link(CaseWords.path(file.view().id()))));
    return links;
  }

  @PostMapping(ONE + "/{step:begin|drop}")
  ModelAndView press(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam("_seen") long seen,
      @RequestParam("_id") UUID act,
      @AuthenticationPrincipal CurrentUser user) {
    CaseFile file = reading.found(user, id);
    CaseRecorder who = seats.planning(user, file.view().area());
    try {
      cases.step(who, new StepOrder(act, id, seen, step, FormValues.EMPTY, Set.of(), false));
    } catch (CaseRefused refused) {
      return page(shell, user, reading.found(user, id), RoundReading.why(shell, refused)).show();
    }
    return new ModelAndView("redirect:" + shell.link(RoundsDesk.PAGE + "/" + id));
  }

  @GetMapping(ONE + "/plan")
  ModelAndView change(
      Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    CaseFile file = reading.found(user, id);
    seats.planning(user, file.view().area());
    return change(shell, user, file, Typed.NOTHING, Map.of(), null).show();
  }

  @PostMapping(ONE + "/plan")
  ModelAndView changed(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      @AuthenticationPrincipal CurrentUser user) {
    CaseFile file = reading.found(user, id);
    CaseRecorder who = seats.planning(user, file.view().area());
    boolean fixed = !file.view().state().equals(Rounds.PLANNED);
    Typed typed = new Typed(sent);
    TypedPlan read = plans.change(shell, file.view().area(), rounds.planOf(who, id), typed, fixed);
    if (read.plan() == null) {
      return change(shell, user, file, typed, read.faults(), null).show();
    }
    try {
      if (fixed) {
        rounds.remember(who, id, read.plan().members());
      } else {
        rounds.replan(who, id, read.plan());
      }
    } catch (CaseRefused refused) {
      return change(shell, user, file, typed, Map.of(), RoundReading.why(shell, refused)).show();
    }
    String path = RoundsDesk.PAGE + "/" + id;
    return new ModelAndView("redirect:" + shell.link(path, "kept", path + "/plan"));
  }

  private FormPage change(
      Shell shell,
      CurrentUser user,
      CaseFile file,
      Typed typed,
      Map<String, String> faults,
      @Nullable String refusal) {
    UUID id = file.view().id();
    boolean fixed = !file.view().state().equals(Rounds.PLANNED);
    return new FormPage(
        shell,
        new Head(
            shell.t(fixed ? "round.replace" : "round.change"),
            shell.t(fixed ? "round.replace.says" : "round.change.says"),
            List.of(),
            RoundReading.back(shell, file)),
        RoundsDesk.PAGE + "/" + id + "/plan",
        List.of(),
        fields.change(shell, rounds.planOf(CaseActing.of(user), id), typed, faults, fixed),
        Map.of(),
        shell.t("round.keep"),
        refusal,
        List.of(fields.eligible(shell, file.view().area())));
  }
}
