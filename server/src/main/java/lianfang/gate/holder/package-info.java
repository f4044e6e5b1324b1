/** 持证人: signs in with a number and a code that a grid worker hands over, and sees what is his. */
@org.jspecify.annotations.NullMarked
package lianfang.gate.holder;
