package lianfang.web.action;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.ContentHash;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.gate.trace.Candidate;
import lianfang.gate.trace.TraceRules;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * 密接判定: disease control confirms or rejects candidates. A judgement is a fact; a confirmed
 * candidate becomes a close contact by one more, and the rulebook does the rest.
 */
@Component
public final class JudgeCandidates {

  /** Why somebody is one, or is none. */
  public static final List<String> REASONS =
      List.of("near", "protected", "not-there", "too-far", "other");

  private static final String OTHER = "other";

  /** Why somebody is a contact; what else is no reason of its own says why somebody is none. */
  private static final String NEAR = "near";

  private final ActFacts facts;
  private final Ledger ledger;

  JudgeCandidates(ActFacts facts, Ledger ledger) {
    this.facts = facts;
    this.ledger = ledger;
  }

  /** A candidate and the area in which the person lives. */
  public record Chosen(Candidate candidate, String area) {}

  /**
   * What is signed at once.
   *
   * @param of the case
   * @param as what the contact's fact says about the case, such as "confirmed"
   * @param rules by which they were found
   * @param confirmed whether they are contacts or none
   * @param reason one of {@link #REASONS}
   * @param chosen at least one
   * @param number that the official read and confirmed; of one alone it need not be typed
   */
  public record Batch(
      UUID of,
      String as,
      TraceRules rules,
      boolean confirmed,
      String reason,
      List<Chosen> chosen,
      int number) {}

  /**
   * Judges all of them, or nobody.
   *
   * @return the judgements, without the contacts that follow
   * @throws ActionRefused where nobody is chosen, the number or the reason does not fit
   */
  public List<Fact> judge(CurrentUser user, Batch batch) {
    user.require(Permission.TRACE_CONTACTS);
    if (batch.chosen().isEmpty()) {
      throw new ActionRefused(ActionRefusal.NOTHING_CHOSEN);
    }
    if (batch.chosen().size() > 1 && batch.chosen().size() != batch.number()) {
      throw new ActionRefused(ActionRefusal.COUNT_DIFFERS);
    }
    if (!REASONS.contains(batch.reason())) {
      throw new ActionRefused(ActionRefusal.GROUND_MISSING);
    }
    if (!batch.reason().equals(OTHER) && batch.reason().equals(NEAR) != batch.confirmed()) {
      throw new ActionRefused(ActionRefusal.GROUND_DIFFERS);
    }
    return facts.within(
        user,
        () -> {
          String evidence = evidence(user, batch);
          List<Fact> made = new ArrayList<>();
          List<Fact> judged = new ArrayList<>();
          for (Chosen one : batch.chosen()) {
            Fact contact = contact(user, batch, one);
            if (batch.confirmed()) {
              made.add(contact);
            }
            judged.add(judgement(user, batch, one, contact.id(), evidence));
          }
          made.addAll(judged);
          facts.append(user, made);
          return judged;
        });
  }

  /** Takes judgements back, and with them the contacts that they made. */
  public void undo(CurrentUser user, Collection<UUID> judgements) {
    user.require(Permission.TRACE_CONTACTS);
    facts.within(
        user,
        () -> {
          List<Fact> asked = ledger.list(judgements);
          List<UUID> contacts =
              asked.stream()
                  .map(fact -> fact.attribute("contact"))
                  .filter(java.util.Objects::nonNull)
                  .map(UUID::fromString)
                  .toList();
          if (asked.isEmpty()) {
            throw new ActionRefused(ActionRefusal.NOTHING_CHOSEN);
          }
          List<Fact> all = new ArrayList<>(asked);
          all.addAll(ledger.list(contacts));
          List<Fact> withdrawn = new ArrayList<>();
          for (Fact one : all) {
            SortedMap<String, String> said = new TreeMap<>();
            said.put("reason", "mistake");
            withdrawn.add(facts.withdrawing(user, one, said));
          }
          return facts.append(user, withdrawn);
        });
  }

  private Fact contact(CurrentUser user, Batch batch, Chosen one) {
    SortedMap<String, String> said = new TreeMap<>();
    said.put("of", batch.as());
    Subject person = Subject.person(one.candidate().person());
    return facts.on(user, person, "contact", one.area(), one.candidate().last(), null, said);
  }

  private Fact judgement(CurrentUser user, Batch batch, Chosen one, UUID contact, String evidence) {
    Candidate candidate = one.candidate();
    SortedMap<String, String> said = new TreeMap<>();
    said.put("decision", batch.confirmed() ? "confirmed" : "rejected");
    said.put("case", "person:" + batch.of());
    said.put("link", candidate.links().getFirst().kind().word());
    said.put("last", candidate.last().toString());
    said.put("score", Integer.toString(candidate.score()));
    said.put("notice", batch.rules().notice());
    said.put("edition", batch.rules().edition());
    said.put("readings", readings(candidate));
    said.put("reason", batch.reason());
    said.put("evidence", evidence);
    if (batch.confirmed()) {
      said.put("contact", contact.toString());
    }
    Subject person = Subject.person(candidate.person());
    return facts.fact(user, person, "contact-candidate", one.area(), said);
  }

  /** By which readings somebody counts, each once. */
  public static String readings(Candidate candidate) {
    return String.join(
        " ", candidate.links().stream().map(link -> link.reading()).distinct().sorted().toList());
  }

  /** A name for what was signed at once: everything that was chosen, by whom. */
  private static String evidence(CurrentUser user, Batch batch) {
    String all = user.getName() + UUID.randomUUID() + batch;
    byte[] hash = ContentHash.sha256(all.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }
}
