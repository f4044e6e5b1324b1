package lianfang.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import lianfang.casework.Decision.Allowed;
import lianfang.casework.Decision.Refused;
import lianfang.fact.Ledger;
import lianfang.fact.playbook.Wording;
import org.springframework.stereotype.Component;

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
  private final CaseWriting writing;
  private final CaseSteps steps;
  private final CaseTransactions transactions;
  private final Seats seats;
  private final Ledger ledger;
  private final Clock clock;

  Cases(
      CaseTypes types,
      CaseRows rows,
      CaseStore store,
      CaseWriting writing,
      CaseSteps steps,
      CaseTransactions transactions,
      Seats seats,
      Ledger ledger,
      Clock clock) {
    this.types = types;
    this.rows = rows;
    this.store = store;
    this.writing = writing;
    this.steps = steps;
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
          FormValues typed = writing.corrected(type, step, filing.about(), filing.values());
          FormValues values = headed(type, step, filing.area(), typed);
          Set<String> files = CaseWriting.files(type, step, values, filing.evidence());
          CaseWriting.Work work = new CaseWriting.Work(filing.id(), values, files, now);
          StepRequest request = new StepRequest(step, 0, values, files, false, seats.actor(who));
          Decision decision =
              filer.isPresent()
                  ? types.decide().part(type, unfiled, request, now)
                  : types.decide().step(type, unfiled, request, now);
          Allowed decided = CaseWriting.allowed(type, decision, request, List.of());
          types.keep(type);
          SortedMap<String, String> said = writing.said(type, unfiled, decided, work, request.by());
          said.put("about", CaseFacts.text(filing.about()));
          filing.parent().ifPresent(parent -> said.put("parent", "case:" + parent));
          filer.ifPresent(account -> said.put("filer", account));
          writing.append(who, unfiled, decided, CaseFacts.FILED, said, work);
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
    return steps
        .andRead(who, order.caseId(), brief -> order)
        .map(Left::file)
        .orElseThrow(Cases::unknown);
  }

  /**
   * As {@link #step}, where what was filled in can only be read by whoever knows the case's type.
   *
   * @param order is made while nobody else changes the case
   * @return empty where somebody does not see such a case
   */
  public Optional<Left> step(CaseRecorder who, UUID id, Function<Brief, StepOrder> order) {
    return steps.andRead(who, id, order);
  }

  /** As {@link #step}, for whoever does many and looks at none: nothing is read afterwards. */
  public void stepOnly(CaseRecorder who, StepOrder order) {
    steps.only(who, order);
  }

  /**
   * A case after a step.
   *
   * @param open the steps that they may do next; their guards are asked when it is done
   */
  public record Left(CaseFile file, List<CaseStep> open) {}

  /** A case, as far as somebody may see it. */
  public Optional<CaseFile> find(CaseRecorder who, UUID id) {
    return transactions.seeing(
        who,
        () -> {
          CaseActor actor = seats.actor(who);
          Set<String> desks = actor.desks();
          return rows.whole(id, types::edition)
              .filter(whole -> !whole.row().isHiddenFrom(actor, types.desks()))
              .map(CaseFileRows.Whole::file)
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
                () -> rows.whole(known.id(), types::edition).map(CaseFileRows.Whole::file)));
  }

  /** The steps that somebody may do now; their guards are asked when it is done. */
  public List<CaseStep> open(CaseRecorder who, CaseFile file) {
    CaseActor actor = seats.actor(who);
    return file.ended() ? List.of() : types.decide().open(file.type(), file.view(), actor);
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
}
