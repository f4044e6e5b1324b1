/** 联防: the entry of the program. Each package below is a module of ARCHITECTURE.md. */
@org.jspecify.annotations.NullMarked
package lianfang;
