package lianfang.web.hotline;

import java.util.List;
import lianfang.web.forms.Sheet;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The call taker's page: what the caller says, what it may be, and what waits.
 *
 * @param emergencies numbers for danger that is happening now
 * @param id of the case, so that sending it twice files one
 * @param area where it is
 * @param sheet the form
 * @param refusal why nothing was recorded; null where nothing was tried
 * @param join which call joins which other; empty where no call waits
 * @param blocks what waits at the desk
 */
public record HotlinePage(
    Shell shell,
    Head head,
    List<ReportPage.Phone> emergencies,
    String id,
    Field area,
    Sheet sheet,
    @Nullable String refusal,
    List<Field> join,
    List<Block> blocks)
    implements Page {}
