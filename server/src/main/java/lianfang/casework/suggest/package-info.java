/**
 * 派单建议: what a new request is probably about, learned on the instance from its own closed cases. No
 * model comes with the program, and none is stored.
 */
@org.jspecify.annotations.NullMarked
package lianfang.casework.suggest;
