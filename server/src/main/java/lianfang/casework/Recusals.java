package lianfang.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 回避: who must not see or decide a sealed case, because it is about them or about the unit for
 * which they answer. A policy of the database reads it, so that no desk and no page can forget it;
 * it is told by the form that files a case, so that no way in can forget it either.
 */
@Component
class Recusals {

  /** A unit below this length has a line of its own; of a city nobody would be left to check. */
  private static final int COUNTY = 6;

  private static final Map<String, Integer> DIGITS =
      Map.of("village", 12, "township", 9, "county", COUNTY);

  private final ScopedTransactions transactions;
  private final Responsibilities responsibilities;
  private final Areas areas;
  private final Clock clock;
  private final JdbcClient client;

  Recusals(
      ScopedTransactions transactions,
      Responsibilities responsibilities,
      Areas areas,
      Clock clock,
      DataSource app) {
    this.transactions = transactions;
    this.responsibilities = responsibilities;
    this.areas = areas;
    this.clock = clock;
    this.client = JdbcClient.create(app);
  }

  /**
   * Recuses, in the caller's transaction, whoever sees no more than the unit that a form names, and
   * all who answer for it. A form that names no unit recuses nobody.
   */
  void filed(CaseRecorder who, Optional<CaseForm> form, Filing filing) {
    String name = said(form, filing, "name");
    if (name.isEmpty()) {
      return;
    }
    int digits = DIGITS.getOrDefault(said(form, filing, "level"), 12);
    String unit = filing.area().substring(0, Math.min(digits, filing.area().length()));
    String city = unit.substring(0, Math.min(4, unit.length()));
    // Heads stand above the unit, so that its chain is read over the whole city and no further.
    Set<String> accounts =
        transactions.in(
            city,
            () ->
                Stream.concat(Stream.of(unit), named(city, name).stream())
                    .flatMap(one -> chain(one).stream())
                    .filter(account -> !account.isBlank())
                    .collect(Collectors.toSet()));
    transactions.in(
        who.prefixes(),
        () -> {
          if (unit.length() >= COUNTY) {
            add(filing.id(), "", above(unit));
          }
          accounts.forEach(account -> add(filing.id(), account, ""));
          return accounts.size();
        });
  }

  private static String said(Optional<CaseForm> form, Filing filing, String trait) {
    return form.stream()
        .flatMap(one -> one.fields().stream())
        .filter(field -> field.traits().recuses().equals(trait))
        .flatMap(field -> filing.values().text(field.name()).stream())
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }

  /** Divisions whose names the words hold: a report may be filed at another place than its unit. */
  private Set<String> named(String city, String words) {
    Set<String> named = new LinkedHashSet<>();
    for (Division county : areas.children(city)) {
      if (words.contains(county.name())) {
        named.add(county.code());
      }
      for (Division town : areas.children(county.code())) {
        if (words.contains(town.name())) {
          named.add(town.code());
          // Names of villages are too common to be looked for outside a town that is named.
          areas.children(town.code()).stream()
              .filter(village -> words.contains(village.name()))
              .forEach(village -> named.add(village.code()));
        }
      }
    }
    return named;
  }

  private Set<String> chain(String unit) {
    LocalDate today = Days.of(clock.instant());
    List<Responsibility> all = new ArrayList<>();
    if (unit.length() >= COUNTY) {
      List<String> county = List.of(unit.substring(0, COUNTY));
      responsibilities.heads(county, today).values().forEach(all::addAll);
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
  }

  private void add(UUID id, String account, String above) {
    client
        .sql(
            """
            insert into casework.recusal (case_id, account, above) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(id, account, above)
        .update();
  }

  private static String above(String unit) {
    int digits =
        switch (unit.length()) {
          case 12 -> 9;
          case 9 -> COUNTY;
          case 6 -> 4;
          default -> Math.min(2, unit.length());
        };
    return unit.substring(0, digits);
  }
}
