/**
 * 推送: what happens to cases is told to the city's own portal, signed, again and again until it
 * arrives, and visible where it does not. No person stands in a message.
 */
@org.jspecify.annotations.NullMarked
package lianfang.casework.hook;
