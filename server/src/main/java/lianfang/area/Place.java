package lianfang.area;

import java.util.Optional;
import java.util.UUID;

/**
 * 场所: one place below the village.
 *
 * @param id random
 * @param village 12-digit code
 * @param kind grid, alley, building, unit, courtyard, household or site
 * @param label how people call it inside its parent; opaque for a household
 * @param parent the place in which it lies, its group where only that is known; empty directly
 *     below the village
 */
public record Place(UUID id, String village, PlaceKind kind, String label, Optional<UUID> parent) {}
