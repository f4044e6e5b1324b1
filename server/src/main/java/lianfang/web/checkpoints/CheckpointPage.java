package lianfang.web.checkpoints;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Stage;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import lianfang.web.signin.QrPicture;
import org.jspecify.annotations.Nullable;

/**
 * One post.
 *
 * @param course from registration to removal
 * @param told what stands out, each a sentence
 * @param refusal why nothing was recorded; null where nothing was tried
 * @param code what a device types or scans now; null where none was offered
 * @param blocks tables
 * @param forms what may be recorded here
 */
public record CheckpointPage(
    Shell shell,
    Head head,
    List<Stage> course,
    List<String> told,
    @Nullable String refusal,
    @Nullable Code code,
    List<Block> blocks,
    List<Form> forms)
    implements Page {

  /** The code of one device, to be typed or scanned, and for how many minutes. */
  public record Code(String code, QrPicture picture, String address, long minutes) {}

  /**
   * A form.
   *
   * @param picture whether it carries a picture
   * @param open whether it is unfolded
   */
  public record Form(
      String title,
      String says,
      String action,
      List<Field> fields,
      String button,
      boolean picture,
      boolean open) {}
}
