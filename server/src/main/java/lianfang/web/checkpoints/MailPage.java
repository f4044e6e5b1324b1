package lianfang.web.checkpoints;

import java.util.List;
import java.util.Map;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.record.RecordPage;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a device sent.
 *
 * @param lines what it says, by name
 * @param names whether a name stands on the page
 * @param action where the form goes; null where nothing is left to do
 * @param fields of the form
 * @param button its word
 * @param onward the case that was made of it; null for none
 * @param register what the ordinary form of registration is filled with; empty for none
 */
public record MailPage(
    Shell shell,
    Head head,
    List<RecordPage.Line> lines,
    boolean names,
    @Nullable String action,
    List<Field> fields,
    String button,
    @Nullable Link onward,
    Map<String, String> register)
    implements Page {}
