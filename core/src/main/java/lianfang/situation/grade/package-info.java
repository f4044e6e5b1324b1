/** 风险等级: the figures that a grade is proposed by, and clusters that the facts suggest. */
@org.jspecify.annotations.NullMarked
package lianfang.situation.grade;
