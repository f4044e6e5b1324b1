package lianfang.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.casework.CaseStore.Work;
import lianfang.casework.Decision.Allowed;
import org.springframework.stereotype.Component;

/** 立件: files cases and parts of them, each once, however often it is sent. */
@Component
class CaseFilings {

  /** A field that is filled with the head on the day that another field says. */
  private static final String HEAD_ON = "head.";

  private final CaseTypes types;
  private final CaseRows rows;
  private final CaseStore store;
  private final CaseTransactions transactions;
  private final Seats seats;
  private final Clock clock;

  CaseFilings(
      CaseTypes types,
      CaseRows rows,
      CaseStore store,
      CaseTransactions transactions,
      Seats seats,
      Clock clock) {
    this.types = types;
    this.rows = rows;
    this.store = store;
    this.transactions = transactions;
    this.seats = seats;
    this.clock = clock;
  }

  /**
   * Files a case.
   *
   * @param filer who filed the whole of which this is a part; then anybody may file it
   */
  UUID file(CaseRecorder who, Filing filing, Optional<String> filer) {
    return transactions.deciding(
        who,
        () -> {
          store.alone(filing.id());
          if (rows.known(filing.id())) {
            return filing.id();
          }
          CaseType type = offered(filing);
          String step = filing.step().isEmpty() ? type.filings().getFirst().id() : filing.step();
          Instant now = filing.received().orElseGet(clock::instant);
          CaseView unfiled = unfiled(filing, type, who, now);
          filing.parent().ifPresent(rows::lock);
          FormValues typed = store.corrected(type, step, filing.about(), filing.values());
          FormValues values = headed(type, step, filing.area(), typed);
          Set<String> files = CaseStore.files(type, step, values, filing.evidence());
          Work work = new Work(filing.id(), values, files, filing.parent(), now);
          StepRequest request = new StepRequest(step, 0, values, files, false, seats.actor(who));
          Decision decision =
              filer.isPresent()
                  ? types.decide().part(type, unfiled, request, now)
                  : types.decide().step(type, unfiled, request, now);
          Allowed decided = CaseStore.allowed(type, decision, request, List.of());
          types.keep(type);
          Map<String, String> said = new TreeMap<>();
          said.put("about", CaseFacts.text(filing.about()));
          filing.parent().ifPresent(parent -> said.put("parent", "case:" + parent));
          filer.ifPresent(account -> said.put("filer", account));
          store.write(
              List.of(
                  new CaseStore.Taken(
                      who, request.by(), type, CaseFacts.FILED, unfiled, decided, work)),
              said);
          store.claimed(type, unfiled, now).ifPresent(store::charge);
          store.code(filing.id(), filing.area());
          store.recusals().filed(who, decided.step().form().flatMap(type::form), filing);
          return filing.id();
        });
  }

  /**
   * Who headed the body on a day is looked up and never taken from whoever files; only whoever the
   * chain does not know with an account is named by the fields that the form has for that.
   */
  private FormValues headed(CaseType type, String step, String area, FormValues typed) {
    FormValues values = typed;
    Optional<CaseForm> form = type.step(step).flatMap(CaseStep::form).flatMap(type::form);
    for (CaseForm.Field field : form.map(CaseForm::fields).orElse(List.of())) {
      String from = field.traits().prefill();
      if (from.startsWith(HEAD_ON)) {
        Optional<String> day = values.text(from.substring(HEAD_ON.length()));
        Optional<String> head =
            day.filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
                .flatMap(text -> seats.headOn(area, LocalDate.parse(text)));
        values = named(field, head, values);
      }
    }
    return values;
  }

  private static FormValues named(CaseForm.Field field, Optional<String> head, FormValues values) {
    List<String> instead = field.traits().instead();
    long given = instead.stream().filter(one -> isGiven(values.find(one))).count();
    if (head.isPresent() && given > 0) {
      throw new CaseRefused(Refusals.headed(), List.of());
    }
    if (head.isEmpty() && (given == 0 || given < instead.size())) {
      throw new CaseRefused(Refusals.headless(), List.of());
    }
    FormValues left = values.without(Set.of(field.name()));
    return head.map(account -> left.with(new FormValues(Map.of(field.name(), account))))
        .orElse(left);
  }

  private static boolean isGiven(Optional<Object> value) {
    return value
        .filter(one -> one instanceof List<?> list ? !list.isEmpty() : !one.equals(""))
        .isPresent();
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
}
