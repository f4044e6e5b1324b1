package lianfang.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lianfang.fact.playbook.Wording;

/**
 * 办理步骤: what may be done to a case.
 *
 * @param id its word in facts
 * @param name what its button says
 * @param from states in which it may be done; {@link #FILING} files a case
 * @param to the state after it; {@link #STAYS} leaves the state
 * @param who may do it
 * @param guards what has to hold
 * @param form the name of its form; empty where nothing is filled in
 * @param approves whether it grants something, so that it must cite what asks for it
 * @param cites where it stands
 * @param toDesk the desk that has the case afterwards; empty where the rules of the type say it
 * @param effects facts that follow
 * @param evidence fields of its form that must hold a stored file
 * @param tells fields of its form that whoever filed the case reads by its code
 */
public record CaseStep(
    String id,
    Wording name,
    Set<String> from,
    String to,
    List<Who> who,
    List<Guard> guards,
    Optional<String> form,
    boolean approves,
    List<Citation> cites,
    Optional<String> toDesk,
    List<Effect> effects,
    List<String> evidence,
    List<String> tells) {

  /** The state before a case is filed. */
  public static final String FILING = "";

  /** The state after a step that does not leave its state. */
  public static final String STAYS = "";

  /** Copies the lists. */
  public CaseStep {
    from = Set.copyOf(from);
    who = List.copyOf(who);
    guards = List.copyOf(guards);
    cites = List.copyOf(cites);
    effects = List.copyOf(effects);
    evidence = List.copyOf(evidence);
    tells = List.copyOf(tells);
  }

  /** Whether it files a case. */
  public boolean files() {
    return from.contains(FILING);
  }

  /** The state after it. */
  public String after(String state) {
    return to.equals(STAYS) ? state : to;
  }

  /**
   * Who may do a step.
   *
   * @param desk the desk's id for {@link Kind#NAMED_DESK}, the field for {@link Kind#NAMED}, empty
   *     otherwise
   */
  public record Who(Kind kind, String desk) {

    /** The kinds of people and the clock. */
    public enum Kind {
      /** Whoever filed the case. */
      FILER,
      /** Whoever sits at the desk that has it. */
      DESK,
      /** Whoever has claimed it. */
      CLAIMANT,
      /** Whoever sits at this desk for the case's area. */
      NAMED_DESK,
      /** Whoever's account stands in this field of the case, at whatever desk they sit. */
      NAMED,
      /** Nobody: time has passed. */
      CLOCK,
      /** Anybody, from a public page. */
      ANYONE
    }
  }

  /**
   * A fact that follows from a step.
   *
   * @param fact the kind of the fact
   * @param onCase whether it is about the case and not about what the case is about
   * @param attributes values, in which ${field} stands for what was filled in
   */
  public record Effect(String fact, boolean onCase, Map<String, String> attributes) {

    /** Copies the attributes. */
    public Effect {
      attributes = Map.copyOf(attributes);
    }
  }
}
