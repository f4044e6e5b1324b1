package lianfang.bench.city;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.ContentHash;
import lianfang.fact.Fact;
import lianfang.instance.Database;
import lianfang.person.Particulars;
import lianfang.person.RosterColumn;
import lianfang.person.store.BlindIndex;
import lianfang.person.store.ParticularsJson;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.Vault;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * 装城: streams invented people into an instance by COPY, as rows that the program itself would have
 * written: sealed particulars, blind indexes, facts with their hashes, queued for the sealer.
 */
final class CityFilling {

  private static final int QUEUED_AT_ONCE = 20_000;
  private static final String PERSONS =
      "copy person.person (id, area, areas, roster, ref, name, head, wrapped, sealed, landed_at)"
          + " from stdin";
  private static final String FACTS =
      "copy fact.fact (seq, id, subject_kind, subject_id, kind, area, happened_at, recorded_at,"
          + " recorder, source, corrects, attributes, details, salt, commitment, hash) from stdin";

  private static final String HOUSEHOLDS =
      "copy area.place (id, area, kind, label, parent) from stdin";

  private static final String COUNT_OF_HOUSEHOLDS =
      "insert into area.place_count select area, kind, count(*) from area.place group by 1, 2"
          + " on conflict (area, kind) do update set places = excluded.places";

  private final Database database;
  private final Vault vault;
  private final BlindIndex index;
  private final SecureRandom random = new SecureRandom();
  private final HexFormat hex = HexFormat.of();

  CityFilling(Database database, PersonSecrets secrets) {
    this.database = database;
    this.vault = secrets.vault();
    this.index = secrets.index();
  }

  /**
   * Adds people.
   *
   * @param cities prefixes of the villages among which they live
   * @return how many facts tell of them
   */
  long fill(int people, List<String> cities, long seed) throws SQLException, IOException {
    try (Connection persons = connection();
        Connection facts = connection();
        Connection households = connection()) {
      persons.setAutoCommit(false);
      facts.setAutoCommit(false);
      long first = number(facts, "select last_value + 1 from fact.seq");
      InventedPeople invented = new InventedPeople(seed, villages(facts, cities), first);
      UUID home = new UUID(0, 0);
      try (Writer personRows = copy(persons, PERSONS);
          Writer factRows = copy(facts, FACTS);
          Writer placeRows = copy(households, HOUSEHOLDS)) {
        for (int i = 1; i <= people; i++) {
          InventedPeople.Invented one = invented.next(i);
          if (!home.equals(one.household())) {
            home = one.household();
            household(placeRows, one.village(), home);
          }
          person(personRows, one);
          for (Fact fact : one.facts()) {
            fact(factRows, fact);
          }
        }
      }
      queue(facts, first, invented.facts());
      persons.commit();
      facts.commit();
      facts.setAutoCommit(true);
      run(facts, COUNT_OF_HOUSEHOLDS);
      run(facts, "vacuum analyze fact.fact, person.person, area.place, area.place_count");
      return invented.facts();
    }
  }

  private Connection connection() throws SQLException {
    Database.Login admin = database.admin();
    return DriverManager.getConnection(database.url(), admin.user(), admin.password());
  }

  private static Writer copy(Connection connection, String sql) throws SQLException {
    var out = new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql, 1 << 18);
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
  }

  private static void household(Writer out, String village, UUID id) throws IOException {
    String insideTheVillage = new UUID(0, 0).toString();
    line(out, id.toString(), village, "household", id.toString(), insideTheVillage);
  }

  private void person(Writer out, InventedPeople.Invented one) throws IOException {
    String name = "虚构" + Integer.toString(one.number(), 36);
    Map<RosterColumn, String> texts = Map.of(RosterColumn.NAME, name);
    byte[] key = vault.newKey(one.id());
    byte[] sealed = vault.seal(one.id(), key, ParticularsJson.write(new Particulars(texts)));
    line(
        out,
        one.id().toString(),
        one.village(),
        "{" + one.village() + "}",
        "bench-" + one.village().substring(0, 6) + ".xlsx",
        String.valueOf(one.number()),
        String.valueOf(index.name(name)),
        String.valueOf(one.household().getMostSignificantBits()),
        "\\\\x" + hex.formatHex(key),
        "\\\\x" + hex.formatHex(sealed),
        "2020-02-26T00:00:00Z");
  }

  private void fact(Writer out, Fact fact) throws IOException {
    TreeMap<String, String> open = new TreeMap<>(fact.attributes());
    TreeMap<String, String> details = new TreeMap<>();
    byte[] salt = null;
    byte[] commitment = null;
    String household = open.remove("household");
    if (household != null) {
      details.put("household", household);
      salt = new byte[16];
      random.nextBytes(salt);
      commitment = ContentHash.commitment(salt, fact.happenedAt(), details);
    }
    byte[] hash = ContentHash.of(with(fact, open), commitment);
    line(
        out,
        String.valueOf(fact.seq()),
        fact.id().toString(),
        "person",
        fact.subject().id().toString(),
        fact.kind(),
        fact.area(),
        fact.happenedAt().toString(),
        fact.recordedAt().toString(),
        fact.recorder(),
        fact.source(),
        "\\N",
        json(open),
        details.isEmpty() ? "\\N" : json(details),
        salt == null ? "\\N" : "\\\\x" + hex.formatHex(salt),
        commitment == null ? "\\N" : "\\\\x" + hex.formatHex(commitment),
        "\\\\x" + hex.formatHex(hash));
  }

  private static Fact with(Fact fact, TreeMap<String, String> attributes) {
    return new Fact(
        fact.seq(),
        fact.id(),
        fact.subject(),
        fact.kind(),
        fact.area(),
        fact.happenedAt(),
        fact.recordedAt(),
        fact.recorder(),
        fact.source(),
        fact.corrects(),
        attributes);
  }

  private static String json(Map<String, String> words) {
    List<String> pairs = new ArrayList<>();
    words.forEach((key, value) -> pairs.add("\"" + key + "\":\"" + value + "\""));
    return "{" + String.join(",", pairs) + "}";
  }

  private static void line(Writer out, String... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      out.append(i == 0 ? "" : "\t").append(values[i]);
    }
    out.append('\n');
  }

  /** Facts wait for the sealer in the portions in which an import leaves them. */
  private static void queue(Connection connection, long first, long count) throws SQLException {
    for (long from = first; from < first + count; from += QUEUED_AT_ONCE) {
      long to = Math.min(from + QUEUED_AT_ONCE, first + count) - 1;
      run(
          connection,
          "insert into fact.unsealed"
              + " select array_agg(n) from generate_series(%d, %d) n".formatted(from, to));
    }
    run(connection, "select setval('fact.seq', %d)".formatted(first + count - 1));
  }

  private static List<String> villages(Connection connection, List<String> cities)
      throws SQLException {
    String sql =
        "select code from area.division where length(code) = 12 and edition = '2023'"
            + " and left(code, 4) in ('%s') order by code".formatted(String.join("','", cities));
    List<String> codes = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        codes.add(rows.getString(1));
      }
    }
    return codes;
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
