package lianfang.casework.known;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseType;
import lianfang.casework.FormValues;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import org.springframework.stereotype.Component;

/** 预填: fills in what the registers know, and overrules what is theirs to say. */
@Component
public class Prefills {

  private final List<KnownValues> registers;
  private final Clock clock;

  Prefills(List<KnownValues> registers, Clock clock) {
    this.registers = List.copyOf(registers);
    this.clock = clock;
  }

  /**
   * What a form begins with, in the caller's transaction.
   *
   * @param have what the case holds already; it goes before what is only suggested
   */
  public FormValues begin(CaseForm form, Subject about, FormValues have) {
    Map<String, Object> suggested = new LinkedHashMap<>();
    Map<String, Object> decided = new LinkedHashMap<>();
    for (KnownValues.Known known : known(form, about)) {
      fill(form, known.suggested(), suggested);
      fill(form, known.decided(), decided);
    }
    return new FormValues(suggested).with(have).with(new FormValues(decided));
  }

  /** What the registers say whatever is typed, in the caller's transaction. */
  public FormValues decided(CaseForm form, Subject about) {
    Map<String, Object> decided = new LinkedHashMap<>();
    for (KnownValues.Known known : known(form, about)) {
      fill(form, known.decided(), decided);
    }
    return new FormValues(decided);
  }

  /** What was typed, with the registers' word where it is theirs to say. */
  public FormValues corrected(CaseForm form, Subject about, FormValues typed) {
    FormValues decided = decided(form, about);
    return decided.values().isEmpty() ? typed : typed.with(decided);
  }

  /** Whom or what a subject was found to be; itself where no register says otherwise. */
  public Subject meant(Subject about) {
    Subject meant = about;
    for (KnownValues one : registers) {
      meant = one.meant(meant);
    }
    return meant;
  }

  /** The account for which a new case of this type is claimed, where a register names one. */
  public Optional<String> holder(CaseType type, Subject about) {
    return type.rules()
        .claimedFor()
        .flatMap(office -> {
          Subject meant = meant(about);
          return registers.stream()
              .flatMap(one -> one.holder(office, meant, Days.of(clock.instant())).stream())
              .findFirst();
        });
  }

  /** The team that a register names for a subject today. */
  public Optional<String> team(Subject about) {
    Subject meant = meant(about);
    return registers.stream()
        .flatMap(one -> one.team(meant, Days.of(clock.instant())).stream())
        .findFirst();
  }

  /** No register is asked for a form that wants nothing of it. */
  private List<KnownValues.Known> known(CaseForm form, Subject about) {
    Set<String> asked =
        form.fields().stream()
            .map(field -> field.traits().prefill())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toSet());
    if (asked.isEmpty()) {
      return List.of();
    }
    LocalDate today = Days.of(clock.instant());
    Subject meant = meant(about);
    return registers.stream().map(one -> one.of(meant, today, asked)).toList();
  }

  private static void fill(CaseForm form, Map<String, Object> known, Map<String, Object> into) {
    for (CaseForm.Field field : form.fields()) {
      Object value = known.get(field.traits().prefill());
      if (value != null) {
        into.put(field.name(), value);
      }
    }
  }
}
