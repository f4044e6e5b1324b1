package lianfang.gate.pass;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/** 近日出示: the passes that are shown most, in memory alone and as many as are allowed. */
final class LatelyShown implements PassVerifier.Memory {

  private final Cache<String, PassVerifier.Shown> texts;

  LatelyShown(int most) {
    texts = Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
  }

  @Override
  public PassVerifier.@Nullable Shown find(String text) {
    return texts.getIfPresent(text);
  }

  @Override
  public void keep(String text, PassVerifier.Shown shown) {
    texts.put(text, shown);
  }
}
