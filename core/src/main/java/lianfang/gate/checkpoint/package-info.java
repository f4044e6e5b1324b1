/** 卡点: posts that stop people, by whose order they stand, and what they have to have. */
@org.jspecify.annotations.NullMarked
package lianfang.gate.checkpoint;
