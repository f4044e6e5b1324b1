package lianfang.web.imports;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One step of an import.
 *
 * @param step "upload", "mapping", "running", "tried", "landed", "interrupted", or "gone" with the
 *     file
 * @param id of the job, empty before there is one
 * @param refusal why the file cannot be used; null where it can
 * @param fields one a column of the roster, with the sheet's columns to choose from
 * @param sample the first rows as they are, with their headers first
 * @param told what the run did, line by line
 * @param percent how far it has come, 0 to 100; null where that cannot be said
 * @param links the report of what came back, the list of people
 * @param earlier what this account imported before, beside the upload; null elsewhere
 */
public record ImportPage(
    Shell shell,
    Head head,
    String step,
    String id,
    @Nullable String refusal,
    List<Field> fields,
    List<List<String>> sample,
    List<String> told,
    @Nullable Integer percent,
    List<Link> links,
    @Nullable Block earlier)
    implements Page {}
