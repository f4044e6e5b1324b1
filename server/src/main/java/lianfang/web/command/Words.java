package lianfang.web.command;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/**
 * Makes the commands, and gives the options of an instance the application that they start.
 *
 * @param application the Spring configuration
 */
record Words(Class<?> application) implements CommandLine.IFactory {

  private static final String WEB = "lianfang.web.";

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == InstanceOptions.class) {
      return type.cast(new InstanceOptions(application));
    }
    if (!type.getPackageName().startsWith(WEB)) {
      return CommandLine.defaultFactory().create(type);
    }
    Constructor<K> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
