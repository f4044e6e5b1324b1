package lianfang.rulebook.layer;

import java.util.Set;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.Question;
import lianfang.rulebook.episode.InputName;
import lianfang.rulebook.table.Value;
import org.jspecify.annotations.Nullable;

/**
 * 规则行效果: what a row does when it fires, read from its output columns.
 *
 * @param row the row's id
 * @param clause the clause that it carries out
 * @param isolation first step, NONE for no isolation
 * @param days length of the first step; 0 where it has no last day
 * @param event whether the row names an event that ends the first step
 * @param passing whether all that it isolates ends when grade or class are no longer as it asks
 * @param then second step, NONE for none
 * @param thenDays length of the second step
 * @param closure UNIT or BUILDING, NONE for no closure
 * @param closureDays length of the closure from its order
 * @param disinfection whether the place is to be disinfected in full
 * @param duty a report or the ban on travel, null for none
 * @param ask the question that the row leaves open, null for none
 * @param certificate what a certificate table says, null where the table says nothing about it
 * @param around the inputs about grades and classes that the row tests
 */
public record Effect(
    String row,
    String clause,
    MeasurePlace isolation,
    int days,
    boolean event,
    boolean passing,
    MeasurePlace then,
    int thenDays,
    MeasurePlace closure,
    int closureDays,
    boolean disinfection,
    @Nullable Measure duty,
    @Nullable Question ask,
    @Nullable Value certificate,
    Set<InputName> around) {

  /** Copies the set. */
  public Effect {
    around = Set.copyOf(around);
  }

  /** Whether anything follows from the row for a person. */
  public boolean isIdle() {
    return isolation == MeasurePlace.NONE
        && closure == MeasurePlace.NONE
        && !disinfection
        && duty == null
        && ask == null;
  }
}
