/** Tests of the demo city. */
@org.jspecify.annotations.NullMarked
package lianfang.web.demo;
