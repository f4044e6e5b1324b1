package lianfang.casework;

import java.util.Set;
import lianfang.area.Scope;
import lianfang.fact.Recorder;

/**
 * 办件记录人: who acts on cases, with their office; only {@code web} makes one, from an account.
 *
 * @param recorder who answers for the facts, and where
 * @param roles words of their roles
 * @param kind a person, the public or the clock
 */
public record CaseRecorder(Recorder recorder, Set<String> roles, CaseActor.Kind kind) {

  /** The account under which the public files. */
  public static final String PUBLIC = "public";

  private static final String CLOCK = "clock";

  /** Copies the roles. */
  public CaseRecorder {
    roles = Set.copyOf(roles);
  }

  /** Somebody who has signed in. */
  public static CaseRecorder person(Recorder recorder, Set<String> roles) {
    return new CaseRecorder(recorder, roles, CaseActor.Kind.PERSON);
  }

  /** Somebody from a public page, in the area of which they speak. */
  public static CaseRecorder anyone(String area) {
    Recorder recorder = new Recorder(PUBLIC, Scope.of(area));
    return new CaseRecorder(recorder, Set.of(), CaseActor.Kind.PUBLIC);
  }

  /** Time has passed. */
  public static CaseRecorder clock() {
    Recorder recorder = new Recorder(CLOCK, Scope.everything());
    return new CaseRecorder(recorder, Set.of(), CaseActor.Kind.CLOCK);
  }

  /** The areas in which they act, joined by commas. */
  String prefixes() {
    return String.join(",", recorder.scope().prefixes());
  }
}
