package lianfang.web.signin;

import java.util.List;
import lianfang.access.KeptForms;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * A form that arrived after its session had ended, ready to be sent again.
 *
 * @param action where it is sent to
 * @param fields as they were typed
 * @param seen the fields that a person typed, to be read before sending
 * @param files names of fields whose file has to be chosen again
 */
public record KeptPage(
    Shell shell,
    String action,
    List<KeptForms.Field> fields,
    List<KeptForms.Field> seen,
    List<String> files)
    implements Page {}
