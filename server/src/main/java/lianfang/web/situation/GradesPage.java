package lianfang.web.situation;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The risk grades of an area and of the areas below it.
 *
 * @param head with how many areas have which grade
 * @param refusal why the last form was not kept; null where it was
 * @param blocks proposals, comparison with announced grades, clusters
 * @param decide fields of a decision, none for who may not record one
 * @param cluster fields of a finding on clusters, none for who may not record one
 */
public record GradesPage(
    Shell shell,
    Head head,
    @Nullable String refusal,
    List<Block> blocks,
    List<Field> decide,
    List<Field> cluster)
    implements Page {}
