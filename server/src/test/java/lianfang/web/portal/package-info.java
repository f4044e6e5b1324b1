/** Tests of what firms do themselves and what offices see of it. */
@org.jspecify.annotations.NullMarked
package lianfang.web.portal;
