package lianfang.casework;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 卷宗: everything about a case.
 *
 * @param view the case as it stands
 * @param type the edition that it keeps
 * @param code with which whoever filed it asks how it stands
 * @param rank sum of the points of its priorities
 * @param relations to other cases
 * @param events what happened, the earliest first
 * @param forms what was filled in, the earliest first
 * @param deadlines all of them, met or not
 * @param words what notes and reasons say, by hash
 */
public record CaseFile(
    CaseView view,
    CaseType type,
    String code,
    int rank,
    Relations relations,
    List<Event> events,
    List<Filled> forms,
    List<Deadline> deadlines,
    Map<String, String> words) {

  /** Copies the lists. */
  public CaseFile {
    events = List.copyOf(events);
    forms = List.copyOf(forms);
    deadlines = List.copyOf(deadlines);
    words = Map.copyOf(words);
  }

  /** Whether it is over. */
  public boolean ended() {
    return type.state(view.state()).filter(CaseState::ends).isPresent()
        || relations.merged().isPresent();
  }

  /** As somebody at these desks may see it; whoever filed it sees what they wrote. */
  CaseFile seenBy(Set<String> desks, String account) {
    if (account.equals(view.filer())) {
      return this;
    }
    Set<String> hidden = new HashSet<>();
    for (CaseForm form : type.forms().values()) {
      for (CaseForm.Field field : form.fields()) {
        Set<String> sees = field.traits().sees();
        if (!sees.isEmpty() && sees.stream().noneMatch(desks::contains)) {
          hidden.add(field.name());
        }
      }
    }
    return hidden.isEmpty()
        ? this
        : new CaseFile(
            view.with(view.values().without(hidden)),
            type,
            code,
            rank,
            relations,
            events,
            forms.stream().map(form -> form.without(hidden)).toList(),
            deadlines,
            words);
  }

  /** Why it comes before others: the priorities that hold. */
  public List<Priority> priorities() {
    return type.rules().priorities().stream()
        .filter(priority -> view.values().matches(priority.when()))
        .toList();
  }

  /**
   * A fact about the case.
   *
   * @param fact its id
   * @param number the ledger's number
   * @param kind such as case-step
   * @param recorder account that answers for it
   * @param happenedAt UTC
   * @param attributes as in the fact
   */
  public record Event(
      UUID fact,
      long number,
      String kind,
      String recorder,
      Instant happenedAt,
      Map<String, String> attributes) {

    /** Copies the attributes. */
    public Event {
      attributes = Map.copyOf(attributes);
    }
  }

  /**
   * What was filled in at a step.
   *
   * @param fact the fact of the step
   * @param form name of the form
   * @param values what was filled in
   * @param evidence hashes of files
   * @param at when, UTC
   */
  public record Filled(
      UUID fact, String form, FormValues values, List<String> evidence, Instant at) {

    /** Copies the hashes. */
    public Filled {
      evidence = List.copyOf(evidence);
    }

    private Filled without(Set<String> hidden) {
      return new Filled(fact, form, values.without(hidden), evidence, at);
    }
  }

  /**
   * A deadline.
   *
   * @param term its id in the type
   * @param due when it is over
   * @param warn when the desk is warned
   * @param metAt when it was met, or null
   * @param overdueAt when the supervisor learnt that it is late, or null
   * @param extended whether it was extended
   */
  public record Deadline(
      String term,
      Instant due,
      Instant warn,
      @Nullable Instant metAt,
      @Nullable Instant overdueAt,
      boolean extended) {}

  /**
   * How it belongs to others.
   *
   * @param parent the case to which it belongs
   * @param merged the case into which it was merged
   * @param children cases that belong to it
   * @param linked other cases by how they are linked, such as joined
   */
  public record Relations(
      Optional<UUID> parent, Optional<UUID> merged, List<UUID> children, Map<UUID, String> linked) {

    /** Copies the lists. */
    public Relations {
      children = List.copyOf(children);
      linked = Map.copyOf(linked);
    }
  }
}
