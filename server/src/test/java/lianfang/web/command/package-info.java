/** The command line as a script sees it: its answer, its remarks, its exit code. */
@org.jspecify.annotations.NullMarked
package lianfang.web.command;
