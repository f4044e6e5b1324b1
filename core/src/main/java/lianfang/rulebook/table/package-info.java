/**
 * 决策表: decision tables in the cell language of DMN (S-FEEL unary tests), read from CSV, typed
 * against declared inputs and compiled into bit masks and plain loops. {@code unknown} is a value
 * of every input; only {@code -} and a cell that names it match it.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.table;
