package lianfang.web.signin;

import lianfang.web.part.Field;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The six digits of the second device.
 *
 * @param field of the code
 * @param refusal why it was refused, with the remedy; null at first
 * @param to where to go after sign-in
 */
public record CodePage(Shell shell, Field field, @Nullable String refusal, String to)
    implements Page {}
