package lianfang.rulebook.simulation;

/**
 * 条款变化: what one row of a notice does. A change rests on the first row among a line's bases that
 * the candidate adds, takes away or changes.
 *
 * @param notice its notice's id
 * @param clause the clause
 * @param row the row
 * @param totals of the subjects whose change rests on it
 */
public record ClauseChange(String notice, String clause, String row, Totals totals) {}
