/** 出错: what is answered where a request cannot be. */
@org.jspecify.annotations.NullMarked
package lianfang.web.error;
