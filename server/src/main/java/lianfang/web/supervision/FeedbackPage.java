package lianfang.web.supervision;

import lianfang.web.forms.Sheet;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * What somebody from above found, as it is entered.
 *
 * @param action where it goes
 * @param id of what is entered, so that a second press does nothing
 * @param area in which it is entered
 * @param refusal why nothing was recorded; null where nothing was tried
 */
public record FeedbackPage(
    Shell shell,
    Head head,
    String action,
    String id,
    String area,
    @Nullable String refusal,
    Sheet sheet)
    implements Page {}
