/** 百万人口: an invented city of any size, and what the whole program does with it. */
@org.jspecify.annotations.NullMarked
package lianfang.bench.city;
