package lianfang.web.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** 静态文件: addresses of style, script and icons that change with their content. */
public final class Assets {

  private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

  private Assets() {}

  /** The address of a file in {@code static/assets}. */
  public static String of(String name) {
    return ADDRESSES.computeIfAbsent(name, Assets::address);
  }

  private static String address(String name) {
    try (var in = Assets.class.getResourceAsStream("/static/assets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the file " + name + " is missing from the build");
      }
      CRC32 sum = new CRC32();
      sum.update(in.readAllBytes());
      return "/assets/" + name + "?v=" + Long.toHexString(sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the file " + name, e);
    }
  }
}
