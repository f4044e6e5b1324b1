package lianfang.area;

import java.util.Optional;
import java.util.UUID;

/**
 * 责任空白: a place in the chain of responsibility where nobody answers.
 *
 * @param level the level that is missing
 * @param area 12-digit code of the village; for a head the county's code or the jurisdiction's key
 * @param place the grid or household; empty for the village itself
 */
public record Gap(ResponsibleLevel level, String area, Optional<UUID> place) {}
