package lianfang.rulebook;

import java.time.LocalDate;

/**
 * 签署的口径: what an official puts in force where a notice is silent.
 *
 * @param notice id of the notice
 * @param key what is read, such as {@code day-count}
 * @param value the reading; lists are parted by commas or blanks
 * @param isDocument whether a document says so; else it is an assumption, approved by name
 * @param from first day on which it is read like this
 */
public record SignedReading(
    String notice, String key, String value, boolean isDocument, LocalDate from) {}
