/** Walks through the hotline, both public lines and venues. */
@org.jspecify.annotations.NullMarked
package lianfang.web.hotline;
