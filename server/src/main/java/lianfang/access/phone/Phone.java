package lianfang.access.phone;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 共用手机: a phone that several workers of an area share.
 *
 * @param area prefix within which its workers act
 * @param enrolledAt null while its code waits
 * @param seenAt its last call
 * @param revokedAt null while it works
 */
public record Phone(
    UUID id,
    String called,
    String area,
    @Nullable Instant enrolledAt,
    @Nullable Instant seenAt,
    @Nullable Instant revokedAt) {}
