package lianfang.web.passes;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of which no more is kept than their user needs: a line of a gigabyte costs no memory. */
final class BoundedLines {

  private final BufferedReader reader;
  private final int most;
  private final StringBuilder line = new StringBuilder();

  BoundedLines(BufferedReader reader, int most) {
    this.reader = reader;
    this.most = most;
  }

  /** The next line, cut after so many characters; null at the end. */
  @Nullable String next() throws IOException {
    line.setLength(0);
    boolean any = false;
    for (int character = reader.read(); character >= 0; character = reader.read()) {
      any = true;
      if (character == '\n') {
        break;
      }
      if (line.length() < most) {
        line.append((char) character);
      }
    }
    if (!any) {
      return null;
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }
}
