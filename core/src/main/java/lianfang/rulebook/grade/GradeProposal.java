package lianfang.rulebook.grade;

import lianfang.rulebook.Basis;
import org.jspecify.annotations.Nullable;

/**
 * 建议等级: the grade that a row proposes. Who decides is an organ, never the software.
 *
 * @param basis notice, clause, row and edition
 * @param grade the word, such as low; null where the row cannot tell because a figure is unknown
 */
public record GradeProposal(Basis basis, @Nullable String grade) {}
