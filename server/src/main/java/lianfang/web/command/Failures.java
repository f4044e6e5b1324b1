package lianfang.web.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import lianfang.access.AccessRefused;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.instance.InstanceProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Turns what went wrong into one line; the trace is for LIANFANG_TRACE=1. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

  /** What is said where the database server went away in the middle of the work. */
  static final String INTERRUPTED =
      "The database server ended in the middle of the work: run the same command again; what was"
          + " done stays, and nothing is done twice";

  /** What is said where there is no room left. */
  static final String FULL =
      "The disk is full: free space and run the same command again; nothing half-done was kept";

  /** Two segments of the server's log: with less room it cannot go on, or not come back. */
  private static final long ROOM = 32L << 20;

  private static final String NO_SPACE = "No space left on device";
  private static final String DISK_FULL = "53100";

  /** Connection lost or refused, and a server that shuts down, has crashed or recovers. */
  private static final Pattern SERVER_GONE = Pattern.compile("08...|57P0[1-3]");

  private static final int CAUSES_MAX = 50;

  @Override
  public int handleExecutionException(
      Exception problem, CommandLine line, CommandLine.@Nullable ParseResult result) {
    line.getErr().println("lianfang: " + (hasNoRoom(line, problem) ? FULL : sentence(problem)));
    if ("1".equals(System.getenv("LIANFANG_TRACE"))) {
      problem.printStackTrace(line.getErr());
    }
    return 1;
  }

  /**
   * A server without room for its log ends, so that the connection is all that fails; the folder
   * tells why.
   */
  private static boolean hasNoRoom(CommandLine line, Throwable problem) {
    for (Object mixin : line.getMixins().values()) {
      if (mixin instanceof InstanceOptions options
          && Files.isDirectory(options.folder())
          && ofTheServer(problem)) {
        try {
          return Files.getFileStore(options.folder()).getUsableSpace() < ROOM
              || sentence(problem).equals(INTERRUPTED) && logTellsOfNoRoom(options.folder());
        } catch (IOException unknown) {
          return false;
        }
      }
    }
    return false;
  }

  /** The server frees room as it ends, so that afterwards its log alone tells why it did. */
  private static boolean logTellsOfNoRoom(Path folder) throws IOException {
    Path log = folder.resolve("pg.log");
    return Files.isReadable(log) && Files.readString(log).contains(NO_SPACE);
  }

  private static boolean ofTheServer(Throwable problem) {
    Throwable cause = problem;
    for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException || cause instanceof InstanceProblem) {
        return true;
      }
    }
    return false;
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
    boolean gone = false;
    for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
      if (cause instanceof InstanceProblem) {
        return oneLine(cause.getMessage());
      }
      if (cause instanceof AccessRefused refused) {
        return refused.en();
      }
      if (isDiskFull(cause)) {
        return FULL;
      }
      gone |= cause instanceof SQLException sql && isGone(sql);
      last = cause;
    }
    if (gone) {
      return INTERRUPTED;
    }
    if (last instanceof NoSuchFileException || last instanceof AccessDeniedException) {
      return last.getMessage() + " cannot be read or written: check its name and rights";
    }
    boolean spoken =
        last instanceof IllegalArgumentException
            || last instanceof IllegalStateException
            || last instanceof PlaybookRefused;
    String message = last.getMessage() == null ? "" : oneLine(last.getMessage());
    return spoken && !message.isEmpty()
        ? message
        : last.getClass().getSimpleName() + " " + message + " (LIANFANG_TRACE=1 shows where)";
  }

  private static boolean isDiskFull(Throwable cause) {
    return cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
        || cause instanceof IOException io && String.valueOf(io.getMessage()).contains(NO_SPACE);
  }

  private static boolean isGone(SQLException sql) {
    String state = sql.getSQLState();
    // The pool's own sentence, which carries no state.
    return state == null
        ? "Connection is closed".equals(sql.getMessage())
        : SERVER_GONE.matcher(state).matches();
  }

  private static String oneLine(@Nullable String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " / ");
  }
}
