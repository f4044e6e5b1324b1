/** 卡点登记: the register that facts keep, and the devices that work at each post. */
@org.jspecify.annotations.NullMarked
package lianfang.gate.checkpoint;
