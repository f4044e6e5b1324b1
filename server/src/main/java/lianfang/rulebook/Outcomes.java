package lianfang.rulebook;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.fact.Subject;
import lianfang.rulebook.store.Homes;
import lianfang.rulebook.store.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 结论查询: the stored outcomes of the current generation, as far as the transaction may see them. */
@Component
public class Outcomes {

  private static final String INTERVALS =
      "select subject_kind, subject, measure, place, state, from_day, until_day, area, bases::text,"
          + " caused from rulebook.outcome_now";
  private static final String DECISIONS =
      "select subject_kind, subject, question, options, meanwhile, area, basis::text, opened"
          + " from rulebook.decision_request_now";

  private final JdbcClient client;
  private final Homes homes;

  Outcomes(JdbcClient client, Homes homes) {
    this.client = client;
    this.homes = homes;
  }

  /** Closures of the places in which these people live, by person; nobody else is named. */
  public Map<UUID, List<MeasureInterval>> closuresOfHomes(Collection<UUID> people) {
    Map<UUID, Set<UUID>> lives = homes.of(people);
    List<Subject> places =
        lives.values().stream().flatMap(Set::stream).distinct().map(Subject::place).toList();
    Map<UUID, List<MeasureInterval>> closed =
        places.isEmpty()
            ? Map.of()
            : of(places).stream()
                .filter(one -> one.measure() == Measure.CLOSURE)
                .collect(Collectors.groupingBy(one -> one.subject().id()));
    Map<UUID, List<MeasureInterval>> found = new HashMap<>();
    if (closed.isEmpty()) {
      return found;
    }
    lives.forEach((person, at) -> {
      List<MeasureInterval> closures =
          at.stream().flatMap(place -> closed.getOrDefault(place, List.of()).stream()).toList();
      if (!closures.isEmpty()) {
        found.put(person, closures);
      }
    });
    return found;
  }

  /** All measures of these subjects, by subject and then as derived. */
  public List<MeasureInterval> of(Collection<Subject> subjects) {
    return client
        .sql(INTERVALS + " where subject = any(?) order by subject, number")
        .param(subjects.stream().map(Subject::id).toArray(UUID[]::new))
        .query((row, n) -> interval(row))
        .list();
  }

  /**
   * Measures that hold on a day or begin later, of an area, by area.
   *
   * @param prefix prefix of division codes, empty for all that may be seen
   */
  public List<MeasureInterval> inForce(LocalDate on, String prefix, int limit, int offset) {
    return client
        .sql(
            INTERVALS
                + " where area ^@ ? and (until_day is null or until_day >= ?)"
                + " order by area, subject, number limit ? offset ?")
        .params(prefix, on, limit, offset)
        .query((row, n) -> interval(row))
        .list();
  }

  /**
   * Isolations of an area that were ordered, ended in these days, and were not released by name.
   */
  public List<MeasureInterval> ended(LocalDate since, LocalDate before, String prefix, int limit) {
    return client
        .sql(
            INTERVALS
                + " where area ^@ ? and measure = 'isolation' and until_day >= ? and until_day < ?"
                + " and state in ('ordered', 'served', 'in-place')"
                + " order by area, subject, number limit ?")
        .params(prefix, since, before, limit)
        .query((row, n) -> interval(row))
        .list();
  }

  /** Open decisions about these subjects. */
  public List<OpenDecision> decisionsAbout(Collection<Subject> subjects) {
    return client
        .sql(DECISIONS + " where subject = any(?) order by subject, number")
        .param(subjects.stream().map(Subject::id).toArray(UUID[]::new))
        .query((row, n) -> decision(row))
        .list();
  }

  /** Open decisions of an area, by area. */
  public List<OpenDecision> decisions(String prefix, int limit, int offset) {
    return client
        .sql(DECISIONS + " where area ^@ ? order by area, subject, number limit ? offset ?")
        .params(prefix, limit, offset)
        .query((row, n) -> decision(row))
        .list();
  }

  private static MeasureInterval interval(ResultSet row) throws SQLException {
    return new MeasureInterval(
        subject(row),
        Measure.ofWord(row.getString(3)),
        MeasurePlace.ofWord(row.getString(4)),
        state(row.getString(5)),
        row.getObject(6, LocalDate.class),
        row.getObject(7, LocalDate.class),
        row.getString(8),
        Json.bases(row.getString(9)),
        Arrays.stream((UUID[]) row.getArray(10).getArray()).map(Subject::person).toList());
  }

  private static OpenDecision decision(ResultSet row) throws SQLException {
    Array options = row.getArray(4);
    return new OpenDecision(
        subject(row),
        row.getString(3),
        List.of((String[]) options.getArray()),
        row.getString(5),
        row.getString(6),
        Json.bases(row.getString(7)).getFirst(),
        moment(row));
  }

  private static @Nullable Instant moment(ResultSet row) throws SQLException {
    OffsetDateTime opened = row.getObject(8, OffsetDateTime.class);
    return opened == null ? null : opened.toInstant();
  }

  private static Subject subject(ResultSet row) throws SQLException {
    return new Subject(Subject.Kind.ofWord(row.getString(1)), row.getObject(2, UUID.class));
  }

  private static MeasureState state(String word) {
    return Arrays.stream(MeasureState.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow();
  }
}
