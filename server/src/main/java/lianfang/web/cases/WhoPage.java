package lianfang.web.cases;

import java.util.Map;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody in a case is: the reason is asked first, and each look is in the audit.
 *
 * @param action where the reason goes
 * @param id of what is sealed
 * @param why the field of the reason; null once it is opened
 * @param texts what is sealed, by label; empty before it is opened
 */
public record WhoPage(
    Shell shell,
    Head head,
    String action,
    String id,
    @Nullable Field why,
    Map<String, String> texts)
    implements Page {}
