package lianfang.web.list;

import java.util.List;
import java.util.Map;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One form with what has to be known to fill it in, and tables below.
 *
 * @param action where it goes
 * @param told sentences above the form
 * @param fields empty where the reader may only look
 * @param hidden values that the form carries
 * @param button its word
 * @param refusal why nothing was recorded; null where nothing was tried
 * @param blocks tables below
 */
public record FormPage(
    Shell shell,
    Head head,
    String action,
    List<String> told,
    List<Field> fields,
    Map<String, String> hidden,
    String button,
    @Nullable String refusal,
    List<Block> blocks)
    implements Page {}
