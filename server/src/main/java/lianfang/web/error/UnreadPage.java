package lianfang.web.error;

import java.util.List;
import lianfang.web.shell.Texts;

/**
 * What is told of a request that could not be read: nothing is known of whoever sent it, so that it
 * speaks both languages.
 *
 * @param status HTTP status
 * @param texts of both languages, Chinese first
 */
public record UnreadPage(String status, List<Texts> texts) {

  /** Keeps both as they are. */
  public UnreadPage {
    texts = List.copyOf(texts);
  }
}
