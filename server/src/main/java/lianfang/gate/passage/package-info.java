/** 通行: passages land once each, are sealed by the month, and leave after the legal days. */
@org.jspecify.annotations.NullMarked
package lianfang.gate.passage;
