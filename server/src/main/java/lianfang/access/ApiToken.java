package lianfang.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 接口令牌: lets a program act as its account, with the same scope and the same audit.
 *
 * @param id of the token, not the secret
 * @param name what it is used for
 * @param createdAt UTC
 * @param expiresAt UTC
 * @param usedAt last use to the minute, UTC, or null
 * @param revokedAt UTC, or null
 */
public record ApiToken(
    UUID id,
    String name,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant revokedAt) {}
