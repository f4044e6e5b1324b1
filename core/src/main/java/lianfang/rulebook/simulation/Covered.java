package lianfang.rulebook.simulation;

/**
 * 在管人数: how many persons have a line of any measure, whether anything changes for them or not.
 *
 * @param before by the rules in force
 * @param after under the candidate
 */
public record Covered(long before, long after) {}
