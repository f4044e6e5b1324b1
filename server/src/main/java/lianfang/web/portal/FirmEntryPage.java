package lianfang.web.portal;

import lianfang.web.forms.Sheet;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * A firm asks to be registered.
 *
 * @param action where the form goes
 * @param id of the case that is filed, so that it is filed once
 * @param area where the firm lies
 * @param sheet what is filled in; null where it was sent
 * @param code with which one asks how it stands; null before it was sent
 * @param refusal why it was not taken and what to do; null where nothing was refused
 */
public record FirmEntryPage(
    Shell shell,
    Head head,
    String action,
    String id,
    Field area,
    @Nullable Sheet sheet,
    @Nullable String code,
    @Nullable String refusal)
    implements Page {}
