package lianfang.web.account;

import java.util.List;
import lianfang.web.part.Field;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person's own account.
 *
 * @param name as colleagues see it
 * @param office roles and areas
 * @param tokens from the latest
 * @param shown a token or codes that are shown this once
 * @param field the name of a new token
 * @param refusal why something was refused, with the remedy; null where nothing was
 * @param secondFactor whether a code generator is enrolled
 * @param sessions where the account is signed in, the latest first
 * @param done what was just changed, in words; empty where nothing was
 */
public record AccountPage(
    Shell shell,
    String name,
    String office,
    List<Token> tokens,
    List<String> shown,
    Field field,
    @Nullable String refusal,
    boolean secondFactor,
    List<Open> sessions,
    String done)
    implements Page {

  /** A session; {@code end} is empty for the one that looks. */
  public record Open(String text, String end) {}

  /** A token as the page lists it; {@code revoke} is empty once it holds no longer. */
  public record Token(String name, String until, String used, String revoke) {}
}
