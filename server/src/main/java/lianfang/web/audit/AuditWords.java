package lianfang.web.audit;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lianfang.access.AuditAction;
import lianfang.access.AuditEntry;
import lianfang.web.shell.Shell;

/**
 * 审计的说法: what an entry tells, in the reader's language. The entry itself is part of a chain of
 * hashes and stays as it was written.
 */
public final class AuditWords {

  private static final Pattern ACCOUNT = Pattern.compile("account=?\\s*([0-9a-f]{8})[0-9a-f-]*");
  private static final Pattern MADE =
      Pattern.compile("\\{account=([0-9a-f]{8})[0-9a-f-]*, roles=([^,}]*), scope=([^}]*)\\}");

  private AuditWords() {}

  /** Why it was done, or what was done where nobody had to say why. */
  public static String says(Shell shell, AuditEntry entry) {
    if (!entry.why().isEmpty()) {
      return entry.why();
    }
    String detail = entry.detail();
    if (entry.action() == AuditAction.SIGNED_IN) {
      return shell.texts().word("signed-in", detail.replace(", ", "-").replace(' ', '-'));
    }
    Matcher made = MADE.matcher(detail);
    if (made.find()) {
      return made.replaceAll(one -> Matcher.quoteReplacement(made(shell, one)));
    }
    Matcher account = ACCOUNT.matcher(detail);
    return account.matches() ? shell.t("audit.account", account.group(1)) : detail;
  }

  private static String made(Shell shell, MatchResult one) {
    String roles =
        Arrays.stream(one.group(2).split(" ", -1))
            .map(role -> shell.texts().word("role", role))
            .collect(Collectors.joining(shell.t("list.and")));
    return shell.t("audit.account.made", one.group(1), roles, one.group(3));
  }

  /** From where it was done: the door and the address. */
  public static String where(Shell shell, AuditEntry entry) {
    return Arrays.stream(entry.where().split(" ", -1))
        .map(word -> shell.texts().word("where", word))
        .collect(Collectors.joining(" "));
  }
}
