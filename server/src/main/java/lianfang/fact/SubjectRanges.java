package lianfang.fact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lianfang.fact.plan.Among;
import lianfang.fact.store.FactRows;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * 分段通读: tells all facts about all subjects of a kind, a range of ids at a time, so that several
 * threads read beside each other. Rows come by COPY in binary form, and those of a subject that
 * nobody wants are never unpacked.
 */
public final class SubjectRanges {

  private static final int BITS_MIN = 2;
  private static final int BITS_MAX = 8;

  /** Few large ranges cost less than many small ones, since each reads the whole table. */
  private static final long FACTS_AT_ONCE = 1_000_000;

  private static final byte[] SIGNATURE = "PGCOPY\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = 19;
  private static final int EPOCH_2000_SECONDS = 946_684_800;
  private static final int TEXTS_MAX = 50_000;

  private final int bits;

  private SubjectRanges(int bits) {
    this.bits = bits;
  }

  /**
   * Of whom is told.
   *
   * @param among what the database leaves out
   * @param wanted decides by the kinds of all facts about a subject whether it is told
   */
  public record Whom(Subject.Kind kind, Among among, Predicate<List<String>> wanted) {}

  /** Ranges of a ledger of this size, so that each is sorted in memory. */
  public static SubjectRanges of(long facts) {
    int bits = BITS_MIN;
    while (bits < BITS_MAX && facts >> bits > FACTS_AT_ONCE) {
      bits++;
    }
    return new SubjectRanges(bits);
  }

  /** One range of all ids, for subjects of a kind of which there are few. */
  static SubjectRanges whole() {
    return new SubjectRanges(0);
  }

  /** How many there are, numbered from 0; together they cover all ids. */
  public int count() {
    return 1 << bits;
  }

  /** The first id of a range. */
  public UUID first(int range) {
    return new UUID((long) range << Long.SIZE - bits, 0);
  }

  /** The last id of a range. */
  public UUID last(int range) {
    return new UUID((long) range << Long.SIZE - bits | -1L >>> bits, -1);
  }

  /**
   * Tells the effective facts of each subject in the range, in the order of {@link Corrections}.
   *
   * @param connection of the engine, which sees all areas
   */
  public void tell(
      Connection connection, int range, Whom whom, Consumer<List<Fact>> factsOfOneSubject)
      throws SQLException {
    tell(connection, range, whom, Set.of(), factsOfOneSubject);
  }

  /** The same without the facts of these numbers, as if they had not been recorded. */
  void tell(
      Connection connection,
      int range,
      Whom whom,
      Set<Long> without,
      Consumer<List<Fact>> factsOfOneSubject)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Ranges are what is read beside each other. A ledger that fits into memory is read in the
      // order of its index, which costs half of reading it all and sorting what is in the range.
      statement.execute("set local work_mem = '256MB'");
      statement.execute("set local random_page_cost = 1.1");
      statement.execute("set local max_parallel_workers_per_gather = 0");
    }
    String facts = whom.among().facts(whom.kind(), first(range), last(range));
    String sql = "copy (" + facts + ") to stdout (format binary)";
    CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
    try {
      new Telling(whom.kind(), without, whom.wanted(), factsOfOneSubject).run(rows);
    } finally {
      // A listener that fails leaves rows unread. They are read and dropped: a request to stop may
      // reach the server after the last row, and would then end the connection's next statement.
      boolean more = rows.isActive();
      while (more) {
        more = rows.readFromCopy() != null;
      }
    }
  }

  /** One pass over one range. */
  private static final class Telling {
    private final Subject.Kind kind;
    private final Set<Long> without;
    private final Predicate<List<String>> wanted;
    private final Consumer<List<Fact>> listener;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, SortedMap<String, String>> maps = new HashMap<>();
    private final List<ByteBuffer> rows = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private UUID subject = new UUID(0, 0);

    Telling(
        Subject.Kind kind,
        Set<Long> without,
        Predicate<List<String>> wanted,
        Consumer<List<Fact>> listener) {
      this.kind = kind;
      this.without = without;
      this.wanted = wanted;
      this.listener = listener;
    }

    void run(CopyOut copy) throws SQLException {
      byte[] bytes = copy.readFromCopy();
      while (bytes != null) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length >= HEADER_BYTES && starts(bytes)) {
          buffer.position(HEADER_BYTES);
        }
        // A message holds one row; the last one holds only the end, which is a count of -1.
        if (buffer.remaining() > 2) {
          take(buffer);
        }
        bytes = copy.readFromCopy();
      }
      tell();
    }

    private static boolean starts(byte[] bytes) {
      return java.util.Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    private void take(ByteBuffer row) {
      row.getShort();
      UUID id = uuid(row);
      if (!id.equals(subject)) {
        tell();
        subject = id;
      }
      String name = word(row);
      if (without.isEmpty() || !without.contains(row.getLong(row.position() + Integer.BYTES))) {
        kinds.add(name);
        rows.add(row);
      }
    }

    private void tell() {
      if (!rows.isEmpty() && wanted.test(kinds)) {
        List<Fact> facts = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
          facts.add(fact(kinds.get(i), rows.get(i)));
        }
        // They come in order, so that only corrections make a difference.
        boolean plain = facts.stream().allMatch(fact -> fact.corrects() == null);
        listener.accept(plain ? List.copyOf(facts) : Corrections.effective(facts));
      }
      rows.clear();
      kinds.clear();
    }

    private Fact fact(String factKind, ByteBuffer row) {
      row.getInt();
      long seq = row.getLong();
      UUID id = uuid(row);
      String area = word(row);
      Instant happenedAt = instant(row);
      Instant recordedAt = instant(row);
      String recorder = word(row);
      String source = word(row);
      UUID corrects = row.getInt() < 0 ? null : new UUID(row.getLong(), row.getLong());
      SortedMap<String, String> open = attributes(row);
      SortedMap<String, String> details = attributes(row);
      if (!details.isEmpty()) {
        open = new TreeMap<>(open);
        open.putAll(details);
      }
      return new Fact(
          seq,
          id,
          new Subject(kind, subject),
          factKind,
          area,
          happenedAt,
          recordedAt,
          recorder,
          source,
          corrects,
          open);
    }

    private static UUID uuid(ByteBuffer row) {
      row.getInt();
      return new UUID(row.getLong(), row.getLong());
    }

    private static Instant instant(ByteBuffer row) {
      row.getInt();
      long micros = row.getLong();
      long seconds = Math.floorDiv(micros, 1_000_000L);
      return Instant.ofEpochSecond(
          EPOCH_2000_SECONDS + seconds, Math.floorMod(micros, 1_000_000L) * 1000);
    }

    private static String text(ByteBuffer row, int length) {
      String text = new String(row.array(), row.position(), length, StandardCharsets.UTF_8);
      row.position(row.position() + length);
      return text;
    }

    /** Few words make up most columns; each is kept once. */
    private String word(ByteBuffer row) {
      String text = text(row, row.getInt());
      String known = words.putIfAbsent(text, text);
      return known == null ? text : known;
    }

    /** What JSON says; most facts say one of few things. */
    private SortedMap<String, String> attributes(ByteBuffer row) {
      int length = row.getInt();
      if (length < 0) {
        return Collections.emptySortedMap();
      }
      row.get();
      String json = text(row, length - 1);
      SortedMap<String, String> known = maps.get(json);
      if (known == null) {
        known = Collections.unmodifiableSortedMap(FactRows.map(json));
        if (maps.size() < TEXTS_MAX) {
          maps.put(json, known);
        }
      }
      return known;
    }
  }
}
