package lianfang.web.action;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasureState;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * 决定: a competent organ orders what is due, one by one or as a signed batch of the day. Nobody can
 * order what no notice in force makes due.
 */
@Component
public final class OrderMeasures {

  private final ActFacts facts;

  OrderMeasures(ActFacts facts) {
    this.facts = facts;
  }

  /**
   * A signed batch.
   *
   * @param organ code of the organ in whose name it is signed, such as "410922-command"
   * @param statute word of the article on which it rests
   * @param acts what is ordered
   * @param confirmed the number that the official read and confirmed
   */
  public record Batch(String organ, String statute, List<Act> acts, int confirmed) {}

  /**
   * Orders the whole batch, or nothing of it.
   *
   * @return one fact an act; each carries the hash of the batch that was signed
   * @throws ActionRefused where the batch is not what was confirmed, the article does not carry the
   *     measure or names another organ, or something is not due
   */
  public List<Fact> order(CurrentUser user, Batch batch) {
    user.require(Permission.ORDER_MEASURE);
    Statute statute = check(user, batch);
    return facts.within(user, () -> facts.append(user, ordered(user, batch, statute)));
  }

  private static Statute check(CurrentUser user, Batch batch) {
    if (batch.acts().isEmpty()) {
      throw new ActionRefused(ActionRefusal.NOTHING_CHOSEN);
    }
    if (batch.acts().size() != batch.confirmed()) {
      throw new ActionRefused(ActionRefusal.COUNT_DIFFERS);
    }
    if (batch.organ().isBlank()) {
      throw new ActionRefused(ActionRefusal.ORGAN_MISSING);
    }
    Statute statute =
        Statute.find(batch.statute())
            .orElseThrow(() -> new ActionRefused(ActionRefusal.STATUTE_UNKNOWN));
    boolean fits =
        batch.acts().stream()
            .allMatch(act -> act.measure() != Measure.CLOSURE && statute.carries(act.measure()));
    if (!fits) {
      throw new ActionRefused(ActionRefusal.STATUTE_NOT_FITTING);
    }
    if (!statute.names(user.account().roles())) {
      throw new ActionRefused(ActionRefusal.ORGAN_NOT_COMPETENT);
    }
    return statute;
  }

  private List<Fact> ordered(CurrentUser user, Batch batch, Statute statute) {
    List<MeasureInterval> derived =
        facts.measures(batch.acts().stream().map(Act::subject).distinct().toList());
    String evidence = hash(user, batch);
    List<Fact> ordered = new ArrayList<>();
    for (Act act : batch.acts()) {
      MeasureInterval due = due(derived, act, facts.today());
      SortedMap<String, String> attributes = attributes(act, due);
      attributes.put("organ", batch.organ());
      attributes.put("statute", statute.word());
      attributes.put("evidence", evidence);
      ordered.add(facts.fact(user, act.subject(), "measure-ordered", due.area(), attributes));
    }
    return ordered;
  }

  private static MeasureInterval due(
      Collection<MeasureInterval> derived, Act act, LocalDate today) {
    return running(derived.stream().filter(one -> matches(one, act)).toList(), today).stream()
        .filter(one -> one.state() == MeasureState.DUE)
        .findFirst()
        .orElseThrow(() -> new ActionRefused(ActionRefusal.ALREADY_DONE));
  }

  /** Those that are not over; an act on another day than one of theirs would change nothing. */
  static List<MeasureInterval> running(List<MeasureInterval> same, LocalDate today) {
    if (same.isEmpty()) {
      throw new ActionRefused(ActionRefusal.NOT_DUE);
    }
    List<MeasureInterval> running = same.stream().filter(one -> !isOver(one, today)).toList();
    if (running.isEmpty()) {
      throw new ActionRefused(ActionRefusal.OVER);
    }
    return running;
  }

  static boolean isOver(MeasureInterval interval, LocalDate today) {
    LocalDate last = interval.until();
    return last != null && last.isBefore(today);
  }

  static boolean matches(MeasureInterval interval, Act act) {
    return interval.subject().equals(act.subject())
        && interval.measure() == act.measure()
        && interval.place() == act.place();
  }

  /** What every step of a measure says about it. */
  static SortedMap<String, String> attributes(Act act, MeasureInterval interval) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("measure", act.measure().word());
    if (!act.place().word().isEmpty()) {
      attributes.put("place", act.place().word());
    }
    if (interval.from() != null) {
      attributes.put("from", interval.from().toString());
    }
    if (interval.until() != null) {
      attributes.put("until", interval.until().toString());
    }
    return attributes;
  }

  private static String hash(CurrentUser user, Batch batch) {
    StringBuilder signed = new StringBuilder();
    signed.append(user.getName()).append('\n').append(batch.organ()).append('\n');
    signed.append(batch.statute()).append('\n');
    batch.acts().stream()
        .map(act -> act.subject().id() + " " + act.measure().word() + " " + act.place().word())
        .sorted()
        .forEach(line -> signed.append(line).append('\n'));
    try {
      byte[] bytes = signed.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }
}
