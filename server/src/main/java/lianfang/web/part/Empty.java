package lianfang.web.part;

import org.jspecify.annotations.Nullable;

/**
 * 空: why nothing is here and what to do first.
 *
 * @param title what is empty
 * @param reason why
 * @param first what to do first, or null
 */
public record Empty(String title, String reason, @Nullable Link first) {}
