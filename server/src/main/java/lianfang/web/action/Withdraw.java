package lianfang.web.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.FactPages;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 撤回: takes back what an office recorded by mistake, one by one or a signed batch as a whole. The
 * ledger keeps both: the record, and the fact that withdraws it with its reason.
 */
@Component
public final class Withdraw {

  /** Why something may be taken back; the words of corrections. */
  public static final List<String> REASONS = List.of("mistake", "document", "told-later");

  /** Records of acting, by what follows after them; nothing else is withdrawn here. */
  private static final Map<String, Integer> STEPS =
      Map.of(
          "measure-ordered", 1,
          "measure-served", 2,
          "measure-in-place", 3,
          "measure-released", 4,
          "closure-served", 12,
          "closure-in-place", 13,
          "disinfection-done", 20,
          "duty-done", 30,
          "temperature", 40);

  private final ActFacts facts;
  private final Ledger ledger;
  private final FactPages pages;

  Withdraw(ActFacts facts, Ledger ledger, FactPages pages) {
    this.facts = facts;
    this.ledger = ledger;
    this.pages = pages;
  }

  /** Whether this user may take such a record back, as far as the record alone tells. */
  public static boolean may(CurrentUser user, Fact one) {
    return STEPS.containsKey(one.kind())
        && (one.recorder().equals(user.recorder().account()) || user.may(Permission.CORRECT_FACT));
  }

  /** The orders that were signed together, by the hash that each carries. */
  public List<Fact> batch(CurrentUser user, String evidence) {
    return facts.within(user, () -> pages.batch(evidence));
  }

  /** These facts, as far as the user may see them. */
  public List<Fact> list(CurrentUser user, Collection<UUID> ids) {
    return facts.within(user, () -> ledger.list(ids));
  }

  /** Those of them that this user can take back now. */
  public List<Fact> open(CurrentUser user, Collection<Fact> asked) {
    return facts.within(
        user,
        () -> {
          Map<Subject, List<Fact>> about = about(asked);
          return asked.stream().filter(one -> refusal(user, one, about) == null).toList();
        });
  }

  /**
   * Takes these facts back, or none of them.
   *
   * @return one fact of kind withdrawn each
   * @throws ActionRefused where one cannot be taken back
   */
  public List<Fact> withdraw(CurrentUser user, Collection<UUID> ids, String reason) {
    if (!REASONS.contains(reason)) {
      throw new ActionRefused(ActionRefusal.REASON_MISSING);
    }
    return facts.within(
        user,
        () -> {
          List<Fact> asked = ledger.list(ids);
          if (asked.isEmpty()) {
            throw new ActionRefused(ActionRefusal.NOTHING_CHOSEN);
          }
          Map<Subject, List<Fact>> about = about(asked);
          List<Fact> withdrawn = new ArrayList<>();
          for (Fact one : asked) {
            ActionRefusal refusal = refusal(user, one, about);
            if (refusal != null) {
              throw new ActionRefused(refusal);
            }
            withdrawn.add(facts.withdrawing(user, one, new TreeMap<>(Map.of("reason", reason))));
          }
          return facts.append(user, withdrawn);
        });
  }

  private Map<Subject, List<Fact>> about(Collection<Fact> asked) {
    Set<Subject> subjects = asked.stream().map(Fact::subject).collect(Collectors.toSet());
    return ledger.of(subjects).stream().collect(Collectors.groupingBy(Fact::subject));
  }

  private static @Nullable ActionRefusal refusal(
      CurrentUser user, Fact one, Map<Subject, List<Fact>> about) {
    Integer step = STEPS.get(one.kind());
    if (step == null) {
      return ActionRefusal.NOT_WITHDRAWABLE;
    }
    List<Fact> held = Corrections.effective(about.getOrDefault(one.subject(), List.of()));
    if (held.stream().noneMatch(fact -> fact.id().equals(one.id()))) {
      return ActionRefusal.WITHDRAWN_ALREADY;
    }
    if (!may(user, one)) {
      return ActionRefusal.NOT_OWN_RECORD;
    }
    return held.stream().anyMatch(fact -> follows(fact, one, step))
        ? ActionRefusal.STEP_FOLLOWED
        : null;
  }

  /** Whether a fact is a later step of the same measure. */
  private static boolean follows(Fact fact, Fact one, int step) {
    int other = STEPS.getOrDefault(fact.kind(), 0);
    return other > step
        && other / 10 == step / 10
        && fact.seq() > one.seq()
        && Objects.equals(fact.attribute("measure"), one.attribute("measure"))
        && Objects.equals(fact.attribute("place"), one.attribute("place"));
  }
}
