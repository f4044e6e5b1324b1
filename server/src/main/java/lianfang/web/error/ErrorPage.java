package lianfang.web.error;

import java.util.List;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * A page that could not be shown.
 *
 * @param status HTTP status
 * @param key of the sentences that say what happened and what to do
 * @param details the address or who is signed in; what is missing and who may, where something was
 *     refused
 * @param ways where to go from here, the nearest first
 */
public record ErrorPage(Shell shell, int status, String key, List<String> details, List<Link> ways)
    implements Page {

  /** Keeps both as they are. */
  public ErrorPage {
    details = List.copyOf(details);
    ways = List.copyOf(ways);
  }
}
