/** Who may sign in, and what stays of what they did. */
@org.jspecify.annotations.NullMarked
package lianfang.access;
