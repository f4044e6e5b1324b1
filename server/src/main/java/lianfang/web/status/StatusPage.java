package lianfang.web.status;

import java.util.List;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Stage;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * How a case stands, for whoever has its code; no person stands on it.
 *
 * @param refusal why nothing is shown; null where nothing went wrong
 * @param code the field of the code
 * @param found what the code shows; null before one was typed
 */
public record StatusPage(
    Shell shell, Head head, @Nullable String refusal, Field code, @Nullable Found found)
    implements Page {

  /**
   * A case as the public sees it.
   *
   * @param title kind and number
   * @param state where it stands
   * @param says what that means
   * @param next who has it and until when; empty where it is over
   * @param told reasons and answers, the earliest first
   * @param course states in which it was, with their days
   */
  public record Found(
      String title, String state, String says, String next, List<Told> told, List<Stage> course) {

    /** Keeps the order. */
    public Found {
      told = List.copyOf(told);
      course = List.copyOf(course);
    }
  }
}
