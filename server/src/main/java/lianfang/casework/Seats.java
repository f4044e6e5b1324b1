package lianfang.casework;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import lianfang.area.Responsibilities;
import lianfang.area.Responsibility;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactKinds;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 坐席: who sits at which desk: by office, or by a fact of their own, with the team they are in. */
@Component
public class Seats {

  private static final int COUNTY = 6;

  private final JdbcClient client;
  private final CaseTypes types;
  private final Ledger ledger;
  private final Responsibilities responsibilities;
  private final Clock clock;

  Seats(
      DataSource app,
      CaseTypes types,
      Ledger ledger,
      Responsibilities responsibilities,
      Clock clock) {
    this.client = JdbcClient.create(app);
    this.types = types;
    this.ledger = ledger;
    this.responsibilities = responsibilities;
    this.clock = clock;
  }

  /**
   * A seat.
   *
   * @param account who sits there
   * @param place where
   * @param from the first day
   * @param until the last day, or null
   * @param team with which team they are out, or null
   * @param instead whom they replace while that one is absent, or null
   * @param unit the bureau from which they come, whose reports they never see, or null
   */
  public record Seat(
      String account,
      DeskPlace place,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String team,
      @Nullable String instead,
      @Nullable String unit) {

    /** A seat of somebody who comes from no bureau. */
    public Seat(
        String account,
        DeskPlace place,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String team,
        @Nullable String instead) {
      this(account, place, from, until, team, instead, null);
    }

    /** The same of somebody who comes from a bureau. */
    public Seat of(@Nullable String other) {
      return new Seat(account, place, from, until, team, instead, other);
    }
  }

  /** Who somebody is for the rules of cases today, in the caller's transaction. */
  public CaseActor actor(CaseRecorder who) {
    if (who.kind() == CaseActor.Kind.CLOCK) {
      return CaseActor.clock();
    }
    if (who.kind() == CaseActor.Kind.PUBLIC) {
      return CaseActor.anyone();
    }
    return actor(who, of(who.recorder().account()));
  }

  /** Who these people are for the rules of cases today, in the caller's transaction. */
  Map<CaseRecorder, CaseActor> actors(Set<CaseRecorder> people) {
    Map<String, List<Seat>> all =
        of(people.stream().map(who -> who.recorder().account()).collect(Collectors.toSet()));
    Map<CaseRecorder, CaseActor> actors = new HashMap<>();
    people.forEach(
        who -> actors.put(who, actor(who, all.getOrDefault(who.recorder().account(), List.of()))));
    return actors;
  }

  private CaseActor actor(CaseRecorder who, List<Seat> seats) {
    Set<DeskPlace> places = new HashSet<>();
    Optional<String> team = Optional.empty();
    for (Seat seat : seats) {
      places.add(seat.place());
      team = team.or(() -> Optional.ofNullable(seat.team()));
    }
    return new CaseActor(
        who.recorder().account(),
        places,
        types.desks().byOffice(who.roles(), who.recorder().scope()),
        team,
        CaseActor.Kind.PERSON);
  }

  /** Takes a seat, or gives one to somebody, as a fact. */
  public void take(CaseRecorder who, UUID id, Seat seat) {
    say(who, id, null, seat);
  }

  /**
   * Ends a seat, by a fact that corrects the one that gave it.
   *
   * @param given the fact that gave it
   * @param last the last day; the day before the first one where it is taken back altogether
   */
  public void end(CaseRecorder who, UUID given, Seat seat, LocalDate last) {
    say(
        who,
        UUID.randomUUID(),
        given,
        new Seat(seat.account(), seat.place(), seat.from(), last, seat.team(), seat.instead())
            .of(seat.unit()));
  }

  private void say(CaseRecorder who, UUID id, @Nullable UUID corrects, Seat seat) {
    TreeMap<String, String> said = new TreeMap<>();
    said.put("account", seat.account());
    said.put("desk", seat.place().desk());
    said.put("from", seat.from().toString());
    put(said, "until", seat.until() == null ? null : seat.until().toString());
    put(said, "team", seat.team());
    put(said, "instead", seat.instead());
    put(said, "unit", seat.unit());
    put(said, FactKinds.CORRECTION_REASON, corrects == null ? null : "ended");
    Instant now = clock.instant();
    ledger.append(
        who.recorder(),
        List.of(
            new Fact(
                0,
                id,
                Subject.area(seat.place().area()),
                CaseFacts.SEAT,
                seat.place().area(),
                now,
                Instant.EPOCH,
                "",
                "casework",
                corrects,
                said)));
  }

  /** The account that headed an area on a day: of the village, or else of its county. */
  Optional<String> headOn(String area, LocalDate day) {
    String county = area.substring(0, Math.min(COUNTY, area.length()));
    Map<String, List<Responsibility>> heads = responsibilities.heads(List.of(area, county), day);
    List<Responsibility> found = heads.getOrDefault(area, heads.getOrDefault(county, List.of()));
    return found.stream().map(Responsibility::account).flatMap(Optional::stream).findFirst();
  }

  /** The seats that an account has today. */
  public List<Seat> of(String account) {
    return of(Set.of(account)).getOrDefault(account, List.of());
  }

  /** The seats that accounts have today, latest first; without those who have none. */
  private Map<String, List<Seat>> of(Set<String> accounts) {
    LocalDate today = Days.of(clock.instant());
    return client
        .sql(
            """
            select * from casework.seat where account = any (?)
              and begins <= ? and (ends is null or ends >= ?) order by begins desc
            """)
        .params(accounts.toArray(String[]::new), today, today)
        .query((row, n) -> seat(row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Seat::account));
  }

  /** Who sits at a desk today by a fact of their own. */
  public List<Seat> at(DeskPlace place) {
    LocalDate today = Days.of(clock.instant());
    return client
        .sql(
            """
            select * from casework.seat where desk = ? and area = ?
              and begins <= ? and (ends is null or ends >= ?) order by account, begins
            """)
        .params(place.desk(), place.area(), today, today)
        .query((row, n) -> seat(row))
        .list();
  }

  /** A row of {@code casework.seat}. */
  public static Seat seat(java.sql.ResultSet row) throws java.sql.SQLException {
    Date ends = row.getDate("ends");
    return new Seat(
        row.getString("account"),
        new DeskPlace(row.getString("desk"), row.getString("area")),
        row.getObject("begins", LocalDate.class),
        ends == null ? null : ends.toLocalDate(),
        row.getString("team"),
        row.getString("instead"),
        row.getString("unit"));
  }

  private static void put(TreeMap<String, String> said, String name, @Nullable String value) {
    if (value != null) {
      said.put(name, value);
    }
  }
}
