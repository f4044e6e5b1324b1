package lianfang.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.casework.Decision.Allowed;
import lianfang.casework.Decision.FactDraft;
import lianfang.casework.Decision.Refused;
import lianfang.casework.form.FormFault;
import lianfang.casework.form.FormSchema;
import lianfang.casework.type.FormWords;
import lianfang.fact.Fact;
import lianfang.fact.FactRefused;
import lianfang.fact.Ledger;
import lianfang.fact.RandomBytes;
import lianfang.fact.Subject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what people filled in, showed and decided in cases as facts and what these rest on: words
 * by their hash, evidence, and the codes of those who filed.
 */
@Component
class CaseStore {

  /** Without letters that are taken for digits. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int CODE_LENGTH = 12;

  private final JdbcClient client;
  private final CaseRows rows;
  private final Ledger ledger;
  private final Prefills prefills;
  private final Recusals recusals;
  private final ObjectProvider<StepOrder.Consequence> consequences;
  private final RandomBytes random = new RandomBytes();

  CaseStore(
      DataSource app,
      CaseRows rows,
      Ledger ledger,
      Prefills prefills,
      Recusals recusals,
      ObjectProvider<StepOrder.Consequence> consequences) {
    this.client = JdbcClient.create(app);
    this.rows = rows;
    this.ledger = ledger;
    this.prefills = prefills;
    this.recusals = recusals;
    this.consequences = consequences;
  }

  /** What else follows from a step, in its transaction. */
  void follow(CaseRecorder who, CaseView before, StepOrder order) {
    consequences.stream()
        .filter(one -> one.of(before.type()))
        .forEach(one -> one.after(who, before, order));
  }

  /** Who may not see what is filed. */
  Recusals recusals() {
    return recusals;
  }

  /** The claim of whoever a register charges with a new case; empty where it names nobody. */
  Optional<Fact> claimed(CaseType type, CaseView filed, Instant at) {
    return prefills
        .holder(type, filed.about())
        .map(account -> CaseFacts.claimedFor(filed, account, at));
  }

  /**
   * Whoever sits at the desk of a case by office acts in the team that a register names for what
   * the case is about, where its type asks who came before; a seat has its own team.
   */
  CaseActor inTeam(CaseType type, CaseView now, CaseActor by) {
    boolean asks =
        by.team().isEmpty()
            && by.kind() == CaseActor.Kind.PERSON
            && by.sitsAt(now.desk())
            && type.flow().steps().stream()
                .flatMap(step -> step.guards().stream())
                .anyMatch(Guard.SameTeamAs.class::isInstance);
    Optional<String> team = asks ? prefills.team(now.about()) : Optional.empty();
    return team.isEmpty()
        ? by
        : new CaseActor(by.account(), by.seats(), by.wide(), team, by.kind());
  }

  /** Whoever files the same case again waits here until it is known or not. */
  void alone(UUID id) {
    client
        .sql("select pg_advisory_xact_lock(?, 5)::text")
        .param((int) (id.getLeastSignificantBits() ^ id.getMostSignificantBits()))
        .query(String.class)
        .single();
  }

  /** Keeps what was filled in at a step, and the words by which the case is found. */
  CaseFacts.Filling fill(
      UUID fact, CaseView now, Optional<CaseForm> form, Given given, Instant at) {
    List<String> evidence = given.evidence();
    FormValues values = given.values();
    if (values.values().isEmpty() && evidence.isEmpty()) {
      return new CaseFacts.Filling("", List.of());
    }
    String text = CaseJson.text(values.values());
    String hash = CaseFacts.hash(text);
    Map<String, String> words = form.map(asked -> FormWords.of(asked, values)).orElse(Map.of());
    client
        .sql(
            """
            with kept as (
              insert into casework.case_form (fact, case_id, form, hash, filled, evidence, made_at)
              values (?, ?, ?, ?, ?::jsonb, ?, ?))
            insert into casework.case_text (case_id, hash, area, sees, said)
            select ?, ?, ?, string_to_array(sees, ','), casework.folded(said)
            from unnest(?, ?) w (sees, said)
            on conflict do nothing
            """)
        .params(
            fact,
            now.id(),
            form.map(CaseForm::name).orElse(""),
            hash,
            text,
            evidence.toArray(String[]::new),
            Timestamp.from(at),
            now.id(),
            hash,
            now.area(),
            words.keySet().toArray(String[]::new),
            words.values().toArray(String[]::new))
        .update();
    return new CaseFacts.Filling(values.values().isEmpty() ? "" : hash, evidence);
  }

  /** What somebody filled in and shows. */
  record Given(FormValues values, List<String> evidence) {}

  /** Keeps words of people and returns their hash. */
  String say(CaseView now, String words, Instant at) {
    String hash = CaseFacts.hash(words);
    client
        .sql(
            """
            with kept as (
              insert into casework.case_words (hash, case_id, words, made_at)
              values (?, ?, ?, ?) on conflict do nothing returning case_id, hash, words)
            insert into casework.case_text (case_id, hash, area, sees, said)
            select case_id, hash, ?, '{}', casework.folded(words) from kept
            on conflict do nothing
            """)
        .params(hash, now.id(), words, Timestamp.from(at), now.area())
        .update();
    return hash;
  }

  /** A code with which whoever filed a case asks for it. */
  void code(UUID caseId, String area) {
    StringBuilder code = new StringBuilder();
    while (code.length() < CODE_LENGTH) {
      int value = random.next(1)[0] & 0xFF;
      // The last values would make the first letters likelier than others.
      if (value < 256 / ALPHABET.length() * ALPHABET.length()) {
        code.append(ALPHABET.charAt(value % ALPHABET.length()));
      }
    }
    client
        .sql("insert into casework.code (code, case_id, area) values (?, ?, ?)")
        .params(code.toString(), caseId, area)
        .update();
  }

  /**
   * Pages, programs and phones all come through here, so that none can say what a register says.
   */
  FormValues corrected(CaseType type, String step, Subject about, FormValues typed) {
    return type.step(step)
        .flatMap(CaseStep::form)
        .flatMap(type::form)
        .map(form -> prefills.corrected(form, about, typed))
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
        fill(
            work.id(),
            now,
            decided.step().form().flatMap(type::form),
            new Given(work.values(), evidence),
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
    facts.addAll(effects(now, decided.effects(), work));
    try {
      ledger.append(who.recorder(), facts);
    } catch (FactRefused refused) {
      throw new CaseRefused(Refusals.fact(refused), List.of());
    }
  }

  /** What a step says beyond its case, about whom the case was found to be about. */
  private List<Fact> effects(CaseView now, List<FactDraft> drafts, Work work) {
    if (drafts.isEmpty()) {
      return List.of();
    }
    Subject meant = prefills.meant(now.about());
    List<Fact> facts = new ArrayList<>();
    for (FactDraft draft : drafts) {
      facts.add(CaseFacts.effect(now, meant, work.id(), facts.size(), draft, work.at()));
    }
    return facts;
  }

  /** The claim of whoever a register charges with a new case. */
  void charge(Fact claim) {
    ledger.append(CaseRecorder.clock().recorder(), List.of(claim));
  }

  /** What is done at one moment. */
  record Work(UUID id, FormValues values, Set<String> evidence, Instant at) {}
}
