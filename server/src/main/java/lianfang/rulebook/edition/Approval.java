package lianfang.rulebook.edition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 签发: the command's consent to an edition.
 *
 * @param edition content hash
 * @param over the edition in force with which the approver compared it; empty where none holds
 * @param at the minute at which it takes effect; null for at once
 * @param reason why, may be empty
 * @param confirmed how many people the approver read would be released; asked for where the
 *     simulation releases half of them or more
 * @param named whether the approver approves by name the assumptions that take effect with it
 */
public record Approval(
    String edition,
    String over,
    @Nullable Instant at,
    String reason,
    long confirmed,
    boolean named) {}
