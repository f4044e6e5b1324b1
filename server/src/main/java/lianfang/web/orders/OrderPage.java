package lianfang.web.orders;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * A batch to be signed.
 *
 * @param measure word of the measure
 * @param place word of the place
 * @param fields statute, organ and the number to confirm; empty where nothing is due
 * @param refusal why nothing was ordered; null where nothing was tried
 * @param by what the batch holds, by clause
 */
public record OrderPage(
    Shell shell,
    Head head,
    String measure,
    String place,
    List<Field> fields,
    @Nullable String refusal,
    Block by)
    implements Page {}
