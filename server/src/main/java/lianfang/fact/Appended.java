package lianfang.fact;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * 新入账: facts that were appended a moment ago.
 *
 * @param facts with number and time of recording
 * @param newcomers subjects about which the ledger holds these facts alone, so that nobody has to
 *     look for others; empty where that is not known
 */
public record Appended(List<Fact> facts, Set<UUID> newcomers) {}
