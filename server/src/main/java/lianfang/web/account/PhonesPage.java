package lianfang.web.account;

import java.util.List;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import lianfang.web.signin.QrPicture;
import org.jspecify.annotations.Nullable;

/**
 * Shared phones of an area, and the PIN of one's own shift.
 *
 * @param code what a phone types or scans now; null where none was made
 * @param pin shown this once; null where none was made
 * @param phones the latest first
 */
public record PhonesPage(
    Shell shell, Head head, @Nullable Code code, @Nullable String pin, List<Line> phones)
    implements Page {

  /** The code of one phone, to be typed or scanned. */
  public record Code(String code, QrPicture picture, String address) {}

  /** A phone; {@code revoke} is empty where it has ended. */
  public record Line(String called, String state, String seen, String revoke) {}
}
