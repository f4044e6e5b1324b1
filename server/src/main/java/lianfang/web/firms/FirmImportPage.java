package lianfang.web.firms;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * A form for a sheet of firms.
 *
 * @param told what became of the last one; null before
 * @param blocks rows that came back
 */
public record FirmImportPage(Shell shell, Head head, @Nullable String told, List<Block> blocks)
    implements Page {}
