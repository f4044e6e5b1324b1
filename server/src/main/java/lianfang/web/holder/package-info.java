/** 本人页: what somebody sees of himself: code, measures with reasons and end, facts, looks. */
@org.jspecify.annotations.NullMarked
package lianfang.web.holder;
