/** Tests of case series and bulletins. */
@org.jspecify.annotations.NullMarked
package lianfang.situation;
