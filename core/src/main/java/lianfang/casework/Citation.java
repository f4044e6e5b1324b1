package lianfang.casework;

import lianfang.fact.playbook.Wording;

/**
 * 依据: where it stands that something is asked.
 *
 * @param rule a word that stays, such as the id of a notice or of a clause
 * @param says what it says, for people
 */
public record Citation(String rule, Wording says) {}
