/**
 * 登录: turns a cookie or a token into who looks and what they may do, for all pages and the API.
 * Other rooms of the web take {@code CurrentUser}; sign-in pages, links and kept forms are here.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.signin;
