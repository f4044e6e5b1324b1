package lianfang.rulebook.difference;

/**
 * 条件差异: what differs outside the tables and changes what follows: days in force, area, layer, a
 * reading, who answers for a clause.
 *
 * @param kind "from", "until", "scope", "layer", "supersedes", "reading" or "responsible"
 * @param name key of the reading or id of the clause; empty for the others
 * @param before in the first edition, empty where it is not there
 * @param after in the second one, empty where it is not there
 */
public record Term(String kind, String name, String before, String after) {}
