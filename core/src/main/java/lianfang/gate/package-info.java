/**
 * 卡口: passes that every gate verifies by itself, checkpoints, passages, and who met whom. This
 * package holds what its parts share.
 */
@org.jspecify.annotations.NullMarked
package lianfang.gate;
