/**
 * 推演: what other editions or readings would change, worked out for every subject by the same
 * derivation as the measures in force. Nothing is written, and the same inputs give the same rows.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.simulation;
