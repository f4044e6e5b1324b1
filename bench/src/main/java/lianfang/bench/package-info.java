/** 性能对照: what Lianfang does, measured on one machine in the same run as its peers. */
@org.jspecify.annotations.NullMarked
package lianfang.bench;
