/** 对照: another decision engine answers the same tables, and both must agree. */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.oracle;
