package lianfang.access.phone;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 共用手机: a phone that several workers of an area share, or that belongs to one of them.
 *
 * @param area prefix within which its workers act
 * @param owner the one account that works on it; null where it is shared
 * @param enrolledAt null while its code waits
 * @param seenAt its last call
 * @param revokedAt null while it works
 */
public record Phone(
    UUID id,
    String called,
    String area,
    @Nullable UUID owner,
    @Nullable Instant enrolledAt,
    @Nullable Instant seenAt,
    @Nullable Instant revokedAt) {}
