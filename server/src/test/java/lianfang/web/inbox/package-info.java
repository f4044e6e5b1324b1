/** Tests of the desks and their cases. */
@org.jspecify.annotations.NullMarked
package lianfang.web.inbox;
