package lianfang.casework.round;

/**
 * 督导对象: what one group of a round has to visit.
 *
 * @param number in the plan, from 1
 * @param group which group, from 1
 * @param called a county, a zone or a department
 * @param area division code; of the city for a department
 */
public record RoundTarget(int number, int group, String called, String area) {}
