package lianfang.rulebook.notice;

import java.time.LocalDate;
import lianfang.rulebook.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * 口径: a proposed reading of what the notice leaves open; it holds once an official signs it.
 *
 * @param key what is read, such as {@code day-count}
 * @param value the reading; lists are joined with blanks
 * @param isDocument whether a document says so; else it is our assumption and shown as such
 * @param cites the document, or why we assume it
 * @param from first day, null where it holds as long as the notice
 */
public record Reading(
    String key, String value, boolean isDocument, Phrase cites, @Nullable LocalDate from) {}
