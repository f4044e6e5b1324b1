package lianfang.web.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.EnglishNames;
import lianfang.area.Jurisdiction;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.fact.FactPages;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Editions;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.Replayed;
import lianfang.rulebook.Standing;
import lianfang.rulebook.notice.ResponsibleBody;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 责任单位目录: what bodies are called, who heads them, and which of them a clause names. */
@Component
public class Bodies {

  private static final int COUNTY_DIGITS = 6;

  private final Areas areas;
  private final Responsibilities responsibilities;
  private final FactPages facts;
  private final Accounts accounts;
  private final Editions editions;
  private final EnglishNames english;

  Bodies(
      Areas areas,
      Responsibilities responsibilities,
      FactPages facts,
      Accounts accounts,
      Editions editions,
      EnglishNames english) {
    this.areas = areas;
    this.responsibilities = responsibilities;
    this.facts = facts;
    this.accounts = accounts;
    this.editions = editions;
    this.english = english;
  }

  /** Who is responsible by what a replay found, so that a past day names the heads of that day. */
  public Responsible of(Replayed.State state) {
    return Responsible.of(this, state.jurisdictions(), state.responsibilities());
  }

  /** Who is responsible for these measures on a day, as far as the transaction may see it. */
  public Responsible of(Collection<MeasureInterval> measures, LocalDate on) {
    Set<UUID> persons = new HashSet<>();
    Set<String> villages = new HashSet<>();
    for (MeasureInterval one : measures) {
      one.causedBy().forEach(subject -> persons.add(subject.id()));
      villages.add(one.area());
    }
    return of(persons, villages, on);
  }

  /** The same for measures as lists show them. */
  public Responsible ofStanding(Collection<Standing> measures, LocalDate on) {
    Set<UUID> persons = new HashSet<>();
    Set<String> villages = new HashSet<>();
    for (Standing one : measures) {
      persons.addAll(one.causedBy());
      villages.add(one.area());
    }
    return of(persons, villages, on);
  }

  private Responsible of(Set<UUID> persons, Set<String> villages, LocalDate on) {
    Map<UUID, String> belonging = persons.isEmpty() ? Map.of() : facts.jurisdictions(persons);
    Set<String> bodies = new HashSet<>(belonging.values());
    for (String village : villages) {
      bodies.add(village);
      bodies.add(village.substring(0, Math.min(COUNTY_DIGITS, village.length())));
    }
    List<Responsibility> heads = new ArrayList<>();
    if (!bodies.isEmpty()) {
      responsibilities.heads(bodies, on).values().forEach(heads::addAll);
    }
    return Responsible.of(this, belonging, heads);
  }

  /** Who is responsible for a measure that a list shows. */
  public static String say(Responsible responsible, Standing one) {
    return responsible.of(one.interval());
  }

  /** What the clauses of these bases make responsible beside the village. */
  Set<String> named(Collection<Basis> bases) {
    Set<String> named = new HashSet<>();
    for (Basis basis : bases) {
      editions.find(basis.edition()).stream()
          .flatMap(notice -> notice.clauses().stream())
          .filter(clause -> clause.id().equals(basis.clause()))
          .forEach(clause -> named.addAll(clause.responsible()));
    }
    return named;
  }

  /** The display names of accounts by id. */
  Map<String, String> accounts(Set<String> ids) {
    return ids.isEmpty() ? Map.of() : accounts.displayNames(ids);
  }

  /** What a body is called, in Chinese as its seal has it. */
  String name(ResponsibleBody body) {
    return switch (body.kind()) {
      case HOSPITAL -> name(body.key()) + "定点医院";
      case COUNTY, VILLAGE, JURISDICTION -> name(body.key());
    };
  }

  /** What a body is called on a page in English, from the area's name and the kind of body. */
  String name(Shell shell, ResponsibleBody body) {
    String kind = body.kind().name().toLowerCase(Locale.ROOT);
    String named =
        areas
            .find(body.key())
            .map(english::of)
            .or(() -> jurisdiction(body.key()).map(Jurisdiction::en))
            .orElse(body.key());
    return shell.t("body." + kind, named);
  }

  private Optional<Jurisdiction> jurisdiction(String key) {
    return areas.words().jurisdictions().stream().filter(one -> one.key().equals(key)).findFirst();
  }

  /** The name of a division by its code, or of a jurisdiction by its key; else the key itself. */
  public String name(String key) {
    return areas
        .find(key)
        .map(Division::name)
        .or(() -> jurisdiction(key).map(Jurisdiction::zh))
        .orElse(key);
  }
}
