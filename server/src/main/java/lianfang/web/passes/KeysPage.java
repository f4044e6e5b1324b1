package lianfang.web.passes;

import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The keys of passes.
 *
 * @param root fingerprint of the root
 * @param which the key to revoke; null where there is none
 */
public record KeysPage(Shell shell, Head head, String root, Block list, @Nullable Field which)
    implements Page {}
