package lianfang.web.cases;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One case type.
 *
 * @param path of this page
 * @param file where one is filed; null where the account may not
 * @param withdraw the edition that the account may take out of use; null where it may not
 * @param diagram its course
 * @param blocks states, steps, deadlines, priorities
 * @param cites where it stands
 */
public record TypePage(
    Shell shell,
    Head head,
    String path,
    @Nullable Link file,
    @Nullable String withdraw,
    CaseDiagram diagram,
    List<Block> blocks,
    List<String> cites)
    implements Page {}
