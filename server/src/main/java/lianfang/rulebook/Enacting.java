package lianfang.rulebook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.rulebook.grade.Grading;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import lianfang.rulebook.simulation.Candidates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 发布生效: readings are signed and editions put in force, by facts alone. */
@Component
public class Enacting {

  /** What facts about notices name as their source. */
  public static final String SOURCE = "rulebook";

  private final Ledger ledger;
  private final Clock clock;
  private final FactIds ids;
  private final Editions editions;
  private final Generations generations;
  private final NoticeFacts notices;
  private final JdbcClient client;

  Enacting(
      Ledger ledger,
      Clock clock,
      Editions editions,
      Generations generations,
      NoticeFacts notices,
      JdbcClient client) {
    this.notices = notices;
    this.client = client;
    this.ledger = ledger;
    this.clock = clock;
    this.ids = new FactIds(clock);
    this.editions = editions;
    this.generations = generations;
  }

  /**
   * Puts an edition in force and derives everybody anew; readers see the old outcomes until all new
   * ones are there.
   *
   * @param recorder who approved it; not who drafted it
   * @param from first day in force
   */
  public void putInForce(Recorder recorder, String edition, LocalDate from) {
    putInForce(recorder, edition, from, ids.next());
    follow();
  }

  private Notice find(String edition) {
    return editions
        .find(edition)
        .orElseThrow(() -> new IllegalArgumentException("no edition " + edition + " is kept here"));
  }

  /**
   * Records that an edition is in force, in the caller's transaction; call {@link #follow} when it
   * has ended. The same id a second time changes nothing.
   *
   * @param recorder who approved it; not who drafted it
   * @param from first day in force
   * @param id of the fact
   */
  public void putInForce(Recorder recorder, String edition, LocalDate from, UUID id) {
    Notice notice = find(edition);
    requireCriteria(notice);
    List<Fact> facts = new ArrayList<>(List.of(inForce(notice, from, id)));
    Map<UUID, String> cites = new LinkedHashMap<>();
    for (Reading reading : taking(edition, from)) {
      byte[] name = ("reading " + reading.key() + " with " + id).getBytes(StandardCharsets.UTF_8);
      UUID own = UUID.nameUUIDFromBytes(name);
      facts.add(
          signed(
              recorder,
              own,
              new SignedReading(
                  notice.id(),
                  reading.key(),
                  Candidates.value(reading),
                  reading.isDocument(),
                  from)));
      cites.put(own, reading.cites().zh() + " / " + reading.cites().en());
    }
    ledger.append(recorder, facts);
    cites.forEach(this::cite);
  }

  /**
   * The readings that take effect with an edition on a day, because it proposes them otherwise than
   * the edition that holds on it. Who approves the edition signs them.
   */
  public List<Reading> taking(String edition, LocalDate from) {
    Notice notice = find(edition);
    Notice before =
        notices.knownAt(null).editions().stream()
            .filter(one -> one.notice().equals(notice.id()) && one.holds(from))
            .findFirst()
            .map(one -> find(one.edition()))
            .orElse(null);
    return Candidates.taking(notice, before, notices.signed(notice.id(), Set.of()).on(from));
  }

  private void cite(UUID fact, String text) {
    client
        .sql(
            "insert into rulebook.edition_reason (fact, reason) values (?, ?)"
                + " on conflict do nothing")
        .params(fact, text)
        .update();
  }

  private static boolean lacksCriteria(Notice notice) {
    return Grading.grades(notice.tables()) && !Grading.hasCriteria(notice.tables());
  }

  /** Classes whose criteria were never published have names, but nothing can be put in them. */
  private static void requireCriteria(Notice notice) {
    if (lacksCriteria(notice)) {
      throw new IllegalArgumentException(
          notice.id()
              + " names classes and no criteria, so it cannot be put in force: add a row that"
              + " answers with a grade, or record the classes as the organ decided them");
    }
  }

  /** Brings everybody's outcome up to what facts have put in force; idle where it is already. */
  public void follow() {
    generations.advance();
  }

  /**
   * Proves the notice folders below {@code notices} and keeps them as drafts; none is in force.
   *
   * @throws NoticeRefused when one of them does not stand the proof
   */
  public void seed(Path notices) {
    editions.seed(notices);
  }

  /**
   * Puts those of the notice folders in force that concern one of the cities, with their proposed
   * readings signed: what a demo begins with. Done once already, it changes nothing.
   *
   * @param cities prefixes of division codes
   */
  public void enactProposed(Recorder recorder, Path notices, List<String> cities) {
    List<Fact> facts = new ArrayList<>();
    for (Notice notice : editions.seed(notices)) {
      if (concerns(notice, cities) && !isKnown(notice) && !lacksCriteria(notice)) {
        facts.add(inForce(notice, notice.from(), ids.next()));
        for (Reading reading : notice.readings()) {
          facts.add(
              signed(
                  recorder,
                  ids.next(),
                  new SignedReading(
                      notice.id(),
                      reading.key(),
                      reading.value(),
                      reading.isDocument(),
                      reading.from() == null ? notice.from() : reading.from())));
        }
      }
    }
    ledger.append(recorder, facts);
    generations.advance();
  }

  private boolean isKnown(Notice notice) {
    return !ledger.of(List.of(Editions.subject(notice.id()))).isEmpty();
  }

  private static boolean concerns(Notice notice, List<String> cities) {
    return notice.scope().stream()
        .anyMatch(
            prefix -> cities.stream().anyMatch(c -> c.startsWith(prefix) || prefix.startsWith(c)));
  }

  private Fact inForce(Notice notice, LocalDate from, UUID id) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("notice", notice.id());
    attributes.put("edition", notice.edition());
    attributes.put("from", from.toString());
    return fact(id, notice.id(), NoticeFacts.IN_FORCE, attributes);
  }

  /**
   * Signs a reading, in the caller's transaction; call {@link #follow} when it has ended.
   *
   * @param recorder who signs it, and for an assumption the one who approves it by name
   * @param more on which proposal and which simulation the signature rests
   * @param cites the document, or why it is assumed
   * @return the fact's id
   */
  public UUID sign(
      Recorder recorder, SignedReading reading, Map<String, String> more, String cites) {
    SortedMap<String, String> attributes = attributes(reading);
    attributes.putAll(more);
    if (!reading.isDocument()) {
      attributes.put("approver", recorder.account());
    }
    return cited(recorder, NoticeFacts.SIGNED, reading.notice(), attributes, cites);
  }

  /** The same without a proposal: what an instance is set up with. */
  public UUID sign(Recorder recorder, SignedReading reading) {
    Fact fact = signed(recorder, ids.next(), reading);
    ledger.append(recorder, List.of(fact));
    return fact.id();
  }

  /** 提请: records that somebody asks for a reading; nothing holds by it. */
  public UUID propose(Recorder recorder, SignedReading reading, String cites) {
    return cited(recorder, NoticeFacts.PROPOSED, reading.notice(), attributes(reading), cites);
  }

  private UUID cited(
      Recorder recorder,
      String kind,
      String notice,
      SortedMap<String, String> attributes,
      String cites) {
    UUID id = ids.next();
    ledger.append(recorder, List.of(fact(id, notice, kind, attributes)));
    cite(id, cites.strip());
    return id;
  }

  private Fact signed(Recorder recorder, UUID id, SignedReading reading) {
    SortedMap<String, String> attributes = attributes(reading);
    if (!reading.isDocument()) {
      attributes.put("approver", recorder.account());
    }
    return fact(id, reading.notice(), NoticeFacts.SIGNED, attributes);
  }

  private static SortedMap<String, String> attributes(SignedReading reading) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("notice", reading.notice());
    attributes.put("key", reading.key());
    // A fact's word has no blanks; lists are parted by commas there.
    attributes.put("value", reading.value().strip().replaceAll("\\s+", ","));
    attributes.put("grade", reading.isDocument() ? "document" : "assumption");
    attributes.put("from", reading.from().toString());
    if (!reading.area().isEmpty()) {
      attributes.put("area", reading.area());
    }
    LocalDate until = reading.until();
    if (until != null) {
      attributes.put("until", until.toString());
    }
    return attributes;
  }

  private Fact fact(UUID id, String notice, String kind, SortedMap<String, String> attributes) {
    return new Fact(
        0,
        id,
        Editions.subject(notice),
        kind,
        "",
        Days.start(Days.of(clock.instant())),
        clock.instant(),
        "",
        SOURCE,
        null,
        attributes);
  }
}
