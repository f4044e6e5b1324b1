package lianfang.rulebook.simulation;

/**
 * 能力: what facts say is there to carry measures out, on the as-of day.
 *
 * @param sites isolation sites
 * @param beds in all of them
 * @param taken beds that are taken
 */
public record Capacity(int sites, int beds, int taken) {}
