/** 密接排查: finds what candidates rest on, for one case or a thousand, by few statements. */
@org.jspecify.annotations.NullMarked
package lianfang.gate.trace;
