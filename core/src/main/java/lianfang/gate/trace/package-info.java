/**
 * 密接排查: who may have met a case, by which link, and by which edition of the protocol. Pure: what is
 * known about people comes in as values, and what is found is proposed, never decided.
 */
@org.jspecify.annotations.NullMarked
package lianfang.gate.trace;
