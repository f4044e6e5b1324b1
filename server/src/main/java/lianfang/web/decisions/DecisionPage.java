package lianfang.web.decisions;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Why;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One question that waits for an official.
 *
 * @param action where the answer goes
 * @param meanwhile what holds until it is answered
 * @param why the clause and row that leave it open
 * @param record the person's or place's record
 * @param fields of the answer; empty where the reader may not answer
 * @param refusal why nothing was recorded; null where nothing was tried
 * @param blocks what each answer would change
 */
public record DecisionPage(
    Shell shell,
    Head head,
    String action,
    String meanwhile,
    Why why,
    String record,
    List<Field> fields,
    @Nullable String refusal,
    List<Block> blocks)
    implements Page {}
