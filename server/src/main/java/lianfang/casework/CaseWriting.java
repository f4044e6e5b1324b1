package lianfang.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import lianfang.casework.Decision.Allowed;
import lianfang.casework.Decision.Refused;
import lianfang.casework.form.FormFault;
import lianfang.casework.form.FormSchema;
import lianfang.fact.Fact;
import lianfang.fact.FactRefused;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 落笔: what filing and each step have in common: what was filled in, shown and decided is kept. */
@Component
class CaseWriting {

  private final CaseRows rows;
  private final CaseStore store;
  private final Ledger ledger;

  CaseWriting(CaseRows rows, CaseStore store, Ledger ledger) {
    this.rows = rows;
    this.store = store;
    this.ledger = ledger;
  }

  /**
   * Pages, programs and phones all come through here, so that none can say what a register says.
   */
  FormValues corrected(CaseType type, String step, Subject about, FormValues typed) {
    return type.step(step)
        .flatMap(CaseStep::form)
        .flatMap(type::form)
        .map(form -> store.corrected(form, about, typed))
        .orElse(typed);
  }

  /** What the form names is asked for as well, whether whoever sends it lists it or not. */
  static Set<String> files(CaseType type, String step, FormValues values, Set<String> listed) {
    Set<String> files = new TreeSet<>(listed);
    type.step(step)
        .flatMap(CaseStep::form)
        .flatMap(type::form)
        .ifPresent(form -> files.addAll(ShownFiles.of(form, values)));
    return files;
  }

  /**
   * A decision that allows a step, with what was filled in as its form asks.
   *
   * @param meanwhile what others did since the case was seen
   */
  static Allowed allowed(
      CaseType type, Decision decision, StepRequest request, List<CaseView.Done> meanwhile) {
    if (decision instanceof Refused refused) {
      boolean old = refused.why() == Decision.Why.OLD_VERSION;
      throw new CaseRefused(refused, old ? meanwhile : List.of());
    }
    Allowed allowed = (Allowed) decision;
    Optional<CaseForm> form = allowed.step().form().flatMap(type::form);
    form.ifPresent(asked -> check(asked, request.values()));
    if (form.isEmpty() && !request.values().values().isEmpty()) {
      throw new FormRefused(
          request.step(), List.of(new FormRefused.Problem("", "additionalProperties")));
    }
    return allowed;
  }

  /** Who somebody is was taken out before and is an id here. */
  private static void check(CaseForm form, FormValues values) {
    List<FormFault> faults =
        FormSchema.of(form).checkKept(JsonMapper.shared().valueToTree(values.values()));
    if (!faults.isEmpty()) {
      throw new FormRefused(
          form.name(),
          faults.stream().map(one -> new FormRefused.Problem(one.at(), one.word())).toList());
    }
  }

  /** Keeps what was filled in and shown; what the fact says of it. */
  SortedMap<String, String> said(
      CaseType type, CaseView now, Allowed decided, Work work, CaseActor by) {
    List<String> evidence = work.evidence().stream().sorted().toList();
    rows.stored(evidence);
    CaseFacts.Filling filling =
        store.fill(
            work.id(),
            now,
            decided.step().form().flatMap(type::form),
            new CaseStore.Given(work.values(), evidence),
            work.at());
    SortedMap<String, String> said = CaseFacts.said(type, decided, filling);
    by.team().ifPresent(team -> said.put("team", team));
    return said;
  }

  /** Appends the fact of a step and what follows from it. */
  void append(
      CaseRecorder who,
      CaseView now,
      Allowed decided,
      String kind,
      Map<String, String> said,
      Work work) {
    List<Fact> facts = new ArrayList<>();
    facts.add(CaseFacts.about(now, work.id(), kind, work.at(), said));
    for (int i = 0; i < decided.effects().size(); i++) {
      facts.add(CaseFacts.effect(now, work.id(), i, decided.effects().get(i), work.at()));
    }
    try {
      ledger.append(who.recorder(), facts);
    } catch (FactRefused refused) {
      throw new CaseRefused(Refusals.fact(refused), List.of());
    }
  }

  /** What is done at one moment. */
  record Work(UUID id, FormValues values, Set<String> evidence, Instant at) {}
}
