/** 现场检查: which open cases wait for somebody to go there. */
@org.jspecify.annotations.NullMarked
package lianfang.casework.visit;
