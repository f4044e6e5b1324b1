/** 签发: who gets a pass and for how long, from what the rulebook derived and what offices agreed. */
@org.jspecify.annotations.NullMarked
package lianfang.gate.issue;
