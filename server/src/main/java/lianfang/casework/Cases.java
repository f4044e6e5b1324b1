package lianfang.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
import lianfang.fact.playbook.Wording;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * 办件: files cases, does their steps and finds them. What was filled in and shown, the facts and the
 * case as they say it are written in one transaction; what is sent again is done once.
 */
@Component
public class Cases {

  /** A field that is filled with the head on the day that another field says. */
  private static final String HEAD_ON = "head.";

  private final CaseTypes types;
  private final CaseRows rows;
  private final CaseStore store;
  private final CaseTransactions transactions;
  private final Seats seats;
  private final Ledger ledger;
  private final Clock clock;

  Cases(
      CaseTypes types,
      CaseRows rows,
      CaseStore store,
      CaseTransactions transactions,
      Seats seats,
      Ledger ledger,
      Clock clock) {
    this.types = types;
    this.rows = rows;
    this.store = store;
    this.transactions = transactions;
    this.seats = seats;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Files a case.
   *
   * @return its id
   * @throws CaseRefused where it may not be filed
   * @throws FormRefused where what was filled in is not as the form asks
   */
  public UUID file(CaseRecorder who, Filing filing) {
    return file(who, filing, Optional.empty());
  }

  /**
   * Files a part of a case, whoever may file such a case otherwise.
   *
   * @param filer who filed the whole; it is their case as well
   */
  UUID filePart(CaseRecorder who, Filing filing, String filer) {
    return file(who, filing, Optional.of(filer));
  }

  private UUID file(CaseRecorder who, Filing filing, Optional<String> filer) {
    return transactions.deciding(
        who,
        () -> {
          store.alone(filing.id());
          if (rows.known(filing.id())) {
            return filing.id();
          }
          CaseType type = offered(filing);
          String step = filing.step().isEmpty() ? type.filings().getFirst().id() : filing.step();
          Instant now = clock.instant();
          CaseView unfiled = unfiled(filing, type, who, now);
          filing.parent().ifPresent(rows::lock);
          FormValues typed = corrected(type, step, filing.about(), filing.values());
          FormValues values = headed(type, step, filing.area(), typed);
          Set<String> files = files(type, step, values, filing.evidence());
          Work work = new Work(filing.id(), values, files, now);
          StepRequest request = new StepRequest(step, 0, values, files, false, seats.actor(who));
          Decision decision =
              filer.isPresent()
                  ? types.decide().part(type, unfiled, request, now)
                  : types.decide().step(type, unfiled, request, now);
          Allowed decided = allowed(type, decision, request, List.of());
          types.keep(type);
          SortedMap<String, String> said = said(type, unfiled, decided, work, request.by());
          said.put("about", CaseFacts.text(filing.about()));
          filing.parent().ifPresent(parent -> said.put("parent", "case:" + parent));
          filer.ifPresent(account -> said.put("filer", account));
          append(who, unfiled, decided, CaseFacts.FILED, said, work);
          store
              .claimed(type, unfiled, now)
              .ifPresent(fact -> ledger.append(CaseRecorder.clock().recorder(), List.of(fact)));
          store.code(filing.id(), filing.area());
          store.recusals().filed(who, decided.step().form().flatMap(type::form), filing);
          return filing.id();
        });
  }

  /** Who headed the body on a day is looked up and never taken from whoever files. */
  private FormValues headed(CaseType type, String step, String area, FormValues typed) {
    FormValues values = typed;
    Optional<CaseForm> form = type.step(step).flatMap(CaseStep::form).flatMap(type::form);
    for (CaseForm.Field field : form.map(CaseForm::fields).orElse(List.of())) {
      String from = field.traits().prefill();
      if (!from.startsWith(HEAD_ON)) {
        continue;
      }
      Optional<String> day = values.text(from.substring(HEAD_ON.length()));
      String head =
          day.filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
              .flatMap(text -> seats.headOn(area, LocalDate.parse(text)))
              .orElseThrow(() -> new CaseRefused(Refusals.headless(), List.of()));
      values = values.with(new FormValues(Map.of(field.name(), head)));
    }
    return values;
  }

  /**
   * Does a step.
   *
   * @return the case after it
   * @throws CaseRefused where it may not be done, or the case was changed since it was seen
   * @throws FormRefused where what was filled in is not as the form asks
   */
  public CaseFile step(CaseRecorder who, StepOrder order) {
    return transactions.deciding(
        who,
        () -> {
          CaseRows.Row row = rows.lock(order.caseId()).orElseThrow(Cases::unknown);
          CaseType type = types.edition(row.view().edition());
          known(row, type, who);
          if (!row.holds(order.id())) {
            act(who, order, row, type);
          }
          CaseFile done = rows.file(rows.find(order.caseId()).orElseThrow(Cases::unknown), type);
          return done.seenBy(seats.actor(who).desks(), who.recorder().account());
        });
  }

  /** As {@link #step}, for whoever does many and looks at none: nothing is read afterwards. */
  public void stepOnly(CaseRecorder who, StepOrder order) {
    transactions.deciding(
        who,
        () -> {
          CaseRows.Row row = rows.lock(order.caseId()).orElseThrow(Cases::unknown);
          CaseType type = types.edition(row.view().edition());
          known(row, type, who);
          if (!row.holds(order.id())) {
            act(who, order, row, type);
          }
          return true;
        });
  }

  /**
   * Whoever never sees a case and has nothing to do in it learns by no refusal that it is there.
   */
  private void known(CaseRows.Row row, CaseType type, CaseRecorder who) {
    CaseActor actor = seats.actor(who);
    if (Sealing.isUntold(row.unseenBy(), actor)
        || row.isHiddenFrom(actor, types.desks())
            && types.decide().open(type, row.view(), actor).isEmpty()) {
      throw unknown();
    }
  }

  private void act(CaseRecorder who, StepOrder order, CaseRows.Row row, CaseType type) {
    CaseView now = row.view();
    row.merged()
        .ifPresent(other -> {
          throw new CaseRefused(Refusals.merged(other), List.of());
        });
    FormValues values = corrected(type, order.step(), now.about(), order.values());
    Set<String> files = files(type, order.step(), values, order.evidence());
    Work work = new Work(order.id(), values, files, clock.instant());
    StepRequest request =
        new StepRequest(
            order.step(),
            order.seen(),
            values,
            files,
            order.batch(),
            store.inTeam(type, now, seats.actor(who)));
    Decision decision = types.decide().step(type, now, request, work.at());
    Allowed decided = allowed(type, decision, request, row.after(order.seen()));
    SortedMap<String, String> said = said(type, now, decided, work, request.by());
    append(who, now, decided, CaseFacts.STEP, said, work);
    Optional<CaseForm> form = decided.step().form().flatMap(type::form);
    store.recusals().corrected(who, form, new Recusals.Reported(now.id(), now.area(), values));
    store.follow(who, now, order);
  }

  /** A case, as far as somebody may see it. */
  public Optional<CaseFile> find(CaseRecorder who, UUID id) {
    return transactions.seeing(
        who,
        () -> {
          CaseActor actor = seats.actor(who);
          Set<String> desks = actor.desks();
          return rows.find(id)
              .filter(row -> !row.isHiddenFrom(actor, types.desks()))
              .map(row -> rows.file(row, types.edition(row.view().edition())))
              .map(file -> file.seenBy(desks, who.recorder().account()));
        });
  }

  /**
   * What a program needs to know of a case before it sends a step.
   *
   * @param type the edition that it keeps
   */
  public record Brief(CaseType type, String area) {}

  /** The least about a case, as far as somebody may see it. */
  public Optional<Brief> brief(CaseRecorder who, UUID id) {
    return transactions.seeing(
        who,
        () -> rows.kept(id).map(kept -> new Brief(types.edition(kept.edition()), kept.area())));
  }

  /** What was filled in so far in each of these cases, as far as somebody may see them. */
  public Map<UUID, FormValues> values(CaseRecorder who, Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : transactions.seeing(who, () -> rows.values(ids));
  }

  /** A case by the code that whoever filed it has; the code is the right to see it. */
  public Optional<CaseFile> byCode(String code) {
    return rows.byCode(code.strip().toUpperCase(Locale.ROOT))
        .flatMap(known ->
            transactions.deciding(
                CaseRecorder.anyone(known.area()),
                () ->
                    rows.find(known.id())
                        .map(row -> rows.file(row, types.edition(row.view().edition())))));
  }

  /** The steps that somebody may do now; their guards are asked when it is done. */
  public List<CaseStep> open(CaseRecorder who, CaseFile file) {
    CaseActor actor = seats.actor(who);
    return file.ended() ? List.of() : types.decide().open(file.type(), file.view(), actor);
  }

  /**
   * Pages, programs and phones all come through here, so that none can say what a register says.
   */
  private FormValues corrected(CaseType type, String step, Subject about, FormValues typed) {
    return type.step(step)
        .flatMap(CaseStep::form)
        .flatMap(type::form)
        .map(form -> store.corrected(form, about, typed))
        .orElse(typed);
  }

  /** What the form names is asked for as well, whether whoever sends it lists it or not. */
  private static Set<String> files(
      CaseType type, String step, FormValues values, Set<String> listed) {
    Set<String> files = new TreeSet<>(listed);
    type.step(step)
        .flatMap(CaseStep::form)
        .flatMap(type::form)
        .ifPresent(form -> files.addAll(ShownFiles.of(form, values)));
    return files;
  }

  private CaseType offered(Filing filing) {
    CaseType type =
        types
            .find(filing.type())
            .orElseThrow(
                () -> new IllegalArgumentException("there is no case type " + filing.type()));
    if (type.about() != filing.about().kind()) {
      throw new IllegalArgumentException(
          "a case of " + type.id() + " is about " + type.about().word());
    }
    if (types.withdrawn(type.edition())) {
      throw new CaseRefused(Refusals.withdrawn(type), List.of());
    }
    types.requireChosen(type, filing.area());
    return type;
  }

  private Allowed allowed(
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

  private SortedMap<String, String> said(
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

  private void append(
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

  private static CaseView unfiled(Filing filing, CaseType type, CaseRecorder who, Instant now) {
    return new CaseView(
        filing.id(),
        type.id(),
        type.edition(),
        CaseStep.FILING,
        new DeskPlace("", filing.area()),
        Optional.empty(),
        who.recorder().account(),
        filing.about(),
        filing.area(),
        now,
        0,
        List.of(),
        Map.of(),
        FormValues.EMPTY,
        Map.of());
  }

  static CaseRefused unknown() {
    return new CaseRefused(
        new Refused(
            Decision.Why.NO_STEP,
            Optional.empty(),
            new Wording("没有这件办件，或不在您的管辖范围", "there is no such case in your jurisdiction"),
            List.of(),
            new Wording("请核对编号", "check the number")),
        List.of());
  }

  /** What is done at one moment. */
  private record Work(UUID id, FormValues values, Set<String> evidence, Instant at) {}
}
