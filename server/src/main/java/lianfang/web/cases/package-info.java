/**
 * 事项: cases as people see them. The list of a desk, one case with what is to be done next, the
 * course of its type as a drawing, search and statistics.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.cases;
