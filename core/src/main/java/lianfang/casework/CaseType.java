package lianfang.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
   */
  public record Validity(List<String> scope, LocalDate from, @Nullable LocalDate until) {

    /** Copies the prefixes. */
    public Validity {
      scope = List.copyOf(scope);
    }

    /** Whether a case may be filed there on that day. */
    public boolean holds(String area, LocalDate day) {
      LocalDate last = until;
      return scope.stream().anyMatch(area::startsWith)
          && !day.isBefore(from)
          && (last == null || !day.isAfter(last));
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
   */
  public record Rules(
      List<DeskRule> desks,
      List<Term> terms,
      List<Priority> priorities,
      Optional<String> claimedFor) {

    /** Copies the lists. */
    public Rules {
      desks = List.copyOf(desks);
      terms = List.copyOf(terms);
      priorities = List.copyOf(priorities);
    }
  }

  /** The state with this id. */
  public Optional<CaseState> state(String wanted) {
    return flow.states().stream().filter(state -> state.id().equals(wanted)).findFirst();
  }

  /** The step with this id. */
  public Optional<CaseStep> step(String wanted) {
    return flow.steps().stream().filter(step -> step.id().equals(wanted)).findFirst();
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
