/** 卡口: keeps passages in months, and remembers what gates and disease control decided. */
@org.jspecify.annotations.NullMarked
package lianfang.gate;
