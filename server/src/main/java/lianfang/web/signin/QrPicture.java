package lianfang.web.signin;

import io.nayuki.qrcodegen.QrCode;

/**
 * 二维码: as a path of unit squares, which a page draws without script or style.
 *
 * @param size modules a side, with the quiet zone of four modules around
 * @param path of an SVG
 */
public record QrPicture(int size, String path) {

  private static final int QUIET = 4;

  /** The picture of this text, readable with a seventh of it damaged. */
  public static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(code.size + 2 * QUIET, path.toString());
  }
}
