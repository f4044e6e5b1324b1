/** 登记: a person who arrives, with the household, in under a minute on a phone. */
@org.jspecify.annotations.NullMarked
package lianfang.web.register;
