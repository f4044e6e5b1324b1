/** Tests of what pages say about facts. */
@org.jspecify.annotations.NullMarked
package lianfang.web.basis;
