package lianfang.web.command;

import java.io.IOException;
import java.sql.SQLException;
import lianfang.access.AccessRefused;
import lianfang.instance.InstanceProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Turns what went wrong into one line; the trace is for LIANFANG_TRACE=1. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

  private static final String DISK_FULL = "53100";
  private static final int CAUSES_MAX = 50;

  @Override
  public int handleExecutionException(
      Exception problem, CommandLine line, CommandLine.@Nullable ParseResult result) {
    line.getErr().println("lianfang: " + sentence(problem));
    if ("1".equals(System.getenv("LIANFANG_TRACE"))) {
      problem.printStackTrace(line.getErr());
    }
    return 1;
  }

  static int notUnderstood(CommandLine.ParameterException problem, String[] words) {
    CommandLine line = problem.getCommandLine();
    line.getErr().println("lianfang: " + problem.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(problem, line.getErr());
    line.getErr()
        .println(
            "Help: ./lianfang help "
                + line.getCommandSpec().qualifiedName().replaceFirst("^lianfang ?", ""));
    return Lianfang.NOT_UNDERSTOOD;
  }

  /** What happened, with its value and the remedy. */
  static String sentence(Throwable problem) {
    Throwable cause = problem;
    Throwable last = problem;
    for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
      if (cause instanceof InstanceProblem) {
        return oneLine(cause.getMessage());
      }
      if (cause instanceof AccessRefused refused) {
        return refused.en();
      }
      if (isDiskFull(cause)) {
        return "The disk is full: free space and run the same command again; nothing half-done"
            + " was kept";
      }
      last = cause;
    }
    boolean spoken =
        last instanceof IllegalArgumentException || last instanceof IllegalStateException;
    String message = last.getMessage() == null ? "" : oneLine(last.getMessage());
    return spoken && !message.isEmpty()
        ? message
        : last.getClass().getSimpleName() + " " + message + " (LIANFANG_TRACE=1 shows where)";
  }

  private static boolean isDiskFull(Throwable cause) {
    return cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
        || cause instanceof IOException io
            && String.valueOf(io.getMessage()).contains("No space left on device");
  }

  private static String oneLine(@Nullable String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " / ");
  }
}
