package lianfang.situation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * 定格: a report as it was seen when somebody froze it; never changed.
 *
 * @param id of this cut
 * @param kind "screening" or "bulletin"
 * @param area division code prefix
 * @param day the day of the report
 * @param knownAt when it was frozen, by the domain clock, UTC
 * @param recorder opaque account that froze it
 * @param content the report as JSON; persons stand in it by opaque id
 */
public record Cut(
    UUID id,
    String kind,
    String area,
    LocalDate day,
    Instant knownAt,
    String recorder,
    String content) {}
