/** 规则: notices, clauses, decision tables and readings; measures with their basis. */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook;
