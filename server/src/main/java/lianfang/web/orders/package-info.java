/** 决定页: what is due is ordered as a signed batch; the number is read and confirmed. */
@org.jspecify.annotations.NullMarked
package lianfang.web.orders;
