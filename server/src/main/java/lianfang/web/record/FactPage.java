package lianfang.web.record;

import java.util.List;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * A fact to be recorded or corrected.
 *
 * @param id the person
 * @param kind word of the kind; empty while it is not chosen
 * @param corrects id of the fact that it replaces; empty for a new one
 * @param kinds what may be recorded
 * @param fields of the kind
 * @param refusal why nothing was recorded; null where nothing was tried
 */
public record FactPage(
    Shell shell,
    Head head,
    String id,
    String kind,
    String corrects,
    List<Link> kinds,
    List<Field> fields,
    @Nullable String refusal)
    implements Page {}
