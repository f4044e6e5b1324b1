/** 卡点页: the register of checkpoints, one post with its orders, people and things, its devices. */
@org.jspecify.annotations.NullMarked
package lianfang.web.checkpoints;
