package lianfang.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import lianfang.casework.Decision.Allowed;
import lianfang.casework.Decision.FactDraft;
import lianfang.casework.Decision.Refused;
import lianfang.casework.form.FormFault;
import lianfang.casework.form.FormSchema;
import lianfang.casework.known.Prefills;
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
  private final Ledger ledger;
  private final Prefills prefills;
  private final Recusals recusals;
  private final OwnFiles files;
  private final ObjectProvider<StepOrder.Consequence> consequences;
  private final RandomBytes random = new RandomBytes();

  CaseStore(
      DataSource app,
      Ledger ledger,
      Prefills prefills,
      Recusals recusals,
      OwnFiles files,
      ObjectProvider<StepOrder.Consequence> consequences) {
    this.client = JdbcClient.create(app);
    this.ledger = ledger;
    this.prefills = prefills;
    this.recusals = recusals;
    this.files = files;
    this.consequences = consequences;
  }

  /** What else follows from a step, in its transaction. */
  void follow(CaseRecorder who, CaseView before, StepOrder order) {
    consequences.stream()
        .filter(one -> one.of(before.type()))
        .forEach(one -> one.after(who, before, order));
  }

  /** Whether something else follows from steps of this type. */
  boolean isFollowed(CaseType type) {
    return consequences.stream().anyMatch(one -> one.of(type.id()));
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

  /**
   * What was filled in and shown at a step.
   *
   * @param fact of the step
   * @param words by which the case is found, by the desks that alone may search them
   */
  private record Filled(
      UUID fact,
      CaseView now,
      String form,
      String text,
      List<String> evidence,
      Map<String, String> words,
      Instant at) {

    /** Whether there is anything to keep. */
    boolean isEmpty() {
      return text.isEmpty() && evidence.isEmpty();
    }

    String hash() {
      return text.isEmpty() ? "" : CaseFacts.hash(text);
    }

    /** What is kept of a form without fields that hold anything. */
    String kept() {
      return text.isEmpty() ? "{}" : text;
    }
  }

  private static Filled filled(CaseView now, Optional<CaseForm> form, Work work) {
    FormValues values = work.values();
    return new Filled(
        work.id(),
        now,
        form.map(CaseForm::name).orElse(""),
        values.values().isEmpty() ? "" : CaseJson.text(values.values()),
        work.evidence().stream().sorted().toList(),
        form.map(asked -> FormWords.of(asked, values)).orElse(Map.of()),
        work.at());
  }

  /** Keeps what was filled in at steps, and the words by which their cases are found. */
  private void keep(List<Filled> all) {
    List<Filled> some = all.stream().filter(one -> !one.isEmpty()).toList();
    if (some.isEmpty()) {
      return;
    }
    record Word(Filled of, String sees, String said) {}
    List<Word> words =
        some.stream()
            .flatMap(one ->
                one.words().entrySet().stream()
                    .map(word -> new Word(one, word.getKey(), word.getValue())))
            .toList();
    client
        .sql(
            """
            with kept as (
              insert into casework.case_form (fact, case_id, form, hash, filled, evidence, made_at)
              select fact, id, form, hash, filled, string_to_array(evidence, ','), made_at
              from unnest(?::uuid[], ?::uuid[], ?, ?, ?::jsonb[], ?, ?::timestamptz[])
                f (fact, id, form, hash, filled, evidence, made_at))
            insert into casework.case_text (case_id, hash, area, sees, said)
            select id, hash, area, string_to_array(sees, ','), casework.folded(said)
            from unnest(?::uuid[], ?, ?, ?, ?) w (id, hash, area, sees, said)
            on conflict do nothing
            """)
        .param(each(some, one -> one.fact()))
        .param(each(some, one -> one.now().id()))
        .param(each(some, Filled::form))
        .param(each(some, one -> CaseFacts.hash(one.kept())))
        .param(each(some, Filled::kept))
        .param(each(some, one -> String.join(",", one.evidence())))
        .param(each(some, Filled::at))
        .param(each(words, word -> word.of().now().id()))
        .param(each(words, word -> CaseFacts.hash(word.of().kept())))
        .param(each(words, word -> word.of().now().area()))
        .param(each(words, Word::sees))
        .param(each(words, Word::said))
        .update();
  }

  /** A column of an array that a statement takes apart. */
  static <T> String[] each(Collection<T> all, Function<T, Object> column) {
    return all.stream().map(one -> column.apply(one).toString()).toArray(String[]::new);
  }

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

  /**
   * A step that was allowed.
   *
   * @param kind of its fact
   * @param now the case before it
   */
  record Taken(
      CaseRecorder who,
      CaseActor by,
      CaseType type,
      String kind,
      CaseView now,
      Allowed decided,
      Work work) {

    /** What was filled in at it. */
    Optional<CaseForm> form() {
      return decided.step().form().flatMap(type::form);
    }
  }

  /**
   * Keeps what was filled in and shown at steps of different cases, and appends their facts and
   * what follows from them.
   *
   * @param more what the fact of each says beside it
   */
  void write(List<Taken> all, Map<String, String> more) {
    List<Filled> filled = new ArrayList<>();
    List<Ledger.Recorded> facts = new ArrayList<>();
    for (Taken one : all) {
      Filled sheet = filled(one.now(), one.form(), one.work());
      files.hold(one.who(), one.now().id(), one.work().whole(), sheet.evidence());
      filled.add(sheet);
      facts.add(new Ledger.Recorded(one.who().recorder(), facts(one, sheet, more)));
    }
    keep(filled);
    try {
      ledger.appendEach(facts);
    } catch (FactRefused refused) {
      throw new CaseRefused(Refusals.fact(refused), List.of());
    }
  }

  private List<Fact> facts(Taken one, Filled sheet, Map<String, String> more) {
    SortedMap<String, String> said =
        CaseFacts.said(
            one.type(), one.decided(), new CaseFacts.Filling(sheet.hash(), sheet.evidence()));
    one.by().team().ifPresent(team -> said.put("team", team));
    said.putAll(more);
    List<Fact> facts = new ArrayList<>();
    Work work = one.work();
    facts.add(CaseFacts.about(one.now(), work.id(), one.kind(), work.at(), said));
    facts.addAll(effects(one.now(), one.decided().effects(), work));
    return facts;
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

  /**
   * What is done at one moment.
   *
   * @param whole of which a new case is a part
   */
  record Work(UUID id, FormValues values, Set<String> evidence, Optional<UUID> whole, Instant at) {}
}
