/** 现场检查页: a day of visits on a phone without a network, and what it sends afterwards. */
@org.jspecify.annotations.NullMarked
package lianfang.web.inspect;
