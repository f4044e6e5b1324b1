package lianfang.web.signin;

import java.util.List;
import lianfang.web.part.Field;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * Where a one-time link leads: a password is set, or the first administrator made.
 *
 * @param first whether it makes the first administrator
 * @param fields of the form; empty where the link holds no longer
 * @param refusal why it was refused, with the remedy; null at first
 */
public record LinkPage(Shell shell, boolean first, List<Field> fields, @Nullable String refusal)
    implements Page {}
