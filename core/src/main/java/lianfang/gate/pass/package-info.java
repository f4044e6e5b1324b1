/**
 * 通行凭证: the form of a pass, its keys and revocations, and the verdict at a gate. {@code
 * docs/passes.md} says the same for other implementers, and its vectors hold both to it.
 */
@org.jspecify.annotations.NullMarked
package lianfang.gate.pass;
