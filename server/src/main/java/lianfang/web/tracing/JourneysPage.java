package lianfang.web.tracing;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * A public same-journey list, and which residents sat in a listed carriage.
 *
 * @param refusal why the file was not read; null where it was, or none was sent
 * @param blocks passengers, then rows that came back; empty before a file was sent
 */
public record JourneysPage(Shell shell, Head head, @Nullable String refusal, List<Block> blocks)
    implements Page {}
