/**
 * 层级: one edition in force, compiled: its tables as plain arrays of effects, its readings as typed
 * values. Layers stand side by side; none overrides another, the strictest result shows.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.layer;
