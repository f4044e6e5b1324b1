/**
 * 权限: who may do what, where. Accounts, roles and what they allow, sign-in, sessions, tokens, and
 * the audit that nobody can change.
 */
@org.jspecify.annotations.NullMarked
package lianfang.access;
