/** 推演: how simulations run over a snapshot of the ledger, and how their results are kept. */
@org.jspecify.annotations.NullMarked
package lianfang.rulebook.simulation;
