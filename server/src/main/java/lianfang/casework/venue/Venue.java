package lianfang.casework.venue;

import java.util.UUID;

/**
 * 场所: one venue of the register.
 *
 * @param id of the subject
 * @param kind word of its kind
 * @param called how people call it
 * @param area division code
 * @param state "open" or "closed"
 * @param cites why it has this state; empty where nobody said
 */
public record Venue(UUID id, String kind, String called, String area, String state, String cites) {}
