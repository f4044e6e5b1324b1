/** 等级: how long a decided grade takes until everybody whom it can concern is derived again. */
@org.jspecify.annotations.NullMarked
package lianfang.bench.grade;
