package lianfang.web.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The version of this program, from its jar. */
final class Version implements CommandLine.IVersionProvider {

  static String current() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"lianfang " + current()};
  }
}
