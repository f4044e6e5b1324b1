/** 查验页: what devices at checkpoints load, fetch and send; none of it knows a name. */
@org.jspecify.annotations.NullMarked
package lianfang.web.gatepage;
