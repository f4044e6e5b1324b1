package lianfang.casework;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import lianfang.casework.CaseSteps.Asked;
import lianfang.casework.Decision.Refused;
import lianfang.fact.playbook.Wording;
import org.springframework.stereotype.Component;

/**
 * 办件: files cases, does their steps and finds them. What was filled in and shown, the facts and the
 * case as they say it are written in one transaction; what is sent again is done once.
 */
@Component
public class Cases {

  private final CaseTypes types;
  private final CaseRows rows;
  private final CaseFilings filings;
  private final CaseSteps steps;
  private final CaseTransactions transactions;
  private final Seats seats;

  Cases(
      CaseTypes types,
      CaseRows rows,
      CaseFilings filings,
      CaseSteps steps,
      CaseTransactions transactions,
      Seats seats) {
    this.types = types;
    this.rows = rows;
    this.filings = filings;
    this.steps = steps;
    this.transactions = transactions;
    this.seats = seats;
  }

  /**
   * Files a case.
   *
   * @return its id
   * @throws CaseRefused where it may not be filed
   * @throws FormRefused where what was filled in is not as the form asks
   */
  public UUID file(CaseRecorder who, Filing filing) {
    return filings.file(who, filing, Optional.empty());
  }

  /**
   * Files a part of a case, whoever may file such a case otherwise.
   *
   * @param filer who filed the whole; it is their case as well
   */
  UUID filePart(CaseRecorder who, Filing filing, String filer) {
    return filings.file(who, filing, Optional.of(filer));
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
        .andRead(new Asked(who, order.caseId(), order.step(), brief -> order))
        .map(Left::file)
        .orElseThrow(Cases::unknown);
  }

  /**
   * As {@link #step}, where what was filled in can only be read by whoever knows the case's type.
   *
   * @param step the step's id
   * @param order is made while nobody else changes the case; a step without form or with a plain
   *     one shares its transaction with those of others, so it looks at nothing but what it is
   *     given
   * @return empty where somebody does not see such a case
   */
  public Optional<Left> step(
      CaseRecorder who, UUID id, String step, Function<Brief, StepOrder> order) {
    return steps.andRead(new Asked(who, id, step, order));
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
