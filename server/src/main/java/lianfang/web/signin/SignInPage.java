package lianfang.web.signin;

import java.util.List;
import lianfang.web.part.Field;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * Login and password.
 *
 * @param fields of the form
 * @param refusal why it was refused, with the remedy; null at first
 * @param to where to go after sign-in
 * @param kept whether a form waits to be sent again
 */
public record SignInPage(
    Shell shell, List<Field> fields, @Nullable String refusal, String to, boolean kept)
    implements Page {}
