package lianfang.person.landing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.person.roster.Statement;
import lianfang.person.store.StatedRow;
import org.jspecify.annotations.Nullable;

/** What is known to have been stated of one person, by this roster and by others. */
public final class PersonFile {

  /**
   * What a statement is.
   *
   * @param isNew whether it makes a fact
   * @param corrects the fact that it corrects, or null
   * @param fact the fact that states it already, where it is not new
   */
  record News(boolean isNew, @Nullable UUID corrects, UUID fact) {}

  private static final UUID NONE = new UUID(0, 0);

  private final UUID person;
  private final int roster;
  private final List<StatedRow> others = new ArrayList<>();
  private final Map<String, StatedRow.Made> own = new HashMap<>();
  private final Map<String, String> ownRefs = new HashMap<>();
  private String area = "";
  private String ref = "";
  private long content;
  private boolean stored;
  private boolean touched;

  /** A file about {@code person} as {@code roster} tells of it. */
  public PersonFile(UUID person, int roster) {
    this.person = person;
    this.roster = roster;
  }

  UUID person() {
    return person;
  }

  /** Adds what a roster stated before. */
  public void add(StatedRow stated) {
    if (stated.roster() == roster) {
      own.putAll(stated.slots());
      stated.slots().keySet().forEach(slot -> ownRefs.put(slot, stated.ref()));
      area = stated.area();
      ref = stated.ref();
      content = stated.content();
      stored = true;
    } else {
      others.add(stated);
    }
  }

  /** Whether the roster's last row about this person was this very row. */
  public boolean isLast(String rowRef, long rowContent) {
    return stored && ref.equals(rowRef) && content == rowContent;
  }

  /** Later rows of the batch compare themselves with this one. */
  void expect(String rowRef, long rowContent) {
    ref = rowRef;
    content = rowContent;
    stored = true;
  }

  void touch(String village, String rowRef, long rowContent) {
    area = village;
    ref = rowRef;
    content = rowContent;
    touched = true;
  }

  boolean touched() {
    return touched;
  }

  /**
   * Whether a statement says something new: the same again is nothing; an episode that the same row
   * of the same roster now tells otherwise is corrected; a state is new where it differs from the
   * latest.
   */
  News news(Statement statement, long hash) {
    StatedRow.Made mine = own.get(statement.slot());
    if (mine != null) {
      if (mine.statement() == hash) {
        return new News(false, null, mine.fact());
      }
      boolean sameRow = ref.equals(ownRefs.get(statement.slot()));
      return new News(true, statement.correctable() && sameRow ? mine.fact() : null, NONE);
    }
    StatedRow.Made latest = null;
    for (StatedRow other : others) {
      StatedRow.Made made = other.slots().get(statement.slot());
      if (made != null) {
        if (statement.correctable() && made.statement() == hash) {
          return new News(false, null, made.fact());
        }
        latest = latest == null || made.fact().compareTo(latest.fact()) > 0 ? made : latest;
      }
    }
    return latest != null && latest.statement() == hash
        ? new News(false, null, latest.fact())
        : new News(true, null, NONE);
  }

  void keep(String slot, long hash, UUID fact) {
    own.put(slot, new StatedRow.Made(hash, fact));
    ownRefs.put(slot, ref);
  }

  StatedRow row() {
    return new StatedRow(person, roster, area, ref, content, own);
  }
}
