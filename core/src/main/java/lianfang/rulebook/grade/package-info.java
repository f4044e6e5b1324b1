/** 分区分级: which grade an area has by its figures; proposed by a notice, decided by an organ. */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.grade;
