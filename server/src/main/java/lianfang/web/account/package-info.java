/** 我的账号: what the signed-in person keeps: tokens for programs, recovery codes. */
@org.jspecify.annotations.NullMarked
package lianfang.web.account;
