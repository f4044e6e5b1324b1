/**
 * 证明: what must hold of a table before it runs. The values of each input fall into finitely many
 * atoms, a row is a box of atoms, and gaps, overlaps and dead rows are found exactly by taking
 * boxes apart; nothing is sampled.
 */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.proof;
