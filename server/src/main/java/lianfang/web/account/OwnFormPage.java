package lianfang.web.account;

import java.util.List;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import lianfang.web.signin.QrPicture;
import org.jspecify.annotations.Nullable;

/**
 * A form by which somebody changes the own account.
 *
 * @param action where it is sent
 * @param fields what is asked; nothing typed is shown again, because all of it is secret
 * @param refusal why nothing was changed; null at first
 * @param button the verb
 * @param secret what a new generator reads; null where none is enrolled
 */
public record OwnFormPage(
    Shell shell,
    Head head,
    String action,
    List<Field> fields,
    @Nullable String refusal,
    String button,
    @Nullable Secret secret)
    implements Page {

  /** The secret of a new generator: for the camera, and for typing. */
  public record Secret(QrPicture code, String text) {}
}
