package lianfang.web.users;

import java.util.List;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One account, or a new one.
 *
 * @param action where the form goes
 * @param fields of the form
 * @param refusal why nothing was changed; null where nothing was tried
 * @param link the one-time link to hand over; null where none was made
 * @param acts lock, unlock, reset
 * @param roles what each role may do
 */
public record UserPage(
    Shell shell,
    Head head,
    String action,
    List<Field> fields,
    @Nullable String refusal,
    @Nullable String link,
    List<Link> acts,
    List<Allowed> roles)
    implements Page {

  /** A role and what it allows, in words. */
  public record Allowed(String role, String allows) {}
}
