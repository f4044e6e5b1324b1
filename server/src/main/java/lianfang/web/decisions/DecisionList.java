package lianfang.web.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Audit;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.DecisionLists;
import lianfang.rulebook.DecisionRequest;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Question;
import lianfang.rulebook.StandingViews;
import lianfang.web.basis.Reasons;
import lianfang.web.list.ListPage;
import lianfang.web.list.Lists;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Keyset;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 待裁定清单: the questions that wait, by the shell's day and what was known then. */
@Component
class DecisionList {

  private static final int PAGE = 50;
  private static final int AT_ONCE = 500;

  private final StandingViews views;
  private final Subjects subjects;
  private final Reasons reasons;
  private final Lists lists;
  private final Audit audit;
  private final WaitingElsewhere elsewhere;
  private final Terms terms;

  DecisionList(
      StandingViews views,
      Subjects subjects,
      Reasons reasons,
      Lists lists,
      Audit audit,
      WaitingElsewhere elsewhere,
      Terms terms) {
    this.views = views;
    this.subjects = subjects;
    this.reasons = reasons;
    this.lists = lists;
    this.audit = audit;
    this.elsewhere = elsewhere;
    this.terms = terms;
  }

  /** One page of the list. */
  ListPage page(Shell shell, CurrentUser user) {
    String question = shell.query().get("question");
    String after = shell.query().get("after");
    String area = shell.ground().code();
    boolean late = isLate(shell);
    List<DecisionRequest> found =
        late
            ? escalated(shell, question, Keyset.read(after), PAGE + 1)
            : views.decisions(
                shell.console().on(),
                shell.console().knownAt(),
                area,
                question,
                Keyset.read(after),
                PAGE + 1);
    List<DecisionRequest> shown = found.subList(0, Math.min(PAGE, found.size()));
    String next = null;
    if (found.size() > PAGE) {
      DecisionRequest last = shown.getLast();
      next = shell.here("after", Keyset.write(last.area(), last.subject().id(), last.number()));
    }
    List<DecisionLists.Count> counts =
        views.questions(shell.console().on(), shell.console().knownAt(), area);
    long all = counts.stream().mapToLong(DecisionLists.Count::requests).sum();
    Listing listing =
        new Listing(
            columns(shell),
            List.of(filter(shell, question, counts), late(shell, late)),
            late
                ? shell.t("decision.late.count", shown.size())
                : shell.t("decision.count", question == null ? all : waiting(counts, question)),
            after == null ? null : shell.here(),
            next,
            user.may(Permission.EXPORT_PERSONS) ? Lists.exports(shell) : List.of(),
            shown.isEmpty()
                ? late
                    ? new Empty(shell.t("decision.late.none"), shell.t("decision.late.says"), null)
                    : new Empty(shell.t("decision.none"), shell.t("decision.none.says"), null)
                : null);
    Head head =
        Head.of(shell.t("decision.title"), shell.t("decision.says", shell.ground().name(), all));
    List<Link> acts = new ArrayList<>(shown.isEmpty() ? List.of() : batches(shell, user, question));
    acts.addAll(elsewhere.links(shell));
    ListPage page = new ListPage(shell, head, acts, listing, rows(shell, shown), true);
    return lists.with(page, user, null);
  }

  private static boolean isLate(Shell shell) {
    return "yes".equals(shell.query().get("late"));
  }

  /**
   * Those that have gone up, whether a page or all of them. A question that was asked anew since
   * then has another deadline and is left out.
   */
  private List<DecisionRequest> escalated(
      Shell shell, @Nullable String question, MeasureLists.@Nullable Key from, int limit) {
    List<DecisionRequest> found = new ArrayList<>();
    MeasureLists.Key after = from;
    List<DecisionRequest> some;
    do {
      some =
          views.escalated(
              shell.console().on(),
              shell.console().knownAt(),
              shell.ground().code(),
              question,
              after,
              AT_ONCE);
      Terms.Grounds grounds = terms.grounds(shell.console().on(), some);
      some.stream().filter(one -> gone(shell, one, grounds)).forEach(found::add);
      if (!some.isEmpty()) {
        DecisionRequest last = some.getLast();
        after = new MeasureLists.Key("", last.area(), last.subject().id(), last.number());
      }
    } while (some.size() == AT_ONCE && found.size() < limit);
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  private static boolean gone(Shell shell, DecisionRequest one, Terms.Grounds grounds) {
    Fact fact = grounds.escalation(one);
    return fact != null && !fact.recordedAt().isAfter(shell.console().now());
  }

  private static Filter late(Shell shell, boolean late) {
    String only = shell.t("decision.late.only");
    return new Filter(
        shell.t("decision.late.filter"),
        late ? only : null,
        shell.here("late", ""),
        List.of(new Filter.Option(only, shell.here("late", "yes"), null, late)));
  }

  private static long waiting(List<DecisionLists.Count> counts, String question) {
    return counts.stream()
        .filter(count -> count.question().equals(question))
        .mapToLong(DecisionLists.Count::requests)
        .sum();
  }

  /** The way to answer all of one question at once. */
  private static List<Link> batches(Shell shell, CurrentUser user, @Nullable String question) {
    if (question == null) {
      return List.of();
    }
    boolean may =
        Question.find(question).filter(Question::isChoice).isPresent()
            && user.may(Permission.ANSWER_DECISION)
            && !shell.console().elsewhere();
    return may
        ? List.of(
            new Link(
                shell.t("decision.batch.link"),
                shell.link("/decisions/batch", "question", question)))
        : List.of();
  }

  private List<Row> rows(Shell shell, List<DecisionRequest> shown) {
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, shown.stream().map(DecisionRequest::subject).toList());
    Terms.Grounds grounds = terms.grounds(shell.console().on(), shown);
    List<Row> rows = new ArrayList<>();
    for (DecisionRequest one : shown) {
      UUID id = one.subject().id();
      Subjects.Called name = called.getOrDefault(id, Subjects.unknown(id));
      String to = shell.link("/decisions/" + id + "/" + one.question());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(name.name(), name.reference(), to),
                  Cell.of(DecisionsDesk.question(shell, one.question())),
                  terms.deadline(shell, one, grounds),
                  Cell.minor(Terms.office(shell, one.question())),
                  Cell.minor(shell.texts().word("meanwhile", one.meanwhile())),
                  Cell.minor(subjects.village(shell, one.area())),
                  Cell.basis(reasons.chip(shell, one.basis()), to))));
    }
    return rows;
  }

  private static Filter filter(
      Shell shell, @Nullable String chosen, List<DecisionLists.Count> counts) {
    return new Filter(
        shell.t("decision.question"),
        chosen == null ? null : DecisionsDesk.question(shell, chosen),
        shell.here("question", ""),
        counts.stream()
            .map(count ->
                new Filter.Option(
                    DecisionsDesk.question(shell, count.question()),
                    shell.here("question", count.question()),
                    shell.language().number(count.requests()),
                    count.question().equals(chosen)))
            .toList());
  }

  /** The columns of the list. */
  static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("people.who")),
        Listing.Column.of(shell.t("decision.question")),
        Listing.Column.of(shell.t("decision.deadline")),
        Listing.Column.minor(shell.t("decision.office")),
        Listing.Column.minor(shell.t("decision.meanwhile")),
        Listing.Column.minor(shell.t("people.village")),
        Listing.Column.minor(shell.t("people.basis")));
  }

  /** All rows of the list, for a file; the audit holds it first. */
  List<Row> export(Shell shell, CurrentUser user, String format) {
    List<DecisionRequest> all =
        isLate(shell)
            ? escalated(shell, shell.query().get("question"), null, SheetFile.ROWS_MAX)
            : views.decisions(
                shell.console().on(),
                shell.console().knownAt(),
                shell.ground().code(),
                shell.query().get("question"),
                null,
                SheetFile.ROWS_MAX);
    Map<Subject, String> areas =
        all.stream()
            .collect(
                Collectors.toMap(DecisionRequest::subject, DecisionRequest::area, (a, b) -> a));
    audit.exported(user.actor(), areas, shell.t("export.reason"), format);
    return rows(shell, all);
  }
}
