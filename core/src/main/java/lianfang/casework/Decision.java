package lianfang.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lianfang.fact.playbook.Wording;

/** 办理结论: whether a step may be done, and what follows. */
public sealed interface Decision {

  /**
   * It may.
   *
   * @param step the step
   * @param state the state after it
   * @param desk who has the case after it
   * @param effects facts that follow
   * @param terms deadlines that begin
   * @param met deadlines that are met
   * @param rank sum of the points of its priorities
   * @param ended whether the case is over
   * @param unseenBy desks at which nobody learns of it yet
   */
  record Allowed(
      CaseStep step,
      String state,
      DeskPlace desk,
      List<FactDraft> effects,
      List<Running> terms,
      Set<String> met,
      int rank,
      boolean ended,
      Set<String> unseenBy)
      implements Decision {

    /** Copies the lists. */
    public Allowed {
      effects = List.copyOf(effects);
      terms = List.copyOf(terms);
      met = Set.copyOf(met);
      unseenBy = Set.copyOf(unseenBy);
    }
  }

  /**
   * It may not.
   *
   * @param why the kind of reason
   * @param guard the guard that failed, if it was one
   * @param says what is wrong
   * @param cites where it stands
   * @param remedy what to do
   */
  record Refused(Why why, Optional<Guard> guard, Wording says, List<Citation> cites, Wording remedy)
      implements Decision {

    /** Copies the citations. */
    public Refused {
      cites = List.copyOf(cites);
    }
  }

  /** Why a step may not be done. */
  enum Why {
    /** The type has no such step. */
    NO_STEP,
    /** The case was changed after it was looked at. */
    OLD_VERSION,
    /** The step does not lead out of the state of the case. */
    WRONG_STATE,
    /** Somebody else may do it. */
    WRONG_ACTOR,
    /** A file that the step needs is missing. */
    NO_EVIDENCE,
    /** A guard fails. */
    GUARD,
    /** No calendar reaches the end of the deadline. */
    NO_CALENDAR,
    /** No desk has the case afterwards. */
    NO_DESK,
    /** New cases of the type are not filed there on that day. */
    NOT_IN_FORCE,
    /** The ledger does not take what the step records. */
    FACT
  }

  /** A fact to be recorded. */
  record FactDraft(String kind, boolean onCase, Map<String, String> attributes) {

    /** Copies the attributes. */
    public FactDraft {
      attributes = Map.copyOf(attributes);
    }
  }

  /**
   * A deadline that begins.
   *
   * @param term its id
   * @param due when it is over
   * @param warn when the desk is warned, at the latest when it is due
   */
  record Running(String term, Instant due, Instant warn) {}
}
