/** 热线: the numbers that pages show, and how the console helps those who take calls. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.hotline;
