/**
 * 时间轴: the algebra of intervals. Steps become pieces, pieces are merged to the strictest place at
 * each moment, and nothing is ever added up.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.timeline;
