package lianfang.web.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.area.Scope;
import lianfang.casework.CaseActor;
import lianfang.casework.CaseRecorder;
import lianfang.fact.Fact;
import lianfang.fact.FactPages;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.person.Register;
import lianfang.rulebook.Standing;
import lianfang.web.cases.CaseActing;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 异议: whoever is under a measure objects to it; a named official answers. Both are facts. */
@Component
public final class Objections {

  /** Grounds, in the order of the form. */
  public static final List<String> GROUNDS =
      List.of("fact-wrong", "not-me", "rule-wrong", "place", "period", "hardship", "other");

  /** Who may speak. */
  public static final List<String> SPEAKERS = List.of("self", "family", "guardian", "other");

  /** Conclusions of an answer. */
  public static final List<String> ANSWERS = List.of("upheld", "rejected", "withdrawn");

  /** Reasons of an answer. */
  public static final List<String> REASONS =
      List.of("fact-corrected", "measure-released", "facts-hold", "rule-applies", "referred");

  private static final String RAISED = "objection";
  private static final String ANSWERED = "objection-answered";

  private final ActFacts facts;
  private final FactPages pages;
  private final Ledger ledger;
  private final Register register;
  private final Appeals appeals;

  Objections(ActFacts facts, FactPages pages, Ledger ledger, Register register, Appeals appeals) {
    this.facts = facts;
    this.pages = pages;
    this.ledger = ledger;
    this.register = register;
    this.appeals = appeals;
  }

  /**
   * What an organ answers.
   *
   * @param conclusion one of {@link #ANSWERS}
   * @param because one of {@link #REASONS}
   * @param words what the person reads beside it; may be empty
   */
  public record Answer(String conclusion, String because, String words) {}

  /**
   * An objection with what became of it.
   *
   * @param raised the fact
   * @param answer the answering fact, null while it waits
   */
  public record Objection(Fact raised, @Nullable Fact answer) {

    /** "open", or the conclusion. */
    public String state() {
      return answer == null ? "open" : answer.attributes().getOrDefault("answer", "open");
    }

    /** When it was raised, UTC. */
    public Instant at() {
      return raised.recordedAt();
    }
  }

  /**
   * Records an objection to a measure; its words are sealed under the person's key.
   *
   * @param measure the measure as the reader saw it
   * @param text the words; empty for none, and always for a place
   * @throws ActionRefused where ground or speaker is none of the lists
   */
  public Fact raise(CurrentUser user, Standing measure, String ground, String by, String text) {
    user.require(Permission.RECORD_FACT);
    if (!GROUNDS.contains(ground) || !SPEAKERS.contains(by)) {
      throw new ActionRefused(ActionRefusal.NO_SUCH_OPTION);
    }
    boolean person = measure.subject().kind() == Subject.Kind.PERSON;
    String words = person ? text.strip() : "";
    return facts.within(
        user,
        () -> {
          SortedMap<String, String> said = said(measure, ground, by, words);
          Fact fact = facts.fact(user, measure.subject(), RAISED, measure.area(), said);
          Fact raised = facts.append(user, List.of(fact)).getFirst();
          seal(raised, words);
          if (person) {
            appeals.file(CaseActing.of(user), raised);
          }
          return raised;
        });
  }

  /**
   * Records what somebody objects in their own name, in the caller's transaction.
   *
   * @param area of the holder of the page
   * @param measure the measure as they saw it
   * @throws ActionRefused where the ground is none of the list or no case may be filed
   */
  public Fact raiseOwn(String area, Standing measure, String ground, String text) {
    return own(area, measure.subject(), measure.area(), said(measure, ground, "self", text), text);
  }

  /** As {@link #raiseOwn} where somebody objects to the verdict on their pass. */
  public Fact raiseOwn(String area, Subject person, String ground, String text) {
    SortedMap<String, String> said = new TreeMap<>();
    said.put("measure", Appeals.PASS);
    said.put("ground", ground);
    said.put("by", "self");
    if (!text.isEmpty()) {
      said.put("sealed", "yes");
    }
    return own(area, person, area, said, text);
  }

  private Fact own(
      String area, Subject person, String where, SortedMap<String, String> said, String words) {
    if (!GROUNDS.contains(said.get("ground"))) {
      throw new ActionRefused(ActionRefusal.NO_SUCH_OPTION);
    }
    Recorder self = new Recorder("holder", Scope.of(area));
    Fact fact = facts.own(self, person, RAISED, where, said);
    Fact raised = ledger.append(self, List.of(fact)).getFirst();
    seal(raised, words);
    appeals.file(new CaseRecorder(self, Set.of(), CaseActor.Kind.PUBLIC), raised);
    return raised;
  }

  private void seal(Fact raised, String words) {
    if (!words.isEmpty()) {
      register.keepObjection(raised.id(), raised.subject().id(), words);
    }
  }

  private static SortedMap<String, String> said(
      Standing measure, String ground, String by, String words) {
    SortedMap<String, String> said = new TreeMap<>();
    said.put("measure", measure.measure());
    said.put("ground", ground);
    said.put("by", by);
    if (!measure.place().isEmpty()) {
      said.put("place", measure.place());
    }
    if (measure.from() != null) {
      said.put("from", measure.from().toString());
    }
    if (!words.isEmpty()) {
      said.put("sealed", "yes");
    }
    return said;
  }

  /**
   * Answers an objection: by a step of its case, or by a fact where it has none.
   *
   * @throws ActionRefused where it is not open, answer or reason is none of the lists, or what the
   *     answer says was put right was not
   */
  public boolean answer(CurrentUser user, UUID objection, Answer answer) {
    user.require(Permission.ANSWER_DECISION);
    if (!ANSWERS.contains(answer.conclusion()) || !REASONS.contains(answer.because())) {
      throw new ActionRefused(ActionRefusal.NO_SUCH_OPTION);
    }
    return facts.within(
        user,
        () -> {
          Fact raised =
              find(objection)
                  .filter(one -> one.answer() == null)
                  .map(Objection::raised)
                  .orElseThrow(() -> new ActionRefused(ActionRefusal.NO_SUCH_DECISION));
          CaseRecorder who = CaseActing.of(user);
          appeals
              .find(who, objection)
              .ifPresentOrElse(
                  appeal -> appeals.answer(who, appeal, raised, answer),
                  () -> without(user, raised, answer));
          return true;
        });
  }

  /** Objections to closures, and those older than cases, are answered by the fact alone. */
  private void without(CurrentUser user, Fact raised, Answer answer) {
    SortedMap<String, String> said = new TreeMap<>();
    said.put("objection", raised.id().toString());
    said.put("answer", answer.conclusion());
    said.put("reason", answer.because());
    Fact fact = facts.fact(user, raised.subject(), ANSWERED, raised.area(), said);
    facts.append(user, List.of(fact));
  }

  /** The cases in which objections of persons are answered. */
  public Appeals appeals() {
    return appeals;
  }

  /** The objection with this id, as far as the transaction sees it. */
  public Optional<Objection> find(UUID id) {
    return ledger.list(List.of(id)).stream()
        .filter(fact -> fact.kind().equals(RAISED))
        .findFirst()
        .map(raised -> with(ledger.of(List.of(raised.subject())), raised));
  }

  /** Those about one subject, latest first. */
  public List<Objection> of(List<Fact> ofSubject) {
    return ofSubject.stream()
        .filter(fact -> fact.kind().equals(RAISED))
        .sorted(Comparator.comparingLong(Fact::seq).reversed())
        .map(raised -> with(ofSubject, raised))
        .toList();
  }

  private static Objection with(List<Fact> ofSubject, Fact raised) {
    String id = raised.id().toString();
    return ofSubject.stream()
        .filter(fact -> fact.kind().equals(ANSWERED) && id.equals(fact.attribute("objection")))
        .max(Comparator.comparingLong(Fact::seq))
        .map(answer -> new Objection(raised, answer))
        .orElseGet(() -> new Objection(raised, null));
  }

  /** How many of the latest ones of an area wait. */
  public long waiting(String area, int latest) {
    return pages.openObjections(area, latest);
  }

  /** The latest ones of an area, those that wait first. */
  public List<Objection> list(String area, int limit) {
    List<Fact> raised = pages.objections(area, limit);
    Map<UUID, List<Fact>> bySubject = new HashMap<>();
    ledger
        .of(raised.stream().map(Fact::subject).distinct().toList())
        .forEach(fact ->
            bySubject.computeIfAbsent(fact.subject().id(), k -> new ArrayList<>()).add(fact));
    return raised.stream()
        .map(fact -> with(bySubject.getOrDefault(fact.subject().id(), List.of()), fact))
        .sorted(Comparator.comparing((Objection one) -> one.answer() != null))
        .toList();
  }
}
