package lianfang.web.passes;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Why;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import lianfang.web.signin.QrPicture;
import org.jspecify.annotations.Nullable;

/**
 * Passes of a person.
 *
 * @param why the measures or questions that keep the person; empty where none does
 * @param path of the page, below which its forms go
 * @param fields of a new pass; empty where none may be issued
 * @param refusal what is wrong with what was typed; null where nothing was tried
 * @param code the pass that was just issued; null where none was
 * @param until how long it holds
 * @param back fields for taking passes back; empty where none is in use
 */
public record PassesPage(
    Shell shell,
    Head head,
    List<Why> why,
    String path,
    List<Field> fields,
    @Nullable String refusal,
    @Nullable QrPicture code,
    String until,
    List<Field> back,
    Block list)
    implements Page {}
