package lianfang.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 通行记录: somebody or something passed a checkpoint, as the device tells it.
 *
 * @param id made on the device (UUIDv7); a passage is kept once by it
 * @param deviceTime what the device's clock said, right or wrong
 * @param offset what has to be added to it, as the device measured against a server before; null
 *     when it never did
 * @param subject the opaque id of the person's pass, null for people without a code
 * @param pass 16 hexadecimal digits of the pass id, null without one
 * @param direction in or out
 * @param vehicle the plate, null for people on foot
 * @param people in the vehicle, the counted one included
 * @param temperature tenths of a degree Celsius, null where none was taken
 * @param verdict what the gate showed: 0 nothing (no code), 1 pass, 2 expired, 3 not for here, 4
 *     call
 */
public record Passage(
    UUID id,
    Instant deviceTime,
    @Nullable Duration offset,
    @Nullable UUID subject,
    @Nullable String pass,
    Direction direction,
    @Nullable String vehicle,
    int people,
    @Nullable Integer temperature,
    int verdict) {}
