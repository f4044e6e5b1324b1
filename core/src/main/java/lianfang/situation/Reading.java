package lianfang.situation;

/**
 * 口径: one of the values that a flagged figure can have, and why.
 *
 * @param value the value under this reading
 * @param reason what this reading takes for true
 */
public record Reading(String value, Wording reason) {}
