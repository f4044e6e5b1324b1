package lianfang.rulebook;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import org.springframework.stereotype.Component;

/** 发布生效: readings are signed and editions put in force, by facts alone. */
@Component
public class Enacting {

  private final Ledger ledger;
  private final Clock clock;
  private final FactIds ids;
  private final Editions editions;
  private final Generations generations;

  Enacting(Ledger ledger, Clock clock, Editions editions, Generations generations) {
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
    Notice notice =
        editions
            .find(edition)
            .orElseThrow(
                () -> new IllegalArgumentException("no edition " + edition + " is kept here"));
    ledger.append(recorder, List.of(inForce(notice, from)));
    generations.advance();
  }

  /** Signs a reading of a notice; its outcomes follow at once. */
  public void sign(Recorder recorder, String notice, String key, String value, String grade) {
    ledger.append(recorder, List.of(signed(notice, key, value, grade)));
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
      if (concerns(notice, cities) && !isKnown(notice)) {
        facts.add(inForce(notice, notice.from()));
        for (Reading reading : notice.readings()) {
          String grade = reading.isDocument() ? "document" : "assumption";
          facts.add(signed(notice.id(), reading.key(), reading.value(), grade));
        }
      }
    }
    ledger.append(recorder, facts);
    generations.advance();
  }

  private boolean isKnown(Notice notice) {
    return !ledger.of(List.of(NoticeFacts.subject(notice.id()))).isEmpty();
  }

  private static boolean concerns(Notice notice, List<String> cities) {
    return notice.scope().stream()
        .anyMatch(
            prefix -> cities.stream().anyMatch(c -> c.startsWith(prefix) || prefix.startsWith(c)));
  }

  private Fact inForce(Notice notice, LocalDate from) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("notice", notice.id());
    attributes.put("edition", notice.edition());
    attributes.put("from", from.toString());
    return fact(notice.id(), NoticeFacts.IN_FORCE, attributes);
  }

  private Fact signed(String notice, String key, String value, String grade) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("notice", notice);
    attributes.put("key", key);
    // A fact's word has no blanks; lists are parted by commas there.
    attributes.put("value", value.replace(' ', ','));
    attributes.put("grade", grade);
    return fact(notice, NoticeFacts.SIGNED, attributes);
  }

  private Fact fact(String notice, String kind, SortedMap<String, String> attributes) {
    return new Fact(
        0,
        ids.next(),
        NoticeFacts.subject(notice),
        kind,
        "",
        Days.start(Days.of(clock.instant())),
        clock.instant(),
        "",
        "rulebook",
        null,
        attributes);
  }
}
