/** 通行: what a passage must be, when it happened by a clock that may be wrong, and its root. */
@org.jspecify.annotations.NullMarked
package lianfang.gate.passage;
