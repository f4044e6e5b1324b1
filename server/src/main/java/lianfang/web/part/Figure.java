package lianfang.web.part;

import org.jspecify.annotations.Nullable;

/**
 * 数字: one of at most five figures at the head of a page.
 *
 * @param value as it is written in the page's language
 * @param label what is counted
 * @param note its change, its scope or its unit; null where there is nothing to add
 * @param href the list that it counts; null where there is none
 * @param tone "plain", "act" where work waits, "calm" where work is done
 */
public record Figure(
    String value, String label, @Nullable String note, @Nullable String href, String tone) {}
