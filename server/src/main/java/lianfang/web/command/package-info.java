/**
 * 命令行: one class a word. The answer goes to standard output, everything else to standard error; a
 * problem is one line that says what, with which value, and the remedy.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("command")
package lianfang.web.command;
