package lianfang.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 页首: title, the one sentence that says what stands out now, and at most five figures.
 *
 * @param title of the page
 * @param sentence what stands out now
 * @param figures each a link to its list
 * @param back where the page comes from, or null
 */
public record Head(String title, String sentence, List<Figure> figures, @Nullable Link back) {

  /** A head may carry at most five figures: more are not read. */
  public Head {
    if (figures.size() > 5) {
      throw new IllegalArgumentException("a page has at most five figures, not " + figures.size());
    }
    figures = List.copyOf(figures);
  }

  /** A head without figures. */
  public static Head of(String title, String sentence) {
    return new Head(title, sentence, List.of(), null);
  }
}
