package lianfang.web.tracing;

import java.util.List;
import lianfang.web.part.Bars;
import lianfang.web.part.Block;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The chain around a case.
 *
 * @param notes what the drawing leaves out
 * @param chain who was found near whom
 * @param bars the same on days; null where nobody was confirmed
 * @param table the same as rows
 */
public record ChainPage(
    Shell shell, Head head, List<String> notes, Chain chain, @Nullable Bars bars, Block table)
    implements Page {}
