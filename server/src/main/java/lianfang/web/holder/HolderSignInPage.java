package lianfang.web.holder;

import java.util.List;
import lianfang.web.part.Field;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * Signs somebody in to what is his.
 *
 * @param refused whether the last try failed; no more is ever said
 */
public record HolderSignInPage(Shell shell, List<Field> fields, boolean refused) implements Page {}
