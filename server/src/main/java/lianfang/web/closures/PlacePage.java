package lianfang.web.closures;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Stage;
import lianfang.web.record.RecordPage;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One place under a closure or disinfection.
 *
 * @param id the opaque id
 * @param course the closure's way from its order to its lifting; empty where none was ordered
 * @param told what has to be known or done now
 * @param steps the measures of the place
 * @param form what a competent organ fills in to order a closure; empty where it may not
 * @param next what may be recorded next, such as told, carried out, disinfected, lifted
 * @param refusal why nothing was recorded; null where nothing was tried
 * @param facts of the place, latest first
 */
public record PlacePage(
    Shell shell,
    String id,
    Head head,
    List<Stage> course,
    List<Link> told,
    List<RecordPage.Step> steps,
    List<Field> form,
    List<RecordPage.Next> next,
    @Nullable String refusal,
    Block facts)
    implements Page {}
