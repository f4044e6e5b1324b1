package lianfang.web.supervision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import lianfang.access.Permission;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseForm.Choice;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.desk.Inbox;
import lianfang.casework.desk.Rectifications;
import lianfang.casework.desk.Rectifications.Count;
import lianfang.casework.desk.Rectifications.Wanted;
import lianfang.casework.round.Rounds;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Figure;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 整改台账: lists what is to be put right. An item is closed and opened again on the page of its case,
 * where the case type asks for evidence and for somebody else.
 */
@Controller
class RectificationsDesk {

  private static final String PAGE = "/rectifications";
  private static final int ROWS = 200;
  private static final int PROBLEM_SHOWN = 60;

  private final Rectifications items;
  private final CaseTypes types;
  private final Subjects subjects;

  RectificationsDesk(Rectifications items, CaseTypes types, Subjects subjects) {
    this.items = items;
    this.types = types;
    this.subjects = subjects;
  }

  @GetMapping(PAGE)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "") String owner,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    CaseRecorder who = CaseActing.of(user);
    Wanted wanted = new Wanted(shell.ground().code(), state, source, owner);
    List<Count> counts = items.counts(who, wanted.area());
    List<Rectifications.Item> found = items.list(who, wanted, ROWS);
    List<Filter> filters =
        List.of(
            filter(shell, "source", source, counts, Count::source),
            filter(shell, "owner", owner, counts, Count::owner));
    return new BlocksPage(
            shell,
            head(shell, counts),
            List.of(
                new Link(shell.t("rectify.new"), shell.link("/cases/new/rectification")),
                new Link(shell.t("feedback.title"), shell.link(FeedbackDesk.PAGE))),
            filters,
            List.of(),
            List.of(block(shell, state, found)))
        .show();
  }

  private static Head head(Shell shell, List<Count> counts) {
    long late = sum(counts, Count::late);
    List<Figure> figures = new ArrayList<>();
    figures.add(figure(shell, "late", late, late > 0 ? "act" : "calm"));
    for (String state : List.of("open", "done", "closed")) {
      long many = sum(counts, one -> one.state().equals(state));
      figures.add(figure(shell, state, many, "plain"));
    }
    long open = sum(counts, one -> !one.state().equals("closed"));
    return new Head(
        shell.t("door.rectifications"), shell.t("rectify.says", open, late), figures, null);
  }

  private static Figure figure(Shell shell, String state, long many, String tone) {
    return new Figure(
        shell.language().number(many),
        shell.t("rectify.state." + state),
        null,
        shell.link(PAGE, "state", state),
        tone);
  }

  private static long sum(List<Count> counts, Predicate<Count> which) {
    return counts.stream().filter(which).mapToLong(Count::items).sum();
  }

  private Filter filter(
      Shell shell, String name, String chosen, List<Count> counts, Function<Count, String> of) {
    List<Filter.Option> options = new ArrayList<>();
    List<String> words = new ArrayList<>(choices(name).stream().map(Choice::value).toList());
    words.add(Rectifications.FIRM);
    for (String word : words) {
      long many = sum(counts, one -> word.equals(of.apply(one)));
      if (many > 0) {
        options.add(
            new Filter.Option(
                label(shell, name, word),
                shell.here(name, word),
                shell.language().number(many),
                word.equals(chosen)));
      }
    }
    String now = chosen.isEmpty() ? null : label(shell, name, chosen);
    return new Filter(shell.t("rectify." + name), now, shell.here(name, ""), options);
  }

  private Block block(Shell shell, String state, List<Rectifications.Item> found) {
    CaseType type = type();
    Instant now = shell.console().now();
    List<Row> rows = new ArrayList<>();
    for (Rectifications.Item item : found) {
      rows.add(row(shell, type, item, now));
    }
    String title =
        List.of("late", "open", "done", "closed").contains(state)
            ? shell.t("rectify.state." + state)
            : shell.t("rectify.all");
    return new Block(
        title,
        shell.t("rectify.footer", ROWS),
        null,
        List.of(
            Listing.Column.of(shell.t("rectify.problem")),
            Listing.Column.of(shell.t("case.list.due")),
            Listing.Column.of(shell.t("rectify.owner")),
            Listing.Column.minor(shell.t("case.state")),
            Listing.Column.minor(shell.t("rectify.source"))),
        rows,
        shell.t("rectify.none"));
  }

  private Row row(Shell shell, CaseType type, Rectifications.Item item, Instant now) {
    Inbox.Entry entry = item.entry();
    String to = shell.link(CaseWords.path(entry.id()));
    Instant due = entry.due();
    boolean late = !entry.state().equals("closed") && due != null && due.isBefore(now);
    String until = CaseWords.due(shell, due, now);
    String problem = item.problem();
    String shown =
        problem.length() > PROBLEM_SHOWN ? problem.substring(0, PROBLEM_SHOWN) + "…" : problem;
    return new Row(
        to,
        List.of(
            Cell.named(shown, subjects.name(shell, entry.area()), to),
            late ? Cell.tag("act", until) : Cell.of(until),
            Cell.of(label(shell, "owner", item.owner())),
            Cell.minor(CaseWords.state(shell, type, entry.state())),
            Cell.minor(label(shell, "source", item.source()))));
  }

  private String label(Shell shell, String field, String word) {
    if (word.equals(Rectifications.FIRM)) {
      return shell.t("rectify." + field + ".firm");
    }
    return choices(field).stream()
        .filter(choice -> choice.value().equals(word))
        .findFirst()
        .map(choice -> Said.of(shell, choice.label()))
        .orElse(word);
  }

  private List<Choice> choices(String field) {
    return type()
        .form("problem")
        .flatMap(form -> form.field(field))
        .map(CaseForm.Field::choices)
        .orElse(List.of());
  }

  private CaseType type() {
    return types.find(Rounds.RECTIFICATION).orElseThrow();
  }
}
