/** 签发: asks what is known about somebody who is to get a pass. */
@org.jspecify.annotations.NullMarked
package lianfang.gate.issue;
