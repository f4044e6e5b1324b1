/** 待确认: waiting rows beside the people who may be meant; answered one by one, by keys. */
@org.jspecify.annotations.NullMarked
package lianfang.web.confirmations;
