package lianfang.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 事实: one entry of the append-only ledger. Never changed; a correction is a new fact that names the
 * one it corrects.
 *
 * @param seq the ledger's number, 0 until it is appended; F-{seq} is the short number for people
 * @param id made by whoever records (UUIDv7); appending is idempotent by it
 * @param subject what it is about
 * @param kind a word of playbook/facts
 * @param area the 2 to 12 digit division code of its time, empty when it has none
 * @param happenedAt valid time, UTC; a fact known by day only carries 00:00 Asia/Shanghai
 * @param recordedAt when it became known here, UTC
 * @param recorder opaque account or process that answers for it
 * @param source where it comes from, such as "roster" or "page"; no personal data
 * @param corrects the id of the fact that this one replaces, or null
 * @param attributes sorted, text values; never a name, phone or identity number
 */
public record Fact(
    long seq,
    UUID id,
    Subject subject,
    String kind,
    String area,
    Instant happenedAt,
    Instant recordedAt,
    String recorder,
    String source,
    @Nullable UUID corrects,
    SortedMap<String, String> attributes) {

  /** The same with the ledger's number. */
  public Fact numbered(long number) {
    return new Fact(
        number,
        id,
        subject,
        kind,
        area,
        happenedAt,
        recordedAt,
        recorder,
        source,
        corrects,
        attributes);
  }

  /** The same with other attributes, as a correction of {@code corrected} where that is given. */
  public Fact with(@Nullable UUID corrected, SortedMap<String, String> said) {
    return new Fact(
        seq, id, subject, kind, area, happenedAt, recordedAt, recorder, source, corrected, said);
  }

  /** The source of what the program concludes itself; nobody who records may name it. */
  public static final String DERIVED = "derived";

  /**
   * Whether the program concluded it from facts that were stated, so that a replay leaves it out
   * and compares it. The source is part of the content hash, so the mark cannot be changed.
   */
  public boolean isDerived() {
    return source.equals(DERIVED);
  }

  /** The day on which it happened, Asia/Shanghai. */
  public LocalDate happenedOn() {
    return Days.of(happenedAt);
  }

  /** The attribute's value, or null where the fact does not state it. */
  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /** The short number for people, such as F-1029. */
  public String number() {
    return "F-" + seq;
  }
}
