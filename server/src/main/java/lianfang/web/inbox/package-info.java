/** 收件箱页面: the cases of a desk and of a person, search, statistics, and who replaces whom. */
@org.jspecify.annotations.NullMarked
package lianfang.web.inbox;
