package lianfang.rulebook.switched;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.EditionState;
import lianfang.rulebook.notice.Notice;
import org.springframework.stereotype.Component;

/**
 * 换代缘由: which facts about notices a switch was the first to count: editions put in force or
 * withdrawn, readings signed. None where the day alone turned.
 */
@Component
public class SwitchCauses {

  private static final String SIGNED = "reading-signed";

  private final Ledger ledger;
  private final Editions editions;
  private final EditionRegister register;

  SwitchCauses(Ledger ledger, Editions editions, EditionRegister register) {
    this.ledger = ledger;
    this.editions = editions;
    this.register = register;
  }

  /**
   * One of them.
   *
   * @param notice id of the notice
   * @param edition content hash; empty for a reading
   * @param step "in-force", "withdrawn" or "reading-signed"
   * @param key of the reading; empty for an edition
   * @param by account that answers for it
   * @param evidence hash of the inputs of the simulation on which it was approved; empty where it
   *     rests on none, as a withdrawal does
   */
  public record Cause(
      String notice, String edition, String step, String key, String by, String evidence) {}

  /** What brought a switch about, in order of recording. */
  public List<Cause> of(Activations.Report report) {
    return facts().stream()
        .filter(fact -> report.facts().contains(fact.seq()))
        .sorted(Comparator.comparingLong(Fact::seq))
        .flatMap(fact -> cause(fact).stream())
        .toList();
  }

  /** The numbers of the facts about notices that this switch or a later one was first to count. */
  Set<Long> since(Activations.Report report) {
    return facts().stream()
        .map(Fact::seq)
        .filter(seq -> seq > report.facts().after())
        .collect(Collectors.toSet());
  }

  private List<Fact> facts() {
    List<String> notices = editions.list().stream().map(Notice::id).distinct().toList();
    return notices.isEmpty()
        ? List.of()
        : Corrections.effective(ledger.of(notices.stream().map(Editions::subject).toList()));
  }

  private Optional<Cause> cause(Fact fact) {
    String notice = text(fact, "notice");
    String edition = text(fact, "edition");
    if (fact.kind().equals(SIGNED)) {
      String key = text(fact, "key");
      return Optional.of(
          new Cause(notice, "", SIGNED, key, fact.recorder(), text(fact, "evidence")));
    }
    String step = fact.kind().equals("notice-in-force") ? "in-force" : text(fact, "step");
    boolean forced = step.equals(EditionState.IN_FORCE.word());
    if (!forced && !step.equals(EditionState.WITHDRAWN.word())) {
      return Optional.empty();
    }
    String evidence = forced ? register.find(edition).map(EditionRecord::evidence).orElse("") : "";
    return Optional.of(new Cause(notice, edition, step, "", fact.recorder(), evidence));
  }

  private static String text(Fact fact, String attribute) {
    return fact.attributes().getOrDefault(attribute, "");
  }
}
