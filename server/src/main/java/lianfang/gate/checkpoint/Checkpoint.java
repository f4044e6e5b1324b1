package lianfang.gate.checkpoint;

import java.util.Optional;
import java.util.UUID;

/**
 * 卡点: one post of the register.
 *
 * @param id random, of the place
 * @param called how people call it
 * @param area division code
 * @param beside the other county of a boundary post
 * @param onlyExit whether it is the one way out that a village kept
 * @param place what it belongs to together with other gates, such as a firm with two of them
 */
public record Checkpoint(
    UUID id,
    PostKind kind,
    String called,
    String area,
    Optional<String> beside,
    boolean onlyExit,
    Optional<String> place) {}
