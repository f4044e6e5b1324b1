package lianfang.casework;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.fact.Subject;
import lianfang.fact.playbook.Wording;
import org.jspecify.annotations.Nullable;

/**
 * 办件类型: one edition of a kind of case, as its folder says.
 *
 * @param id the folder's name
 * @param edition SHA-256 over its files, hexadecimal
 * @param title its name
 * @param about what kind of subject a case is about
 * @param validity where and when new cases may be filed
 * @param cites where it stands
 * @param anonymous whether somebody without an account may file one
 * @param sealedTo desks that alone see its cases; empty when all do who see the area
 * @param flow states and steps
 * @param rules who has it, until when, and what comes first
 * @param forms what is filled in, by name
 * @param checklists what is gone through, by id
 */
public record CaseType(
    String id,
    String edition,
    Wording title,
    Subject.Kind about,
    Validity validity,
    List<Citation> cites,
    boolean anonymous,
    Set<String> sealedTo,
    Flow flow,
    Rules rules,
    Map<String, CaseForm> forms,
    Map<String, Checklist> checklists) {

  /** Copies what it holds. */
  public CaseType {
    cites = List.copyOf(cites);
    sealedTo = Set.copyOf(sealedTo);
    forms = Map.copyOf(forms);
    checklists = Map.copyOf(checklists);
  }

  /**
   * Where and when new cases may be filed; running ones go on.
   *
   * @param scope prefixes of division codes; "" is everywhere
   * @param from the first day
   * @param until the last day, or null
   * @param byChoice present where an area's command chooses whether it offers the type; prefixes of
   *     those that offer it before anybody chose
   */
  public record Validity(
      List<String> scope,
      LocalDate from,
      @Nullable LocalDate until,
      Optional<List<String>> byChoice) {

    /** Copies the prefixes. */
    public Validity {
      scope = List.copyOf(scope);
      byChoice = byChoice.map(List::copyOf);
    }

    /** Whether a case may be filed there on that day, as far as nobody has to choose. */
    public boolean holds(String area, LocalDate day) {
      return scope.stream().anyMatch(area::startsWith) && inTime(day);
    }

    /** Whether that day lies in it. */
    public boolean inTime(LocalDate day) {
      LocalDate last = until;
      return !day.isBefore(from) && (last == null || !day.isAfter(last));
    }

    /** Whether an area offers it before anybody chose. */
    public boolean comesFrom(String area) {
      return byChoice.stream().flatMap(List::stream).anyMatch(area::startsWith);
    }
  }

  /**
   * How a case goes.
   *
   * @param states in the order of the file
   * @param steps in the order of the file
   * @param endsWith evidence that the forms of a case must hold before it ends, by ending state
   */
  public record Flow(
      List<CaseState> states, List<CaseStep> steps, Map<String, List<String>> endsWith) {

    /** Copies the lists. */
    public Flow {
      states = List.copyOf(states);
      steps = List.copyOf(steps);
      endsWith = Map.copyOf(endsWith);
    }
  }

  /**
   * What holds for a case on its way.
   *
   * @param desks the first rule that applies has the case
   * @param terms its deadlines
   * @param priorities what makes it come first
   * @param claimedFor the office, as a register names it, whose holder has a new case at once
   * @param unseen who does not learn of it yet
   */
  public record Rules(
      List<DeskRule> desks,
      List<Term> terms,
      List<Priority> priorities,
      Optional<String> claimedFor,
      List<Unseen> unseen) {

    /** Copies the lists. */
    public Rules {
      desks = List.copyOf(desks);
      terms = List.copyOf(terms);
      priorities = List.copyOf(priorities);
      unseen = List.copyOf(unseen);
    }
  }

  /**
   * 暂不可见: whoever sits at no other desk does not learn that there is such a case, until it has come
   * to one of these states; a case that ends before stays unseen.
   *
   * @param by the desks, such as that of the firm which the case is about
   * @param until the states at which it is told
   * @param when what has to be filled in for it to hold
   */
  public record Unseen(Set<String> by, Set<String> until, Map<String, String> when) {

    /** Copies the words. */
    public Unseen {
      by = Set.copyOf(by);
      until = Set.copyOf(until);
      when = Map.copyOf(when);
    }
  }

  /**
   * The desks at which nobody learns of a case.
   *
   * @param been every state in which it has been
   * @param values what is filled in
   */
  public Set<String> unseenBy(Set<String> been, FormValues values) {
    return rules.unseen().stream()
        .filter(rule -> Collections.disjoint(rule.until(), been) && values.matches(rule.when()))
        .flatMap(rule -> rule.by().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The state with this id. */
  public Optional<CaseState> state(String wanted) {
    return flow.states().stream().filter(state -> state.id().equals(wanted)).findFirst();
  }

  /** The step with this id. */
  public Optional<CaseStep> step(String wanted) {
    return flow.steps().stream().filter(step -> step.id().equals(wanted)).findFirst();
  }

  /**
   * Whether a step asks for nothing but its case: no register is looked into, nothing is sealed or
   * shown, nobody is kept from it, and nobody but its desks hears of it.
   */
  public boolean isPlain(String wanted) {
    boolean open = sealedTo.isEmpty() && rules.unseen().isEmpty();
    boolean anyTeam =
        flow.steps().stream()
            .flatMap(step -> step.guards().stream())
            .noneMatch(Guard.SameTeamAs.class::isInstance);
    return open
        && anyTeam
        && step(wanted)
            .filter(step -> step.effects().isEmpty() && step.evidence().isEmpty())
            .filter(step -> step.form().flatMap(this::form).stream().allMatch(CaseForm::isPlain))
            .isPresent();
  }

  /** The steps that lead out of a state, in the order of the file. */
  public List<CaseStep> stepsFrom(String state) {
    return flow.steps().stream().filter(step -> step.from().contains(state)).toList();
  }

  /** The steps that file a case. */
  public List<CaseStep> filings() {
    return stepsFrom(CaseStep.FILING);
  }

  /** The form with this name. */
  public Optional<CaseForm> form(String name) {
    return Optional.ofNullable(forms.get(name));
  }

  /** What stands beside a field of any of its forms; its own word where none asks for it. */
  Wording label(String field) {
    return forms.values().stream()
        .flatMap(form -> form.field(field).stream())
        .map(CaseForm.Field::label)
        .findFirst()
        .orElse(new Wording(field, field));
  }

  /** The list with this id as it is used there on that day, or the one that replaces it. */
  public Optional<Checklist> checklist(String wanted, String area, LocalDate day) {
    Optional<Checklist> later =
        checklists.values().stream()
            .filter(list -> list.supersedes().contains(wanted) && list.holds(area, day))
            .findFirst();
    return later.isPresent()
        ? later
        : Optional.ofNullable(checklists.get(wanted)).filter(list -> list.holds(area, day));
  }
}
