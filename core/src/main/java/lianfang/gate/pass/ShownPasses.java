package lianfang.gate.pass;

import lianfang.gate.Pass;
import org.jspecify.annotations.Nullable;

/**
 * 已核签名: texts whose signature was found to hold. The same pass is shown in the morning and in the
 * evening, at the alley and at the workshop; that its text is signed need not be worked out again.
 * Whether its key still counts, whether it was taken back, has ended or is for here is asked each
 * time. Implementations may be shared by threads and may forget at any time.
 */
public interface ShownPasses {

  /** Remembers nothing. */
  ShownPasses NONE =
      new ShownPasses() {
        @Override
        public @Nullable Shown find(String text) {
          return null;
        }

        @Override
        public void keep(String text, Shown shown) {
          // Nothing is remembered.
        }
      };

  /**
   * What a text says.
   *
   * @param key with which its signature holds
   */
  record Shown(Pass pass, PassKey key) {}

  /** What this very text says, or null where nobody remembers it. */
  @Nullable Shown find(String text);

  /** Remembers a text. */
  void keep(String text, Shown shown);
}
