package lianfang.web.signin;

import java.util.List;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * Recovery codes, shown once.
 *
 * @param codes each replaces one code of the device
 * @param to where to go on
 */
public record RecoveryPage(Shell shell, List<String> codes, String to) implements Page {}
