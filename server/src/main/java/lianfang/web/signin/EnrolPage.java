package lianfang.web.signin;

import lianfang.web.part.Field;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * Setting up the second device.
 *
 * @param code for the camera
 * @param secret the same, for typing
 * @param field of the first code
 * @param refusal why it was refused, with the remedy; null at first
 * @param to where to go after sign-in
 */
public record EnrolPage(
    Shell shell, QrPicture code, String secret, Field field, @Nullable String refusal, String to)
    implements Page {}
