/** 依据: turns the basis of a measure into words: clause, row, readings, facts. */
@org.jspecify.annotations.NullMarked
package lianfang.web.basis;
