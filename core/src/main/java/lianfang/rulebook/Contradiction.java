package lianfang.rulebook;

import java.util.List;
import java.util.UUID;

/**
 * 矛盾: facts that cannot both be true.
 *
 * @param kind key of the sentence that explains it
 * @param facts the facts, in order of recording
 */
public record Contradiction(String kind, List<UUID> facts) {}
