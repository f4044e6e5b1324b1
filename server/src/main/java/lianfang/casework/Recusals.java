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

  /** The level of whoever checks and takes calls; it has no division of its own. */
  private static final String SUPERVISION = "supervision";

  private static final Map<String, Integer> DIGITS =
      Map.of("village", 12, "township", 9, "county", COUNTY, "city", 4);

  private final ScopedTransactions transactions;
  private final Responsibilities responsibilities;
  private final Areas areas;
  private final CaseTypes types;
  private final Clock clock;
  private final JdbcClient client;

  Recusals(
      ScopedTransactions transactions,
      Responsibilities responsibilities,
      Areas areas,
      CaseTypes types,
      Clock clock,
      DataSource app) {
    this.transactions = transactions;
    this.responsibilities = responsibilities;
    this.areas = areas;
    this.types = types;
    this.clock = clock;
    this.client = JdbcClient.create(app);
  }

  /**
   * Recuses, in the caller's transaction, whoever sees no more than the unit that a form names, and
   * all who answer for it. A form that names no unit recuses nobody.
   */
  void filed(CaseRecorder who, Optional<CaseForm> form, Filing filing) {
    recuse(who, form, new Reported(filing.id(), filing.area(), filing.values()));
  }

  /**
   * The same where a later step puts the unit right: its line is that of the unit named now, while
   * whoever was recused before stays so.
   */
  void corrected(CaseRecorder who, Optional<CaseForm> form, Reported now) {
    if (!said(form, now.values(), "name").isEmpty()) {
      client
          .sql("select casework.forget_recused_line(?)::text")
          .param(now.id())
          .query((row, n) -> n)
          .list();
      recuse(who, form, now);
    }
  }

  /** A case in which a unit is reported, with what was just filled in. */
  record Reported(UUID id, String area, FormValues values) {}

  private void recuse(CaseRecorder who, Optional<CaseForm> form, Reported filing) {
    String name = said(form, filing.values(), "name");
    if (name.isEmpty()) {
      return;
    }
    String level = said(form, filing.values(), "level");
    int digits = DIGITS.getOrDefault(level, 12);
    String unit = filing.area().substring(0, Math.min(digits, filing.area().length()));
    String city = unit.substring(0, Math.min(4, unit.length()));
    // Heads stand above the unit, so that its chain is read over the whole city and no further.
    Set<String> accounts =
        transactions.in(
            city,
            () ->
                Stream.concat(
                        Stream.concat(Stream.of(unit), named(city, name).stream())
                            .flatMap(one -> chain(one).stream()),
                        level.equals(SUPERVISION) ? seated(city).stream() : Stream.empty())
                    .filter(account -> !account.isBlank())
                    .collect(Collectors.toSet()));
    transactions.in(
        who.prefixes(),
        () -> {
          if (unit.length() >= COUNTY) {
            add(filing.id(), "", above(unit), "");
          }
          accounts.forEach(account -> add(filing.id(), account, "", ""));
          bureaus(name, level).forEach(bureau -> add(filing.id(), "", "", bureau));
          return accounts.size();
        });
  }

  /**
   * The bureaus of which the words speak, or of which the level is the name. Whoever sits there or
   * comes from there is recused, also by a later seat, because the policy reads the seats.
   */
  private Set<String> bureaus(String words, String level) {
    Set<String> bureaus = new LinkedHashSet<>(types.desks().unitsNamed(words));
    types.desks().units().stream().map(Desks.Unit::id).filter(level::equals).forEach(bureaus::add);
    return bureaus;
  }

  private static String said(Optional<CaseForm> form, FormValues values, String trait) {
    return form.stream()
        .flatMap(one -> one.fields().stream())
        .filter(field -> field.traits().recuses().equals(trait))
        .flatMap(field -> values.text(field.name()).stream())
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

  /** Whoever sits in supervision or at the hotline does not read what is said of it. */
  private List<String> seated(String city) {
    return client
        .sql(
            """
            select distinct account from casework.seat
            where desk in ('supervision', 'supervision-city', 'hotline') and area ^@ ?
              and begins <= ? and coalesce(ends, 'infinity') >= ?
            """)
        .params(city, Days.of(clock.instant()), Days.of(clock.instant()))
        .query(String.class)
        .list();
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

  private void add(UUID id, String account, String above, String bureau) {
    client
        .sql(
            """
            insert into casework.recusal (case_id, account, above, unit) values (?, ?, ?, ?)
            on conflict do nothing
            """)
        .params(id, account, above, bureau)
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
