/** 通行凭证: keys, what was issued, and what was taken back. */
@org.jspecify.annotations.NullMarked
package lianfang.gate.pass;
