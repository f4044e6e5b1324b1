package lianfang.rulebook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.notice.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 规则事实: which editions facts put in force, and which readings facts signed. */
@Component
class NoticeFacts {

  static final String IN_FORCE = "notice-in-force";
  static final String SIGNED = "reading-signed";

  private final JdbcClient client;
  private final Ledger ledger;
  private final Editions editions;

  /** Rules by the number of the last fact that counts. */
  private volatile @Nullable Known cached;

  private record Known(long seq, InForce rules) {}

  NoticeFacts(JdbcClient client, Ledger ledger, Editions editions) {
    this.client = client;
    this.ledger = ledger;
    this.editions = editions;
  }

  /** The subject of a notice: its id is made of its name, so that every instance knows it. */
  static Subject subject(String notice) {
    byte[] name = ("notice " + notice).getBytes(StandardCharsets.UTF_8);
    return new Subject(Subject.Kind.NOTICE, UUID.nameUUIDFromBytes(name));
  }

  /** The rules of facts up to this number. */
  InForce upTo(long seq) {
    Known known = cached;
    if (known == null || known.seq() != seq) {
      known = new Known(seq, rules(fact -> fact.seq() <= seq));
      cached = known;
    }
    return known.rules();
  }

  /** The rules as they were known at that instant; null for everything that is known. */
  InForce knownAt(@Nullable Instant instant) {
    return rules(fact -> instant == null || !fact.recordedAt().isAfter(instant));
  }

  /** The number of the last fact about a notice, 0 where there is none. */
  long lastSeq() {
    return facts().stream().mapToLong(Fact::seq).max().orElse(0);
  }

  private List<Fact> facts() {
    List<String> notices =
        client.sql("select distinct notice from rulebook.edition").query(String.class).list();
    return notices.isEmpty()
        ? List.of()
        : ledger.of(notices.stream().map(NoticeFacts::subject).toList());
  }

  private InForce rules(Predicate<Fact> known) {
    Map<String, Fact> inForce = new HashMap<>();
    Map<String, Map<String, String>> readings = new HashMap<>();
    List<Fact> facts = Corrections.effective(facts().stream().filter(known).toList());
    List<Fact> recorded = new ArrayList<>(facts);
    recorded.sort(Comparator.comparingLong(Fact::seq));
    for (Fact fact : recorded) {
      String notice = text(fact, "notice");
      if (fact.kind().equals(IN_FORCE)) {
        inForce.put(notice + " " + text(fact, "edition"), fact);
      } else if (fact.kind().equals(SIGNED)) {
        readings
            .computeIfAbsent(notice, key -> new HashMap<>())
            .put(text(fact, "key"), text(fact, "value"));
      }
    }
    return InForce.of(compile(inForce, readings));
  }

  private List<Edition> compile(
      Map<String, Fact> inForce, Map<String, Map<String, String>> readings) {
    List<Edition> compiled = new ArrayList<>();
    for (Fact fact : inForce.values()) {
      Notice notice = editions.find(text(fact, "edition")).orElseThrow();
      compiled.add(
          new Edition(
              notice.id(),
              notice.edition(),
              LocalDate.parse(text(fact, "from")),
              until(notice, fact, inForce.values()),
              notice.scope(),
              notice.tables(),
              readings.getOrDefault(notice.id(), Map.of())));
    }
    compiled.sort(Comparator.comparing(Edition::notice).thenComparing(Edition::from));
    return compiled;
  }

  /** An edition ends with its own last day, or the day before a later edition of it begins. */
  private static @Nullable LocalDate until(Notice notice, Fact fact, Iterable<Fact> inForce) {
    LocalDate until = notice.until();
    LocalDate from = LocalDate.parse(text(fact, "from"));
    for (Fact other : inForce) {
      LocalDate next = LocalDate.parse(text(other, "from"));
      if (text(other, "notice").equals(notice.id()) && next.isAfter(from)) {
        LocalDate last = next.minusDays(1);
        until = until == null || last.isBefore(until) ? last : until;
      }
    }
    return until;
  }

  private static String text(Fact fact, String attribute) {
    return Objects.requireNonNull(fact.attribute(attribute), attribute);
  }
}
