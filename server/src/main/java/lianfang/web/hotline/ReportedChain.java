package lianfang.web.hotline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import org.springframework.stereotype.Component;

/** 责任链: the accounts that answer for a unit today, from its head to those below it. */
@Component
class ReportedChain {

  private final ScopedTransactions transactions;
  private final Responsibilities responsibilities;
  private final Areas areas;
  private final Clock clock;

  ReportedChain(
      ScopedTransactions transactions,
      Responsibilities responsibilities,
      Areas areas,
      Clock clock) {
    this.transactions = transactions;
    this.responsibilities = responsibilities;
    this.areas = areas;
    this.clock = clock;
  }

  /** The accounts, read over the whole city, because a head stands above the unit. */
  Set<String> of(String unit) {
    LocalDate today = Days.of(clock.instant());
    return transactions.in(
        unit.substring(0, Math.min(4, unit.length())),
        () -> {
          List<Responsibility> all = new ArrayList<>();
          if (unit.length() >= 6) {
            responsibilities
                .heads(List.of(unit.substring(0, 6)), today)
                .values()
                .forEach(all::addAll);
          }
          if (unit.length() == 12) {
            all.addAll(responsibilities.chain(unit, List.of(), today));
          } else if (unit.length() == 9) {
            List<String> villages = areas.children(unit).stream().map(Division::code).toList();
            responsibilities.ofVillages(villages, today).values().forEach(all::addAll);
          }
          return all.stream()
              .map(Responsibility::account)
              .flatMap(Optional::stream)
              .collect(Collectors.toSet());
        });
  }
}
