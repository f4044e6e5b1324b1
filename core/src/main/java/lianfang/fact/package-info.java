/** 事实: what happened. The append-only ledger's facts, their kinds and the chain that seals them. */
@org.jspecify.annotations.NullMarked
package lianfang.fact;
