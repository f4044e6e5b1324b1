/** 逻辑差异: what two editions of a notice answer differently, as sets of cases and not as text. */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.difference;
