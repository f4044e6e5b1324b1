package lianfang.rulebook.lower;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.rulebook.Edition;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.Finding;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.edition.LayersAbove;
import lianfang.rulebook.edition.NoticeLock;
import lianfang.rulebook.layer.Looseness;
import lianfang.rulebook.layer.ReadingLooseness;
import lianfang.rulebook.lower.LooserNotice.Otherwise;
import lianfang.rulebook.notice.Notice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 低于上级清单: whose notices in force ask or read less than one above them. When a lower notice comes
 * later it is refused; when the higher one comes later, or a reading is signed, its body is asked.
 * Nothing is stored but the answers: who is asked follows from the editions that hold.
 */
@Component
public class LooserNotices {

  private static final String IN_FORCE = "notice-in-force";
  private static final String SIGNED = "reading-signed";
  private static final String STANDS = "reading-stands";

  private final HoldingEditions holding;
  private final Editions editions;
  private final LayersAbove layers;
  private final Ledger ledger;
  private final NoticeLock lock;
  private final JdbcClient client;
  private final Clock clock;

  LooserNotices(
      HoldingEditions holding,
      Editions editions,
      LayersAbove layers,
      Ledger ledger,
      NoticeLock lock,
      JdbcClient client,
      Clock clock) {
    this.holding = holding;
    this.editions = editions;
    this.layers = layers;
    this.ledger = ledger;
    this.lock = lock;
    this.client = client;
    this.clock = clock;
  }

  /** What waits on a day, by notice. */
  public List<LooserNotice> on(LocalDate day) {
    return all(day).stream().filter(LooserNotice::waits).toList();
  }

  /** How one notice stands to another on a day, answered or not. */
  public Optional<LooserNotice> find(String own, String higher, LocalDate day) {
    return all(day).stream()
        .filter(one -> one.own().id().equals(own) && one.higher().id().equals(higher))
        .findFirst();
  }

  private List<LooserNotice> all(LocalDate day) {
    List<Edition> held = holding.on(day);
    Map<Subject, List<Fact>> facts =
        Corrections.effective(
                ledger.of(
                    held.stream().map(one -> Editions.subject(one.notice())).distinct().toList()))
            .stream()
            .collect(Collectors.groupingBy(Fact::subject));
    List<LooserNotice> found = new ArrayList<>();
    for (Edition own : held) {
      for (Edition higher : held) {
        Notice lower = editions.find(own.edition()).orElseThrow();
        Notice above = editions.find(higher.edition()).orElseThrow();
        if (Looseness.isAbove(above, lower)) {
          compare(own, higher, facts).ifPresent(found::add);
        }
      }
    }
    found.sort(
        Comparator.comparing((LooserNotice one) -> one.own().id())
            .thenComparing(one -> one.higher().id()));
    return List.copyOf(found);
  }

  /** Empty where nothing is looser and nothing stands otherwise. */
  private Optional<LooserNotice> compare(
      Edition own, Edition higher, Map<Subject, List<Fact>> facts) {
    Notice lower = editions.find(own.edition()).orElseThrow();
    Notice above = editions.find(higher.edition()).orElseThrow();
    Looseness.Compared tables = layers.tables(lower, above);
    Map<String, Finding> findings = new LinkedHashMap<>();
    tables.findings().forEach(one -> findings.put(one.whole().en(), one));
    Set<Otherwise> looser = new LinkedHashSet<>();
    Set<Otherwise> open = new LinkedHashSet<>();
    for (String area : areas(own, higher)) {
      var mine = new ReadingLooseness.Read(lower, area, own.readingsIn(area));
      var theirs = new ReadingLooseness.Read(above, area, higher.readingsIn(area));
      List<Otherwise> here = told(ReadingLooseness.looser(mine, theirs));
      if (looser.addAll(here)) {
        ReadingLooseness.of(mine, List.of(theirs))
            .forEach(one -> findings.putIfAbsent(one.whole().en(), one));
      }
      open.addAll(told(ReadingLooseness.open(mine, theirs, tables.shared())));
    }
    if (findings.isEmpty() && open.isEmpty()) {
      return Optional.empty();
    }
    Set<String> keys =
        Stream.concat(looser.stream(), open.stream())
            .flatMap(one -> Stream.of(one.key(), one.above()))
            .collect(Collectors.toSet());
    List<Fact> told =
        Stream.of(lower, above)
            .flatMap(one -> facts.getOrDefault(Editions.subject(one.id()), List.of()).stream())
            .toList();
    LooserNotice asked =
        new LooserNotice(
            lower,
            above,
            List.copyOf(findings.values()),
            List.copyOf(looser),
            List.copyOf(open),
            false,
            opened(told, List.of(own.edition(), higher.edition()), keys));
    return Optional.of(stands(told, asked) ? standing(asked) : asked);
  }

  private static List<Otherwise> told(List<ReadingLooseness.Otherwise> readings) {
    return readings.stream()
        .map(one -> new Otherwise(one.key(), one.mine(), one.above(), one.theirs()))
        .toList();
  }

  private static LooserNotice standing(LooserNotice one) {
    return new LooserNotice(
        one.own(), one.higher(), one.findings(), one.looser(), one.open(), true, one.opened());
  }

  /** Everywhere, and the areas for which one of the two was read in its own way. */
  private static Set<String> areas(Edition own, Edition higher) {
    Set<String> areas = new TreeSet<>(Set.of(""));
    areas.addAll(own.local().keySet());
    higher.local().keySet().stream()
        .filter(area -> own.scope().stream().anyMatch(area::startsWith))
        .forEach(areas::add);
    return areas;
  }

  /** The last fact by which the two came to stand as they do. */
  private static Instant opened(List<Fact> told, List<String> held, Set<String> keys) {
    return told.stream()
        .filter(fact ->
            fact.kind().equals(IN_FORCE) && held.contains(fact.attribute("edition"))
                || fact.kind().equals(SIGNED) && keys.contains(fact.attribute("key")))
        .map(LooserNotices::begins)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /** When it was recorded, or the beginning of a day that lay ahead then. */
  private static Instant begins(Fact fact) {
    String from = fact.attribute("from");
    Instant first = from == null ? fact.recordedAt() : Days.start(LocalDate.parse(from));
    return first.isAfter(fact.recordedAt()) ? first : fact.recordedAt();
  }

  private static boolean stands(List<Fact> told, LooserNotice asked) {
    return told.stream()
        .filter(fact -> fact.kind().equals(STANDS))
        .filter(fact -> asked.own().id().equals(fact.attribute("notice")))
        .filter(fact -> asked.higher().id().equals(fact.attribute("higher")))
        .anyMatch(fact -> asked.hash().equals(fact.attribute("stands")));
  }

  /**
   * 维持: the body of the lower notice says by name that what nobody can compare stands.
   *
   * @param reason why; is kept with the fact
   */
  public void stand(Recorder by, LooserNotice one, String reason) {
    SortedMap<String, String> said = new TreeMap<>();
    said.put("notice", one.own().id());
    said.put("higher", one.higher().id());
    said.put("stands", one.hash());
    UUID id = new FactIds(clock).next();
    Instant now = clock.instant();
    Fact fact =
        new Fact(
            0,
            id,
            one.subject(),
            STANDS,
            "",
            Days.start(Days.of(now)),
            now,
            by.account(),
            Enacting.SOURCE,
            null,
            said);
    lock.in(
        by,
        one.own().id(),
        () -> {
          ledger.append(by, List.of(fact));
          return client
              .sql("insert into rulebook.edition_reason (fact, reason) values (?, ?)")
              .params(id, reason.strip())
              .update();
        });
  }
}
