package lianfang.web.hotline;

import java.util.List;

/**
 * What the page shows while the call goes on.
 *
 * @param topic word of the topic, empty for none
 * @param says what is suggested, empty for nothing
 * @param same open requests about the same place
 */
record HotlineSuggested(String topic, String says, List<Same> same) {

  /** One of them. */
  record Same(String href, String text) {}
}
