package lianfang.casework.type;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseState;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.DeskRule;
import lianfang.casework.Desks;
import lianfang.casework.Guard;
import lianfang.casework.Term;
import lianfang.casework.type.ProofFinding.Flaw;
import lianfang.fact.FactKinds;

/**
 * 办件类型审查: proves that a case of a type always comes to an end, that each step has an actor and each
 * deadline an owner, and that every word it uses exists.
 */
public final class CaseTypeProof {

  private final CaseType type;
  private final Desks desks;
  private final FactKinds kinds;
  private final List<ProofFinding> findings = new ArrayList<>();

  private CaseTypeProof(CaseType type, Desks desks, FactKinds kinds) {
    this.type = type;
    this.desks = desks;
    this.kinds = kinds;
  }

  /** Everything that is wrong, in order of precedence; empty where the type stands the proof. */
  public static List<ProofFinding> of(CaseType type, Desks desks, FactKinds kinds) {
    CaseTypeProof proof = new CaseTypeProof(type, desks, kinds);
    proof.states();
    type.flow().steps().forEach(proof::step);
    type.rules().terms().forEach(proof::term);
    proof.rules();
    proof.ways();
    return proof.findings.stream()
        .sorted(Comparator.comparing(ProofFinding::flaw))
        .distinct()
        .toList();
  }

  private void states() {
    twice("state", type.flow().states().stream().map(CaseState::id));
    twice("step", type.flow().steps().stream().map(CaseStep::id));
    twice("term", type.rules().terms().stream().map(Term::id));
    if (type.filings().isEmpty()) {
      find(Flaw.NO_FILING, "steps", type.id());
    }
    type.flow()
        .endsWith()
        .forEach((state, fields) -> {
          if (type.state(state).filter(CaseState::ends).isEmpty()) {
            find(Flaw.UNKNOWN_WORD, "ends-with", state);
          }
          fields.forEach(field -> evidence("ends-with " + state, field, type.forms().values()));
        });
    type.sealedTo().forEach(desk -> desk("sealed-to", desk));
    for (CaseForm form : type.forms().values()) {
      for (CaseForm.Field field : form.fields()) {
        field.traits().sees().forEach(desk -> desk(form.name() + "." + field.name(), desk));
        field.traits().instead().stream()
            .filter(one -> form.field(one).isEmpty())
            .forEach(one -> find(Flaw.UNKNOWN_WORD, form.name() + "." + field.name(), one));
        String list = field.traits().checklist();
        if (!list.isEmpty() && !type.checklists().containsKey(list)) {
          find(Flaw.UNKNOWN_WORD, form.name() + "." + field.name(), list);
        }
      }
    }
  }

  private void twice(String what, Stream<String> ids) {
    Set<String> seen = new HashSet<>();
    ids.filter(id -> !seen.add(id)).forEach(id -> find(Flaw.TWICE, what, id));
  }

  private void step(CaseStep step) {
    String where = "step " + step.id();
    step.from().stream()
        .filter(state -> !state.equals(CaseStep.FILING))
        .forEach(state -> state(where, state));
    if (!step.to().equals(CaseStep.STAYS)) {
      state(where, step.to());
    }
    if (step.who().isEmpty()) {
      find(Flaw.NO_ACTOR, where, "who");
    }
    for (CaseStep.Who who : step.who()) {
      if (who.kind() == CaseStep.Who.Kind.NAMED_DESK) {
        desk(where, who.desk());
      }
      if (who.kind() == CaseStep.Who.Kind.NAMED && !known(who.desk())) {
        find(Flaw.UNKNOWN_WORD, where, who.desk());
      }
    }
    step.toDesk().ifPresent(desk -> desk(where, desk));
    if (step.approves() && step.cites().isEmpty()) {
      find(Flaw.NO_CITATION, where, step.name().zh());
    }
    step.form()
        .filter(form -> type.form(form).isEmpty())
        .ifPresent(form -> find(Flaw.UNKNOWN_WORD, where, form));
    List<CaseForm> own = step.form().flatMap(type::form).stream().toList();
    step.evidence().forEach(field -> evidence(where, field, own));
    step.tells().forEach(field -> told(where, field, own));
    step.guards().forEach(guard -> guard(where, guard, own));
    for (CaseStep.Effect effect : step.effects()) {
      EffectProof.of(
              effect, kinds, field -> known(field) || field.equals("case") || field.equals("today"))
          .forEach(detail -> find(Flaw.EFFECT, where, detail));
    }
  }

  private void guard(String where, Guard guard, List<CaseForm> own) {
    switch (guard) {
      case Guard.AllOf all ->
          all.fields().stream()
              .filter(field -> !known(field))
              .forEach(field -> find(Flaw.UNKNOWN_WORD, where, field));
      case Guard.EvidenceHeld held ->
          held.fields().forEach(field -> evidence(where, field, type.forms().values()));
      case Guard.ChecklistPassed list -> {
        boolean there =
            own.stream()
                .flatMap(form -> form.field(list.field()).stream())
                .anyMatch(field -> field.kind() == CaseForm.Kind.CHECKLIST);
        if (!there) {
          find(Flaw.UNKNOWN_WORD, where, list.field());
        }
      }
      case Guard.AnotherThan other -> earlier(where, other.step());
      case Guard.SameTeamAs other -> earlier(where, other.step());
      case Guard.InTime time -> termNamed(where, time.term());
      case Guard.AfterTerm time -> termNamed(where, time.term());
      case Guard.DaysAhead ahead -> day(where, ahead.field());
      case Guard.NotBefore day -> day(where, day.field());
      case Guard.Fits fits -> {
        fields(where, Set.of(fits.field()));
        fields(where, fits.when().keySet());
        fits.oneOf().stream()
            .filter(value -> !chosen(fits.field(), value))
            .forEach(value -> find(Flaw.UNKNOWN_WORD, where, value));
      }
      case Guard.AfterStep after -> {
        earlier(where, after.step());
        fields(where, after.when().keySet());
      }
      case Guard.NoneOpen ignored -> {}
      case Guard.NotBatch ignored -> {}
    }
  }

  private void day(String where, String field) {
    boolean day =
        type.forms().values().stream()
            .flatMap(form -> form.field(field).stream())
            .anyMatch(found -> found.kind() == CaseForm.Kind.DAY);
    if (!day) {
      find(Flaw.UNKNOWN_WORD, where, field);
    }
  }

  /** Whether a form offers this value; what is typed freely offers every one. */
  private boolean chosen(String field, String value) {
    return type.forms().values().stream()
        .flatMap(form -> form.field(field).stream())
        .anyMatch(found ->
            found.choices().isEmpty()
                || found.choices().stream().anyMatch(one -> one.value().equals(value)));
  }

  private void earlier(String where, String step) {
    if (type.step(step).isEmpty()) {
      find(Flaw.UNKNOWN_WORD, where, step);
    }
  }

  private void termNamed(String where, String term) {
    if (type.rules().terms().stream().noneMatch(one -> one.id().equals(term))) {
      find(Flaw.UNKNOWN_WORD, where, term);
    }
  }

  private void term(Term term) {
    String where = "term " + term.id();
    term.starts().forEach(state -> state(where, state));
    term.stops().forEach(state -> state(where, state));
    if (term.owner().isEmpty()) {
      find(Flaw.NO_OWNER, where, "owner");
    } else {
      desk(where, term.owner());
    }
    term.supervisor().ifPresent(desk -> desk(where, desk));
    term.extension().ifPresent(extension -> desk(where, extension.by()));
    if (term.spans().stream().noneMatch(rule -> rule.when().isEmpty())) {
      find(Flaw.NO_SPAN, where, "span");
    }
    term.spans().forEach(rule -> fields(where, rule.when().keySet()));
  }

  private void rules() {
    for (DeskRule rule : type.rules().desks()) {
      desk("desks", rule.desk());
      rule.in().forEach(state -> state("desks", state));
      fields("desks", rule.when().keySet());
    }
    type.rules()
        .priorities()
        .forEach(priority -> fields("priority " + priority.id(), priority.when().keySet()));
    type.rules().unseen().forEach(this::unseen);
  }

  /** Nobody has a case of which they do not learn. */
  private void unseen(CaseType.Unseen rule) {
    rule.by().forEach(desk -> desk("unseen", desk));
    rule.until().forEach(state -> state("unseen", state));
    fields("unseen", rule.when().keySet());
    Set<String> untold =
        closure(
            Set.of(CaseStep.FILING),
            state -> next(state).filter(one -> !rule.until().contains(one)));
    for (DeskRule desk : type.rules().desks()) {
      if (rule.by().contains(desk.desk())) {
        desk.in().stream()
            .filter(untold::contains)
            .forEach(state -> find(Flaw.UNSEEN, "desks " + desk.desk(), state));
      }
    }
  }

  /** Which states are reached, and from which an end is reached. */
  private void ways() {
    Set<String> reached = closure(Set.of(CaseStep.FILING), state -> next(state));
    Set<String> ending = new HashSet<>();
    type.flow().states().stream().filter(CaseState::ends).map(CaseState::id).forEach(ending::add);
    Set<String> ends = closure(ending, this::before);
    for (CaseState state : type.flow().states()) {
      if (!reached.contains(state.id())) {
        find(Flaw.UNREACHABLE, "state " + state.id(), state.name().zh());
      } else if (!ends.contains(state.id())) {
        find(Flaw.DEAD_END, "state " + state.id(), state.name().zh());
      }
      boolean served =
          type.rules().desks().stream()
              .anyMatch(rule -> rule.in().contains(state.id()) && rule.when().isEmpty());
      boolean entered =
          type.flow().steps().stream()
              .anyMatch(step ->
                  step.to().equals(state.id())
                      && step.toDesk().isEmpty()
                      && (step.files() || !state.ends()));
      if (entered && !served) {
        find(Flaw.NO_DESK, "state " + state.id(), state.name().zh());
      }
    }
  }

  private Stream<String> next(String state) {
    return type.stepsFrom(state).stream().map(step -> step.after(state));
  }

  private Stream<String> before(String state) {
    return type.flow().steps().stream()
        .filter(step -> step.to().equals(state))
        .flatMap(step -> step.from().stream());
  }

  private static Set<String> closure(
      Set<String> start, java.util.function.Function<String, Stream<String>> onward) {
    Set<String> all = new HashSet<>(start);
    Deque<String> todo = new ArrayDeque<>(start);
    while (!todo.isEmpty()) {
      onward.apply(todo.remove()).filter(all::add).forEach(todo::add);
    }
    return all;
  }

  private void evidence(String where, String field, java.util.Collection<CaseForm> forms) {
    Predicate<CaseForm.Field> file =
        f -> f.kind() == CaseForm.Kind.EVIDENCE || f.kind() == CaseForm.Kind.EVIDENCES;
    List<CaseForm.Field> found = forms.stream().flatMap(f -> f.field(field).stream()).toList();
    if (found.isEmpty()) {
      find(Flaw.UNKNOWN_WORD, where, field);
    } else if (found.stream().noneMatch(file)) {
      find(Flaw.NO_EVIDENCE, where, field);
    }
  }

  /** Whoever holds a code is not known by name, so that nothing is told which some do not see. */
  private void told(String where, String field, java.util.Collection<CaseForm> forms) {
    List<CaseForm.Field> found = forms.stream().flatMap(f -> f.field(field).stream()).toList();
    if (found.isEmpty()) {
      find(Flaw.UNKNOWN_WORD, where, field);
    } else if (!found.stream().allMatch(CaseForm.Field::mayBeTold)) {
      find(Flaw.NOT_TOLD, where, field);
    }
  }

  private void fields(String where, Set<String> fields) {
    fields.stream()
        .filter(field -> !known(field))
        .forEach(field -> find(Flaw.UNKNOWN_WORD, where, field));
  }

  private boolean known(String field) {
    return type.forms().values().stream().anyMatch(form -> form.field(field).isPresent());
  }

  private void state(String where, String state) {
    if (type.state(state).isEmpty()) {
      find(Flaw.UNKNOWN_WORD, where, state);
    }
  }

  private void desk(String where, String desk) {
    if (desks.find(desk).isEmpty()) {
      find(Flaw.UNKNOWN_WORD, where, desk);
    }
  }

  private void find(Flaw flaw, String where, String detail) {
    findings.add(new ProofFinding(flaw, where, detail));
  }
}
