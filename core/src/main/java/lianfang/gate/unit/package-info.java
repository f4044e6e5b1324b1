/** 互认: a firm and a village see the same answer about the same person, and who is inside now. */
@org.jspecify.annotations.NullMarked
package lianfang.gate.unit;
