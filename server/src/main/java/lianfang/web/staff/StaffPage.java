package lianfang.web.staff;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * A firm's list of staff.
 *
 * @param firm its id
 * @param told what became of what was sent; null before
 * @param refusal why nothing was taken; null where it was
 * @param fields of one person
 * @param blocks rows with what became of them, and the list as it stands
 */
public record StaffPage(
    Shell shell,
    Head head,
    String firm,
    @Nullable String told,
    @Nullable String refusal,
    List<Field> fields,
    List<Block> blocks)
    implements Page {}
