package lianfang.rulebook.simulation;

import lianfang.rulebook.Phrase;

/**
 * 提问有误: what is wrong with a question, with the value and the remedy.
 *
 * @param field {@code asOf}, {@code horizon}, {@code area}, {@code editions}, or a reading by its
 *     name
 * @param says the sentence for whoever asked
 */
public record QuestionFault(String field, Phrase says) {}
