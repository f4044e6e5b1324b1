package lianfang.gate.trace;

import java.time.LocalDate;
import java.util.UUID;

/**
 * 同处: what somebody and the case have in common at one checkpoint, all days together.
 *
 * @param other opaque id
 * @param checkpoint where
 * @param first day on which they may have met
 * @param last day on which they may have met
 * @param minutes at the same time, all days together; 0 where they only came within the gap
 * @param times how many stays met
 */
public record Meeting(
    UUID other, UUID checkpoint, LocalDate first, LocalDate last, long minutes, int times) {}
