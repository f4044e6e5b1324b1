/** 登记: tests of the arrival form. */
@org.jspecify.annotations.NullMarked
package lianfang.web.register;
