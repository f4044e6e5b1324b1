/** 推演页: what a draft would do, asked for, awaited, read and exported. */
@org.jspecify.annotations.NullMarked
package lianfang.web.simulations;
