package lianfang.gate.checkpoint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 设备: a phone or scanner that works at one checkpoint. What it may do ends when it is revoked.
 *
 * @param called what the office calls it
 * @param area of its checkpoint
 * @param codeExpiresAt until when the code enrols it
 * @param enrolledAt null while its code waits
 * @param seenAt its last call; null before the first
 * @param clockOff how far its clock was from the server's, in seconds; null before the first call
 * @param waiting passages that it had not sent; null where it did not say
 * @param revokedAt null while it works
 */
public record DeviceEntry(
    UUID id,
    UUID checkpoint,
    String called,
    String area,
    String agent,
    Instant codeExpiresAt,
    @Nullable Instant enrolledAt,
    @Nullable Instant seenAt,
    @Nullable Integer clockOff,
    @Nullable Integer waiting,
    @Nullable Instant revokedAt) {}
