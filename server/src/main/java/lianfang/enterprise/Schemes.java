package lianfang.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 复工方式: by which case types the firms of an area go back to work, as its command chose. What it
 * chose last holds from its day on; running cases keep the type under which they were filed.
 */
@Component
public class Schemes implements CaseTypes.Choice {

  private static final String KIND = "resumption-scheme";

  /** A province has two digits. */
  private static final int LEAST = 2;

  /** A city has four digits and a county six; no smaller command decides how firms go back. */
  private static final Set<Integer> LEVELS = Set.of(4, 6);

  private final JdbcClient engine;
  private final Ledger ledger;
  private final CaseTypes types;
  private final Clock clock;
  private final FactIds ids;

  Schemes(@Qualifier("engine") DataSource engine, Ledger ledger, CaseTypes types, Clock clock) {
    this.engine = JdbcClient.create(engine);
    this.ledger = ledger;
    this.types = types;
    this.clock = clock;
    this.ids = new FactIds(clock);
  }

  /**
   * What a command wants to offer.
   *
   * @param schemes ids of case types, all that it offers from then on
   * @param from the first day
   * @param organ that decides so
   * @param cites on which ground
   */
  public record Wanted(List<String> schemes, LocalDate from, String organ, String cites) {

    /** Copies the ids. */
    public Wanted {
      schemes = List.copyOf(schemes);
    }
  }

  /**
   * What a command chose.
   *
   * @param fact by which it did
   * @param area for which
   * @param recorder account that answers for it
   * @param at when it was recorded
   */
  public record Chosen(UUID fact, String area, Wanted wanted, String recorder, Instant at) {}

  /** What is wrong with a choice, the first in this order. */
  public enum Wrong {
    /** No city and no county. */
    LEVEL,
    /** No scheme, or one that the playbook does not offer for choice. */
    SCHEME,
    /** Without the organ that decides so, or without its ground. */
    ORGAN,
    /** It begins before today. */
    DAY
  }

  /** Whether an area is one whose command chooses. */
  public static boolean chooses(String area) {
    return LEVELS.contains(area.length());
  }

  /** What is wrong with a choice that is made today; empty where nothing is. */
  public Optional<Wrong> wrong(String area, Wanted wanted, LocalDate today) {
    boolean before = wanted.from().isBefore(today);
    List<String> known = all(before ? today : wanted.from()).stream().map(CaseType::id).toList();
    if (!chooses(area)) {
      return Optional.of(Wrong.LEVEL);
    }
    if (wanted.schemes().isEmpty() || !known.containsAll(wanted.schemes())) {
      return Optional.of(Wrong.SCHEME);
    }
    if (wanted.organ().isEmpty() || wanted.cites().isEmpty()) {
      return Optional.of(Wrong.ORGAN);
    }
    return before ? Optional.of(Wrong.DAY) : Optional.empty();
  }

  /** Whether a choice of this very area may still be taken back: its day has not come. */
  public static boolean mayTakeBack(String area, Chosen chosen, LocalDate today) {
    return chosen.area().equals(area) && chosen.wanted().from().isAfter(today);
  }

  /** The schemes of the playbook from which a command chooses. */
  public List<CaseType> all(LocalDate day) {
    return types.list().stream()
        .filter(type -> type.validity().byChoice().isPresent())
        .filter(type -> type.validity().inTime(day))
        .toList();
  }

  /** Chooses what an area offers from a day on, in the caller's transaction. */
  public void choose(Recorder who, String area, Wanted wanted) {
    TreeMap<String, String> said = new TreeMap<>();
    said.put("scheme", String.join(" ", wanted.schemes()));
    said.put("organ", wanted.organ());
    said.put("cites", wanted.cites());
    ledger.append(who, List.of(fact(who, area, KIND, Days.start(wanted.from()), null, said)));
  }

  /** Takes a choice back, in the caller's transaction: what was chosen before it holds again. */
  public void takeBack(Recorder who, Chosen chosen, String reason) {
    TreeMap<String, String> said = new TreeMap<>();
    said.put("reason", reason);
    ledger.append(
        who, List.of(fact(who, chosen.area(), "withdrawn", clock.instant(), chosen.fact(), said)));
  }

  private Fact fact(
      Recorder who,
      String area,
      String kind,
      Instant at,
      @Nullable UUID corrects,
      TreeMap<String, String> said) {
    return new Fact(
        0,
        ids.next(),
        Subject.area(area),
        kind,
        area,
        at,
        clock.instant(),
        who.account(),
        "page",
        corrects,
        said);
  }

  /** Everything that was chosen for an area and those above it, the last first. */
  public List<Chosen> choices(String area) {
    List<String> subjects = new ArrayList<>();
    for (int digits = LEAST; digits <= area.length(); digits++) {
      subjects.add(Subject.area(area.substring(0, digits)).id().toString());
    }
    return engine
        .sql(
            """
            select f.id, f.area, f.happened_at, f.recorder, f.recorded_at,
              f.attributes ->> 'scheme' as scheme, f.attributes ->> 'organ' as organ,
              coalesce(f.attributes ->> 'cites', '') as cites
            from fact.fact f
            where f.subject_id = any (?::uuid[]) and f.kind = ?
              and not exists (select from fact.fact c where c.corrects = f.id)
            order by f.happened_at desc, f.seq desc
            """)
        .params(subjects.toArray(String[]::new), KIND)
        .query(Schemes::read)
        .list();
  }

  private static Chosen read(ResultSet row, int number) throws SQLException {
    Wanted wanted =
        new Wanted(
            Arrays.asList(row.getString("scheme").split("\\s+")),
            Days.of(row.getObject("happened_at", OffsetDateTime.class).toInstant()),
            Objects.requireNonNullElse(row.getString("organ"), ""),
            row.getString("cites"));
    return new Chosen(
        row.getObject("id", UUID.class),
        row.getString("area"),
        wanted,
        row.getString("recorder"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant());
  }

  /** The choice that holds in an area on a day: its own, or that of the nearest area above. */
  public Optional<Chosen> holding(String area, LocalDate day) {
    return choices(area).stream()
        .filter(one -> !one.wanted().from().isAfter(day))
        .reduce((one, next) -> next.area().length() > one.area().length() ? next : one);
  }

  /**
   * The schemes that an area offers on a day: those that were chosen, and before anybody chose,
   * those that come from there.
   */
  public List<CaseType> offered(String area, LocalDate day) {
    Optional<Chosen> chosen = holding(area, day);
    return all(day).stream()
        .filter(type ->
            chosen
                .map(one -> one.wanted().schemes().contains(type.id()))
                .orElseGet(() -> type.validity().comesFrom(area)))
        .sorted(Comparator.comparing(type -> rank(chosen, type)))
        .toList();
  }

  /** In the order in which the command named them. */
  private static int rank(Optional<Chosen> chosen, CaseType type) {
    return chosen.map(one -> one.wanted().schemes().indexOf(type.id())).orElse(0);
  }

  @Override
  public boolean offers(CaseType type, String area, LocalDate day) {
    return offered(area, day).stream().anyMatch(one -> one.id().equals(type.id()));
  }
}
