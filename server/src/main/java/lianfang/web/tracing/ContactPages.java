package lianfang.web.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.gate.trace.InfectiousWindow;
import lianfang.gate.trace.LinkKind;
import lianfang.gate.trace.TraceRules;
import lianfang.rulebook.Basis;
import lianfang.web.action.JudgeCandidates;
import lianfang.web.basis.FactTables;
import lianfang.web.basis.ReadingWords;
import lianfang.web.basis.Reasons;
import lianfang.web.list.Lists;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.part.Why;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 密接线索页: puts a search into words, with chips, files and the form of a judgement. */
@Component
class ContactPages {

  private static final int SHOWN = 500;
  private static final int NEAR = 60;
  private static final List<String> STATES = List.of("open", "confirmed", "rejected");

  private final Subjects subjects;
  private final LinkWords words;
  private final Reasons reasons;
  private final FactTables tables;
  private final SignedBefore signed;

  ContactPages(
      Subjects subjects, LinkWords words, Reasons reasons, FactTables tables, SignedBefore signed) {
    this.signed = signed;
    this.subjects = subjects;
    this.words = words;
    this.reasons = reasons;
    this.tables = tables;
  }

  static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("people.who")),
        Listing.Column.number(shell.t("tracing.score")),
        Listing.Column.of(shell.t("tracing.last")),
        Listing.Column.of(shell.t("people.village")),
        Listing.Column.of(shell.t("people.state")),
        Listing.Column.of(shell.t("tracing.why")));
  }

  /** The lines that the chips leave. */
  static List<Search.Line> filtered(Typed typed, List<Search.Line> lines) {
    String link = typed.chip("link");
    String state = typed.chip("judged");
    String score = typed.chip("near");
    return lines.stream()
        .filter(line -> state.isEmpty() || line.state().equals(state))
        .filter(line -> score.isEmpty() || line.candidate().score() >= NEAR)
        .filter(line ->
            link.isEmpty()
                || line.candidate().links().stream()
                    .anyMatch(one -> one.kind().word().equals(link)))
        .toList();
  }

  /** The rows of a file. */
  List<Row> rows(Shell shell, List<Search.Line> lines) {
    Map<UUID, Subjects.Called> called = called(shell, lines);
    List<Row> rows = new ArrayList<>();
    for (Search.Line line : lines) {
      List<Cell> cells = new ArrayList<>(cells(shell, line, called));
      cells.add(Cell.of(words.of(shell, line.candidate())));
      rows.add(new Row(null, cells));
    }
    return rows;
  }

  private Map<UUID, Subjects.Called> called(Shell shell, List<Search.Line> lines) {
    return subjects.of(
        shell, lines.stream().map(one -> Subject.person(one.candidate().person())).toList());
  }

  private List<Cell> cells(Shell shell, Search.Line line, Map<UUID, Subjects.Called> called) {
    UUID person = line.candidate().person();
    Subjects.Called name = called.getOrDefault(person, Subjects.unknown(person));
    String to = shell.link("/people/" + person);
    return List.of(
        Cell.named(name.name(), name.reference(), to),
        Cell.number(Integer.toString(line.candidate().score()), null),
        Cell.of(shell.language().day(line.candidate().last())),
        Cell.of(subjects.village(shell, line.area())),
        state(shell, line));
  }

  private static Cell state(Shell shell, Search.Line line) {
    String word = shell.t("tracing.state." + line.state());
    return switch (line.state()) {
      case "confirmed" -> Cell.tag("act", word);
      case "rejected" -> Cell.tag("tag", word);
      default -> Cell.of(word);
    };
  }

  ContactsPage page(
      Shell shell, CurrentUser user, Search.Result found, List<String> undo, Typed typed) {
    List<Search.Line> kept = filtered(typed, found.lines());
    List<Search.Line> shown = kept.subList(0, Math.min(SHOWN, kept.size()));
    boolean may = !shell.console().elsewhere() && found.window().isPresent();
    boolean files = user.may(Permission.EXPORT_PERSONS) && !kept.isEmpty();
    return new ContactsPage(
        shell,
        head(shell, found),
        acts(shell, found),
        why(shell, found),
        notes(shell, found, kept.size() - shown.size()),
        filters(shell, found, typed),
        shell.t("tracing.count", kept.size()),
        files ? Lists.exports(shell) : List.of(),
        lines(shell, shown, typed),
        may ? home(found) : null,
        typed.chips(),
        fields(shell, kept, typed),
        undo.isEmpty() || !may ? null : new ContactsPage.Undo(home(found) + "/undo", undo),
        signed.of(shell, user, found.person()),
        typed.refusal());
  }

  private static String home(Search.Result found) {
    return "/people/" + found.person() + "/contacts";
  }

  private Head head(Shell shell, Search.Result found) {
    Subjects.Called called = subjects.of(shell, Subject.person(found.person()));
    return new Head(
        shell.t("tracing.title", called.name() + " " + called.reference()),
        found.window().map(window -> sentence(shell, found, window)).orElse(""),
        List.of(),
        new Link(shell.t("decision.record"), shell.link("/people/" + found.person())));
  }

  private static String sentence(Shell shell, Search.Result found, InfectiousWindow window) {
    long open = found.lines().stream().filter(line -> line.judged() == null).count();
    return shell.t(
        "tracing.sentence",
        shell.t("tracing.by." + window.by().word(), shell.language().day(window.anchor())),
        shell.language().day(window.from()),
        shell.language().day(window.until()),
        found.lines().size(),
        open);
  }

  private static List<Link> acts(Shell shell, Search.Result found) {
    return List.of(new Link(shell.t("tracing.chain"), shell.link(home(found) + "/chain")));
  }

  private @Nullable Why why(Shell shell, Search.Result found) {
    if (found.rules().isEmpty() || found.window().isEmpty()) {
      return null;
    }
    TraceRules rules = found.rules().get();
    List<String> used = new ArrayList<>(List.of(TraceRules.WINDOW));
    rules.minutes().ifPresent(value -> used.add(TraceRules.MINUTES));
    rules.rows().ifPresent(value -> used.add(TraceRules.ROWS));
    Basis basis =
        new Basis(
            rules.notice(),
            rules.edition(),
            rules.clause(),
            "",
            found.window().get().facts(),
            used);
    return reasons.why(shell, basis, Reasons.byId(found.facts()), tables.recorders(found.facts()));
  }

  private static List<String> notes(Shell shell, Search.Result found, int hidden) {
    List<String> notes = new ArrayList<>();
    if (found.rules().isEmpty()) {
      notes.add(shell.t("tracing.unsigned", reading(shell, TraceRules.WINDOW)));
      return notes;
    }
    if (found.window().isEmpty()) {
      notes.add(shell.t("tracing.nocase"));
      return notes;
    }
    TraceRules rules = found.rules().get();
    if (rules.minutes().isEmpty()) {
      notes.add(shell.t("tracing.unsigned.place", reading(shell, TraceRules.MINUTES)));
    }
    if (rules.rows().isEmpty()) {
      notes.add(shell.t("tracing.unsigned.rows", reading(shell, TraceRules.ROWS)));
    }
    if (found.elsewhere() > 0) {
      notes.add(shell.t("tracing.elsewhere", found.elsewhere()));
    }
    if (hidden > 0) {
      notes.add(shell.t("tracing.hidden", SHOWN, hidden));
    }
    if (found.lines().isEmpty()) {
      notes.add(shell.t("tracing.none"));
    }
    return notes;
  }

  private static String reading(Shell shell, String key) {
    return ReadingWords.key(shell.texts(), key);
  }

  private List<ContactsPage.Line> lines(Shell shell, List<Search.Line> shown, Typed typed) {
    Map<UUID, Subjects.Called> called = called(shell, shown);
    List<ContactsPage.Line> lines = new ArrayList<>();
    for (Search.Line line : shown) {
      UUID person = line.candidate().person();
      Subjects.Called name = called.getOrDefault(person, Subjects.unknown(person));
      lines.add(
          new ContactsPage.Line(
              line.judged() == null ? person.toString() : null,
              typed.picked().contains(person.toString()),
              name.name() + " " + name.reference(),
              cells(shell, line, called),
              words.of(shell, line.candidate())));
    }
    return lines;
  }

  private static List<Filter> filters(Shell shell, Search.Result found, Typed typed) {
    List<Search.Line> lines = found.lines();
    Map<String, Long> links = new TreeMap<>();
    Map<String, Long> states = new TreeMap<>();
    for (Search.Line line : lines) {
      line.candidate().links().stream()
          .map(one -> one.kind().word())
          .distinct()
          .forEach(word -> links.merge(word, 1L, Long::sum));
      states.merge(line.state(), 1L, Long::sum);
    }
    List<String> kinds = new ArrayList<>();
    for (LinkKind kind : LinkKind.values()) {
      if (links.containsKey(kind.word())) {
        kinds.add(kind.word());
      }
    }
    long near = lines.stream().filter(line -> line.candidate().score() >= NEAR).count();
    Chips chips = new Chips(shell, home(found), typed);
    return List.of(
        chips.of("link", kinds, links),
        chips.of("judged", STATES, states),
        chips.of("near", List.of("yes"), Map.of("yes", near)));
  }

  private static List<Field> fields(Shell shell, List<Search.Line> kept, Typed typed) {
    long open = kept.stream().filter(line -> line.judged() == null).count();
    List<Field.Option> reasons =
        JudgeCandidates.REASONS.stream()
            .map(word -> new Field.Option(word, shell.texts().word("tracing.reason", word)))
            .toList();
    return List.of(
        Field.choice(
            "which",
            shell.t("tracing.which"),
            typed.value("which"),
            List.of(
                new Field.Option("picked", shell.t("tracing.which.picked")),
                new Field.Option("all", shell.t("tracing.which.all", open)))),
        Field.choice(
                "decision",
                shell.t("tracing.decision"),
                typed.value("decision"),
                List.of(
                    new Field.Option("confirmed", shell.t("tracing.decision.confirmed")),
                    new Field.Option("rejected", shell.t("tracing.decision.rejected"))))
            .need(),
        Field.choice("reason", shell.t("tracing.reason"), typed.value("reason"), reasons).need(),
        Field.of("confirmed", "number", shell.t("tracing.number"), typed.value("confirmed"))
            .hint(shell.t("tracing.number.hint")));
  }
}
