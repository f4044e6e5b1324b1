/** 用户页: accounts, what they may do and where, kept by an administrator who sees no person. */
@org.jspecify.annotations.NullMarked
package lianfang.web.users;
