package lianfang.web.checkpoints;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.CheckpointCourse;
import lianfang.gate.checkpoint.CheckpointRecord;
import lianfang.gate.checkpoint.CheckpointRefused;
import lianfang.gate.checkpoint.CheckpointState;
import lianfang.gate.checkpoint.Checkpoints;
import lianfang.gate.checkpoint.DutyRoster;
import lianfang.gate.checkpoint.PostKind;
import lianfang.gate.checkpoint.Trips;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.FormPage;
import lianfang.web.list.ListPage;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Field;
import lianfang.web.part.Figure;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.register.AreaChoice;
import lianfang.web.register.NamedPlace;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.units.Managers;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists checkpoints with what each lacks, and registers one. */
@Controller
class CheckpointsDesk {

  static final String PAGE = "/checkpoints";

  /** The filter for posts of units for whose data nobody answers. */
  static final String VACANT = "manager";

  static final int ROWS = 500;
  private static final Duration AHEAD = Duration.ofHours(24);

  private final ScopedTransactions transactions;
  private final Checkpoints checkpoints;
  private final CheckpointActs acts;
  private final Subjects subjects;
  private final Managers managers;
  private final Trips trips;
  private final AreaChoice choice;

  CheckpointsDesk(
      ScopedTransactions transactions,
      Checkpoints checkpoints,
      CheckpointActs acts,
      Subjects subjects,
      Managers managers,
      Trips trips,
      AreaChoice choice) {
    this.choice = choice;
    this.trips = trips;
    this.transactions = transactions;
    this.checkpoints = checkpoints;
    this.acts = acts;
    this.subjects = subjects;
    this.managers = managers;
  }

  /** A post with how it stands on the console's day. */
  private record Line(
      Checkpoint post,
      CheckpointState state,
      @Nullable CheckpointRecord order,
      int gaps,
      int missing,
      boolean vacant) {}

  @GetMapping(PAGE)
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell, user)).show();
  }

  @GetMapping(PAGE + "/new")
  ModelAndView blank(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    return form(shell, Map.of(), null).show();
  }

  @PostMapping(PAGE + "/new")
  ModelAndView register(
      Shell shell,
      @RequestParam Map<String, String> typed,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_AREAS);
    NamedPlace.Read read = NamedPlace.read(shell, choice, typed, "beside");
    if (read.wrong() != null) {
      return form(shell, typed, read.wrong()).show();
    }
    try {
      UUID id = transactions.in(user.prefixes(), () -> acts.register(user, read.form()));
      return new ModelAndView("redirect:" + shell.link(PAGE + "/" + id));
    } catch (CheckpointRefused refused) {
      return form(shell, typed, CheckpointDesk.say(shell, refused)).show();
    }
  }

  private ListPage page(Shell shell, CurrentUser user) {
    List<Checkpoint> posts = checkpoints.list(shell.ground().code(), ROWS);
    Map<UUID, List<CheckpointRecord>> records =
        checkpoints.records(posts.stream().map(Checkpoint::id).toList());
    Instant now = shell.console().now();
    Set<UUID> vacant = managers.vacant(posts, shell.console().on());
    List<Line> lines = new ArrayList<>();
    for (Checkpoint post : posts) {
      List<CheckpointRecord> told = records.getOrDefault(post.id(), List.of());
      lines.add(line(post, told, now, vacant.contains(post.id())));
    }
    String kind = shell.query().get("at");
    String state = shell.query().get("state");
    boolean manager = VACANT.equals(shell.query().get("lacks"));
    List<Line> shown =
        lines.stream()
            .filter(one -> kind == null || one.post().kind().word().equals(kind))
            .filter(one -> state == null || one.state().word().equals(state))
            .filter(one -> !manager || one.vacant())
            .toList();
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of(shell.t("checkpoint.called")),
                Listing.Column.of(shell.t("checkpoint.state")),
                Listing.Column.minor(shell.t("people.village")),
                Listing.Column.minor(shell.t("checkpoint.lacks")),
                Listing.Column.minor(shell.t("people.basis"))),
            List.of(
                Filter.ofWords(
                    shell,
                    "at",
                    shell.t("checkpoint.at"),
                    "checkpoint.at",
                    Arrays.stream(PostKind.values()).map(PostKind::word).toList()),
                Filter.ofWords(
                    shell,
                    "state",
                    shell.t("checkpoint.state"),
                    "checkpoint.state",
                    Arrays.stream(CheckpointState.values()).map(CheckpointState::word).toList()),
                lacking(shell, manager)),
            shell.t("checkpoint.count", shown.size()),
            null,
            null,
            List.of(),
            shown.isEmpty()
                ? new Empty(shell.t("checkpoint.none"), shell.t("checkpoint.none.says"), null)
                : null);
    List<Link> can = new ArrayList<>();
    if (user.may(Permission.MANAGE_AREAS) && !shell.console().elsewhere()) {
      can.add(new Link(shell.t("checkpoint.new"), shell.link(PAGE + "/new")));
    }
    if (user.may(Permission.DO_DUTY) || user.may(Permission.ORDER_CLOSURE)) {
      can.add(new Link(shell.t("mail.title"), shell.link(MailDesk.PAGE)));
    }
    can.add(new Link(shell.t("trip.title"), shell.link(TripDesk.PAGE)));
    if (user.may(Permission.MANAGE_AREAS)) {
      can.add(new Link(shell.t("unit.title"), shell.link("/units")));
    }
    long late = trips.late(shell.ground().code(), now);
    return new ListPage(shell, head(shell, lines, late), can, listing, rows(shell, shown), false);
  }

  private Line line(Checkpoint post, List<CheckpointRecord> records, Instant now, boolean vacant) {
    CheckpointCourse course = new CheckpointCourse(post.kind(), records, now);
    boolean open = course.state() == CheckpointState.OPEN;
    return new Line(
        post,
        course.state(),
        course.order().orElse(null),
        open ? DutyRoster.of(records).gaps(now, now.plus(AHEAD), course.staffMin()).size() : 0,
        open ? checkpoints.standard().missing(course.equipment()).size() : 0,
        open && vacant);
  }

  private static Head head(Shell shell, List<Line> lines, long late) {
    long open = count(lines, CheckpointState.OPEN);
    long unordered = count(lines, CheckpointState.UNORDERED);
    long away = count(lines, CheckpointState.TO_REMOVE);
    long vacant = lines.stream().filter(Line::vacant).count();
    List<Figure> figures =
        List.of(
            figure(shell, open, CheckpointState.OPEN, "plain"),
            figure(shell, unordered, CheckpointState.UNORDERED, unordered > 0 ? "act" : "calm"),
            figure(shell, away, CheckpointState.TO_REMOVE, away > 0 ? "act" : "calm"),
            new Figure(
                shell.language().number(vacant),
                shell.t("checkpoint.lacks.manager"),
                null,
                shell.here("lacks", VACANT),
                vacant > 0 ? "act" : "calm"),
            new Figure(
                shell.language().number(late),
                shell.t("trip.figure"),
                null,
                shell.link(TripDesk.PAGE, "state", TripDesk.LATE),
                late > 0 ? "act" : "calm"));
    String says = unordered + away > 0 ? "checkpoint.says.act" : "checkpoint.says";
    return new Head(
        shell.t("door.checkpoints"),
        shell.t(says, shell.ground().name(), open, unordered, away),
        figures,
        null);
  }

  private static long count(List<Line> lines, CheckpointState state) {
    return lines.stream().filter(one -> one.state() == state).count();
  }

  private static Figure figure(Shell shell, long count, CheckpointState state, String tone) {
    return new Figure(
        shell.language().number(count),
        shell.texts().word("checkpoint.state", state.word()),
        null,
        shell.here("state", state.word()),
        tone);
  }

  private List<Row> rows(Shell shell, List<Line> shown) {
    List<Row> rows = new ArrayList<>();
    for (Line one : shown) {
      String to = shell.link(PAGE + "/" + one.post().id());
      CheckpointRecord order = one.order();
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(
                      one.post().called(),
                      shell.texts().word("checkpoint.at", one.post().kind().word()),
                      to),
                  state(shell, one.state()),
                  Cell.minor(subjects.village(shell, one.post().area())),
                  Cell.minor(lacks(shell, one)),
                  order == null
                      ? Cell.minor(shell.t("checkpoint.noorder"))
                      : Cell.basis(order.attribute("organ") + " · F-" + order.number(), to))));
    }
    return rows;
  }

  static Cell state(Shell shell, CheckpointState state) {
    String tone =
        switch (state) {
          case OPEN -> "good";
          case UNORDERED, TO_REMOVE -> "act";
          case REMOVED -> "tag";
        };
    return Cell.tag(tone, shell.texts().word("checkpoint.state", state.word()));
  }

  private static String lacks(Shell shell, Line one) {
    List<String> lacks = new ArrayList<>();
    if (one.gaps() > 0) {
      lacks.add(shell.t("checkpoint.lacks.people", one.gaps()));
    }
    if (one.missing() > 0) {
      lacks.add(shell.t("checkpoint.lacks.things", one.missing()));
    }
    if (one.vacant()) {
      lacks.add(shell.t("checkpoint.lacks.manager"));
    }
    return lacks.isEmpty() ? "–" : String.join(shell.t("logic.comma"), lacks);
  }

  private static Filter lacking(Shell shell, boolean chosen) {
    String word = shell.t("checkpoint.lacks.manager");
    return new Filter(
        shell.t("checkpoint.lacks"),
        chosen ? word : null,
        shell.here("lacks", ""),
        List.of(new Filter.Option(word, shell.here("lacks", VACANT), null, chosen)));
  }

  private FormPage form(Shell shell, Map<String, String> typed, @Nullable String refusal) {
    List<Field.Option> kinds = new ArrayList<>();
    for (PostKind kind : PostKind.values()) {
      String name = shell.texts().word("checkpoint.at", kind.word());
      kinds.add(new Field.Option(kind.word(), name));
    }
    String kind = typed.getOrDefault("at", PostKind.VILLAGE.word());
    List<Field> fields =
        List.of(
            Field.choice("at", shell.t("checkpoint.at"), kind, kinds).need(),
            NamedPlace.called(typed, shell.t("checkpoint.called"))
                .hint(shell.t("checkpoint.called.hint")),
            NamedPlace.in(
                shell, choice, typed, shell.t("checkpoint.in"), shell.t("checkpoint.in.hint")),
            AreaChoice.field("beside", shell.t("checkpoint.beside"), word(typed, "beside"))
                .hint(shell.t("checkpoint.beside.hint")),
            Field.of("place", "text", shell.t("checkpoint.place"), word(typed, "place"))
                .hint(shell.t("checkpoint.place.hint")),
            Field.checks(
                "only_exit",
                shell.t("checkpoint.only"),
                List.of(word(typed, "only_exit")),
                List.of(new Field.Option("yes", shell.t("checkpoint.only.yes")))));
    Head head =
        new Head(
            shell.t("checkpoint.new"),
            shell.t("checkpoint.new.says"),
            List.of(),
            new Link(shell.t("door.checkpoints"), shell.link(PAGE)));
    return new FormPage(
        shell,
        head,
        PAGE + "/new",
        List.of(),
        fields,
        Map.of(),
        shell.t("checkpoint.new.button"),
        refusal,
        List.of());
  }

  private static String word(Map<String, String> typed, String name) {
    return typed.getOrDefault(name, "");
  }
}
