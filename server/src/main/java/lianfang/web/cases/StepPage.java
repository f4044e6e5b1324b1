package lianfang.web.cases;

import java.util.List;
import java.util.Map;
import lianfang.web.forms.Sheet;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The form of one step.
 *
 * @param action where it goes
 * @param told what the step asks and leads to, each a sentence
 * @param refusal why nothing was done; null where nothing was tried
 * @param hidden what the form carries
 * @param fields before those of the form
 * @param sheet the form; null where it asks nothing
 * @param button its word
 */
public record StepPage(
    Shell shell,
    Head head,
    String action,
    List<String> told,
    CasePage.@Nullable Refusal refusal,
    Map<String, String> hidden,
    List<Field> fields,
    @Nullable Sheet sheet,
    String button)
    implements Page {}
