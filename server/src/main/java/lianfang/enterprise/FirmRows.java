package lianfang.enterprise;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Fact;
import lianfang.fact.FactProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes all rows of firms anew from their facts: what was taken back leaves no trace. */
@Component
class FirmRows {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String POST = "firm-post";
  private static final String CLASS = "class-assigned";
  private static final String IDENTIFIED = "firm-identified";
  private static final Set<String> RECORDS =
      Set.of("firm-output", "firm-checked", "firm-prepared", "firm-part", "policy-taken-up");
  private static final List<String> TABLES =
      List.of(
          "firm",
          "firm_profile",
          "firm_spell",
          "firm_post",
          "firm_class",
          "firm_record",
          "firm_identified");

  private final JdbcTemplate jdbc;

  FirmRows(DataSource app) {
    jdbc = new JdbcTemplate(app);
  }

  /** All that holds about one firm. */
  record Told(UUID firm, List<Fact> facts, FirmCourse course) {}

  /** Two transactions that tell of one firm come one after the other. */
  void lock(List<UUID> firms) {
    for (UUID firm : firms) {
      jdbc.queryForList("select pg_advisory_xact_lock(hashtextextended(?, 5))", "firm " + firm);
    }
  }

  void write(List<Told> all) {
    String[] ids = all.stream().map(one -> one.firm().toString()).toArray(String[]::new);
    for (String table : TABLES) {
      String key = table.equals("firm") ? "id" : "firm";
      jdbc.update(
          "delete from enterprise." + table + " where " + key + " = any (?::uuid[])", (Object) ids);
    }
    all.forEach(this::refuseCodesOfOthers);
    batch(
        "insert into enterprise.firm values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        all.stream().flatMap(one -> firm(one).stream()).toList());
    batch(
        "insert into enterprise.firm_profile values (?, ?, ?, ?, ?, ?::jsonb)",
        each(all, FirmProfile.KIND::equals, FirmRows::profile));
    batch("insert into enterprise.firm_spell values (?, ?, ?, ?, ?, ?, ?, ?, ?)", spells(all));
    batch(
        "insert into enterprise.firm_post values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        each(all, POST::equals, FirmRows::post));
    batch(
        "insert into enterprise.firm_class values (?, ?, ?, ?, ?, ?)",
        each(all, CLASS::equals, FirmRows::objectClass));
    batch(
        "insert into enterprise.firm_record values (?, ?, ?, ?, ?, ?::jsonb)",
        each(all, RECORDS::contains, FirmRows::record));
    batch(
        "insert into enterprise.firm_identified values (?, ?, ?, ?, ?)",
        each(all, IDENTIFIED::equals, FirmRows::identified));
  }

  private static Object[] identified(Fact fact) {
    String known = String.valueOf(fact.attribute("firm"));
    return new Object[] {
      fact.id(),
      fact.subject().id(),
      fact.area(),
      UUID.fromString(known.substring(known.indexOf(':') + 1)),
      time(fact.happenedAt())
    };
  }

  private void batch(String sql, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(sql, rows);
    }
  }

  private static List<Object[]> each(
      List<Told> all,
      java.util.function.Predicate<String> kind,
      java.util.function.Function<Fact, Object[]> row) {
    return all.stream()
        .flatMap(one -> one.facts().stream())
        .filter(fact -> kind.test(fact.kind()))
        .map(row)
        .toList();
  }

  private static Optional<Fact> last(Told told) {
    return told.facts().stream()
        .filter(fact -> fact.kind().equals(FirmProfile.KIND))
        .reduce((a, b) -> b);
  }

  private void refuseCodesOfOthers(Told told) {
    Optional<Fact> last = last(told);
    String code = last.map(fact -> fact.attribute("code")).orElse(null);
    if (code == null) {
      return;
    }
    Integer others =
        jdbc.queryForObject(
            "select count(*)::int from enterprise.firm where code = ?", Integer.class, code);
    if (others != null && others > 0) {
      throw FactProblem.CODE_TAKEN.refuse(last.orElseThrow(), "code");
    }
  }

  private static Optional<Object[]> firm(Told told) {
    return last(told)
        .map(fact -> {
          FirmProfile now = FirmProfile.of(fact);
          Optional<FirmCourse.Spell> spell = told.course().last();
          return new @Nullable Object[] {
            told.firm(),
            fact.area(),
            now.name(),
            now.code().isEmpty() ? null : now.code(),
            now.kind().word(),
            now.industry(),
            now.aboveScale(),
            now.chain(),
            now.key(),
            spell.map(FirmCourse.Spell::state).orElse(FirmState.CLOSED).word(),
            spell.map(one -> time(one.from())).orElse(null),
            told.facts().stream()
                .filter(one -> one.kind().equals(FirmProfile.KIND))
                .findFirst()
                .map(Fact::happenedOn)
                .orElseThrow()
          };
        });
  }

  private static Timestamp time(Instant instant) {
    return Timestamp.from(instant);
  }

  private static Object[] profile(Fact fact) {
    return new Object[] {
      fact.id(),
      fact.subject().id(),
      fact.area(),
      fact.happenedOn(),
      fact.seq(),
      MAPPER.writeValueAsString(fact.attributes())
    };
  }

  private static List<Object[]> spells(List<Told> all) {
    List<Object[]> rows = new ArrayList<>();
    for (Told told : all) {
      String area = last(told).map(Fact::area).orElse(null);
      List<FirmCourse.Spell> spells = told.course().spells();
      for (int i = 0; area != null && i < spells.size(); i++) {
        FirmCourse.Spell one = spells.get(i);
        rows.add(
            new @Nullable Object[] {
              one.fact(),
              told.firm(),
              area,
              i,
              one.state().word(),
              time(one.from()),
              i + 1 < spells.size() ? time(spells.get(i + 1).from()) : null,
              one.way(),
              one.cites()
            });
      }
    }
    return rows;
  }

  private static Object[] post(Fact fact) {
    String person = fact.attribute("person");
    String until = fact.attribute("until");
    return new @Nullable Object[] {
      fact.id(),
      fact.subject().id(),
      fact.area(),
      fact.attribute("post"),
      fact.attribute("account"),
      person == null ? null : UUID.fromString(person.substring(person.indexOf(':') + 1)),
      fact.attribute("team"),
      fact.happenedOn(),
      until == null ? null : LocalDate.parse(until)
    };
  }

  private static Object[] objectClass(Fact fact) {
    return new @Nullable Object[] {
      fact.id(),
      fact.subject().id(),
      fact.area(),
      fact.attribute("scheme"),
      fact.attribute("class"),
      fact.happenedOn()
    };
  }

  private static Object[] record(Fact fact) {
    return new Object[] {
      fact.id(),
      fact.subject().id(),
      fact.area(),
      fact.kind(),
      time(fact.happenedAt()),
      MAPPER.writeValueAsString(fact.attributes())
    };
  }
}
