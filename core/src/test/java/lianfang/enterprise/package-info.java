/** Tests of what is decided about firms. */
@org.jspecify.annotations.NullMarked
package lianfang.enterprise;
