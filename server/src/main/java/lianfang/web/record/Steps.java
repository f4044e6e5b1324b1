package lianfang.web.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Layers;
import lianfang.rulebook.Measure;
import lianfang.rulebook.Standing;
import lianfang.web.action.Statute;
import lianfang.web.action.Withdraw;
import lianfang.web.answer.Bodies;
import lianfang.web.answer.Responsible;
import lianfang.web.basis.LayerWords;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Bars;
import lianfang.web.part.Link;
import lianfang.web.part.Spans;
import lianfang.web.part.Why;
import lianfang.web.people.Paints;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 措施步骤: the measures of one subject in words and as bars. */
@Component
public class Steps {

  private static final int BEFORE_DAYS = 4;
  private static final int AFTER_DAYS = 4;
  private static final int LONGEST_DAYS = 70;

  /** Which state follows, and who may record it. */
  private static final Map<String, Permission> FOLLOWS =
      Map.of(
          "due", Permission.ORDER_MEASURE,
          "ordered", Permission.SERVE_MEASURE,
          "served", Permission.SERVE_MEASURE,
          "in-place", Permission.RELEASE_MEASURE);

  private final Reasons reasons;
  private final Bodies bodies;
  private final LayerWords layers;
  private final Layers rules;

  Steps(Reasons reasons, Bodies bodies, LayerWords layers, Layers rules) {
    this.rules = rules;
    this.reasons = reasons;
    this.bodies = bodies;
    this.layers = layers;
  }

  /** The measures one by one. */
  public List<RecordPage.Step> list(
      Shell shell,
      CurrentUser user,
      List<Standing> measures,
      Map<UUID, Fact> facts,
      Map<String, String> recorders) {
    Responsible responsible = bodies.ofStanding(measures, shell.console().on()).in(shell);
    List<RecordPage.Step> steps = new ArrayList<>();
    for (Standing one : measures) {
      String days = Spans.words(shell, one.from(), one.until());
      String review = review(shell, one, facts.values());
      List<String> said = layers.of(shell, one.interval(), facts.values());
      String object = user.may(Permission.RECORD_FACT) ? objection(shell, one) : null;
      List<Why> why =
          one.bases().stream()
              .map(basis -> reasons.why(shell, basis, facts, recorders).with(said, object))
              .toList();
      boolean placed = one.measure().equals("isolation") || one.measure().equals("closure");
      steps.add(
          new RecordPage.Step(
              shell.texts().word("measure", one.measure()),
              placed ? Paints.place(shell, one, shell.console().on()) : null,
              one.state(),
              shell.texts().word("state", one.state()),
              review.isEmpty() ? days : days + shell.t("logic.comma") + review,
              shell.t("record.responsible", Bodies.say(responsible, one)),
              why,
              papers(shell, user, one, facts.values()),
              next(shell, user, one)));
    }
    return steps;
  }

  /** When an isolation without a last day is looked at again; empty where it has one. */
  private String review(Shell shell, Standing one, Collection<Fact> facts) {
    List<Fact> own = facts.stream().filter(fact -> fact.subject().equals(one.subject())).toList();
    return one.until() != null || own.isEmpty()
        ? ""
        : rules
            .review(one.interval(), own, shell.console().on())
            .map(day -> shell.t("record.review", shell.language().day(day)))
            .orElse("");
  }

  private static String objection(Shell shell, Standing one) {
    return shell.link(
        "/objections/new",
        "kind",
        one.subject().kind().word(),
        "id",
        one.subject().id().toString(),
        "number",
        String.valueOf(one.number()));
  }

  /** The last step of this measure, which can be taken back while nothing follows it. */
  private static Optional<Fact> last(Standing one, Collection<Fact> facts) {
    String kind =
        (one.subject().kind() == Subject.Kind.PLACE ? "closure-" : "measure-") + one.state();
    return Corrections.effective(facts).stream()
        .filter(fact -> fact.subject().equals(one.subject()) && fact.kind().equals(kind))
        .filter(fact -> one.measure().equals(fact.attributes().getOrDefault("measure", "closure")))
        .max(Comparator.comparing(Fact::seq));
  }

  private static List<Link> papers(
      Shell shell, CurrentUser user, Standing one, Collection<Fact> facts) {
    List<Link> papers = new ArrayList<>();
    if (!shell.console().elsewhere() && !one.state().equals("due")) {
      last(one, facts)
          .filter(fact -> Withdraw.may(user, fact))
          .ifPresent(fact ->
              papers.add(
                  new Link(
                      shell.t("withdraw.step", fact.number()),
                      shell.link("/withdrawals", "fact", fact.id().toString()))));
    }
    if (!one.measure().equals("isolation")) {
      return papers;
    }
    String to = "/people/" + one.subject().id() + "/papers/" + one.number();
    papers.add(new Link(shell.t("paper.measure"), shell.link(to + "/measure.pdf")));
    LocalDate until = one.until();
    boolean over = until != null && until.isBefore(shell.console().on().plusDays(1));
    if (over || one.state().equals("released")) {
      papers.add(new Link(shell.t("paper.release"), shell.link(to + "/release.pdf")));
    }
    return papers;
  }

  private static RecordPage.@Nullable Next next(Shell shell, CurrentUser user, Standing one) {
    Permission needed = FOLLOWS.get(one.state());
    boolean person = one.subject().kind() == Subject.Kind.PERSON;
    if (needed == null || !user.may(needed) || !person || shell.console().elsewhere()) {
      return null;
    }
    LocalDate until = one.until();
    boolean over = until != null && until.isBefore(shell.console().on());
    if (over && needed != Permission.RELEASE_MEASURE) {
      return null;
    }
    List<RecordPage.Line> fields = new ArrayList<>();
    fields.add(new RecordPage.Line("measure", one.measure()));
    fields.add(new RecordPage.Line("place", one.place()));
    fields.add(new RecordPage.Line("state", one.state()));
    String button = shell.t("step." + one.state());
    if (one.state().equals("due")) {
      List<Statute> grounds = Statute.of(Measure.ofWord(one.measure()), user.account().roles());
      if (grounds.isEmpty()) {
        return null;
      }
      Statute ground = grounds.getFirst();
      fields.add(new RecordPage.Line("statute", ground.word()));
      boolean chinese = shell.language() == Language.ZH;
      button = shell.t("step.due.by", chinese ? ground.zh() : ground.en());
    }
    return new RecordPage.Next("/people/" + one.subject().id() + "/states", button, fields);
  }

  /** The measures as bars; null where none has a day. */
  public static @Nullable Bars bars(Shell shell, List<Standing> measures, List<Fact> facts) {
    LocalDate on = shell.console().on();
    LocalDate first = on;
    LocalDate last = on;
    for (Standing one : measures) {
      LocalDate from = one.from();
      LocalDate until = one.until();
      first = from != null && from.isBefore(first) ? from : first;
      last = until != null && until.isAfter(last) ? until : last;
    }
    if (measures.stream().noneMatch(one -> one.from() != null)) {
      return null;
    }
    LocalDate begins = first.minusDays(BEFORE_DAYS);
    LocalDate ends = last.plusDays(AFTER_DAYS);
    if (ends.isAfter(begins.plusDays(LONGEST_DAYS))) {
      begins = ends.minusDays(LONGEST_DAYS);
    }
    List<Bars.Lane> lanes = new ArrayList<>();
    for (String measure : measures.stream().map(Standing::measure).distinct().toList()) {
      List<Bars.Bar> drawn =
          measures.stream()
              .filter(one -> one.measure().equals(measure) && one.from() != null)
              .map(one -> bar(shell, one))
              .toList();
      if (!drawn.isEmpty()) {
        lanes.add(new Bars.Lane(shell.texts().word("measure", measure), drawn));
      }
    }
    return new Bars(
        begins,
        ends,
        on,
        shell.language().brief(on),
        lanes,
        marks(shell, facts, begins, ends),
        shell.t("record.bars"));
  }

  private static Bars.Bar bar(Shell shell, Standing one) {
    String paint = Paints.of(one, shell.console().on());
    LocalDate until = one.until();
    String place =
        one.place().isEmpty()
            ? shell.texts().word("state", one.state())
            : shell.texts().word("place", one.place());
    String text =
        until == null ? place : place + " " + shell.t("span.until", shell.language().brief(until));
    return new Bars.Bar(one.from(), until, paint, text);
  }

  private static List<Bars.Mark> marks(
      Shell shell, List<Fact> facts, LocalDate first, LocalDate last) {
    return facts.stream()
        .filter(fact ->
            List.of("arrival", "contact", "discharge", "admission", "diagnosis")
                .contains(fact.kind()))
        .filter(fact -> !fact.happenedOn().isBefore(first) && !fact.happenedOn().isAfter(last))
        .map(fact -> new Bars.Mark(fact.happenedOn(), shell.texts().word("fact", fact.kind())))
        .distinct()
        .toList();
  }
}
