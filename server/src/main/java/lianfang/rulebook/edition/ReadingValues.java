package lianfang.rulebook.edition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import lianfang.area.Areas;
import lianfang.fact.Days;
import lianfang.rulebook.Editions;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.ReadingCheck;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.layer.KeyArea;
import org.springframework.stereotype.Component;

/** 口径取值: what a reading can say; a division that it names must be one. */
@Component
public class ReadingValues {

  private static final String KEY_AREAS = "key-areas";

  private final Areas areas;
  private final Editions editions;
  private final HoldingEditions holding;
  private final Clock clock;

  ReadingValues(Areas areas, Editions editions, HoldingEditions holding, Clock clock) {
    this.areas = areas;
    this.editions = editions;
    this.holding = holding;
    this.clock = clock;
  }

  /**
   * Refuses what nobody can sign.
   *
   * @param cites the document, or why it is to be assumed
   * @throws EditionRefused where something is missing, or the value is none
   */
  void require(SignedReading reading, String cites) {
    boolean known =
        editions.list().stream()
            .filter(notice -> notice.id().equals(reading.notice()))
            .flatMap(notice -> notice.readings().stream())
            .anyMatch(one -> one.key().equals(reading.key()));
    refuseIf(!known, EditionRefusal.READING_UNKNOWN);
    refuseIf(problem(reading.key(), reading.value()).isPresent(), EditionRefusal.VALUE_MISSING);
    refuseIf(!isArea(reading.area()), EditionRefusal.READING_AREA);
    LocalDate today = Days.of(clock.instant());
    LocalDate until = reading.until();
    boolean over = until != null && (until.isBefore(reading.from()) || until.isBefore(today));
    refuseIf(over, EditionRefusal.DAY_UNREADABLE);
    refuseIf(reading.from().isAfter(today), EditionRefusal.DAY_AHEAD);
    refuseIf(cites.isBlank(), EditionRefusal.CITATION_MISSING);
  }

  /** Whether an edition of the notice holds, so that a reading of it can change something. */
  boolean isRead(String notice) {
    return holding.on(Days.of(clock.instant())).stream()
        .anyMatch(one -> one.notice().equals(notice));
  }

  private static void refuseIf(boolean wrong, EditionRefusal refusal) {
    if (wrong) {
      throw new EditionRefused(refusal);
    }
  }

  /** What is wrong with a value, lists parted by commas; empty when it can be signed. */
  public Optional<Phrase> problem(String key, String value) {
    Optional<Phrase> wrong = ReadingCheck.problem(key, value);
    if (wrong.isPresent() || !key.equals(KEY_AREAS)) {
      return wrong;
    }
    return KeyArea.parse(value).stream()
        .map(KeyArea::prefix)
        .filter(prefix -> !isArea(prefix))
        .findFirst()
        .map(prefix ->
            new Phrase(
                prefix + " 不是行政区划代码，请写省、市或县的代码",
                prefix + " is no code of a division; write that of a province, city or county"));
  }

  /** Whether this is a division, or none is named; before lists are loaded nobody can say. */
  public boolean isArea(String code) {
    return code.isEmpty() || areas.index().size() == 0 || areas.find(code).isPresent();
  }
}
