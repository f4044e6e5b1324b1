package lianfang.web.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lianfang.instance.InstanceProblem;
import lianfang.instance.Keys;
import lianfang.instance.SettingsFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Option;

/** Which instance a command works on, and how to open it. */
final class InstanceOptions {

  private final Class<?> application;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "数据目录 Data folder (${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "密钥目录 Folder of keys (beside the data folder: DIR.keys).")
  @Nullable Path keys;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {
        "外部数据库 External PostgreSQL 15 or newer:",
        "jdbc:postgresql://HOST:5432/NAME?user=USER&password=SECRET"
      },
      defaultValue = "${env:LIANFANG_DATABASE_URL}")
  @Nullable String databaseUrl;

  InstanceOptions(Class<?> application) {
    this.application = application;
  }

  /** The data folder as an absolute path. */
  Path folder() {
    return data.toAbsolutePath().normalize();
  }

  /** The folder of its keys. */
  Path keysFolder() {
    return Keys.folder(folder(), keys);
  }

  /** The URL of an external database, or null for the embedded one. */
  @Nullable String external() {
    return databaseUrl == null || databaseUrl.isBlank() ? null : databaseUrl;
  }

  /** Opens a complete instance without a web server; beans are made when they are asked for. */
  ConfigurableApplicationContext open() {
    requireComplete();
    return open(Map.of());
  }

  /** The same with further properties, and without asking whether the instance is complete. */
  ConfigurableApplicationContext open(Map<String, Object> more) {
    return start(WebApplicationType.NONE, true, more);
  }

  /** Opens a complete instance with its web server. */
  ConfigurableApplicationContext serve(Map<String, Object> more) {
    requireComplete();
    return start(WebApplicationType.SERVLET, false, more);
  }

  private void requireComplete() {
    if (Files.isDirectory(folder()) && !Files.isExecutable(folder())) {
      throw new InstanceProblem(
          "Data folder " + folder() + " belongs to another user (" + owner() + ")",
          "run the command as that user, or give another folder with --data DIR");
    }
    if (SettingsFile.find(folder()).isEmpty()) {
      throw new InstanceProblem(
          "There is no instance in " + folder(),
          "create one with: ./lianfang init --city 4109 --data " + data);
    }
  }

  private String owner() {
    try {
      return Files.getOwner(folder()).getName();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private ConfigurableApplicationContext start(
      WebApplicationType type, boolean lazy, Map<String, Object> more) {
    Map<String, Object> properties = new LinkedHashMap<>(more);
    properties.put("lianfang.data", folder().toString());
    if (keys != null) {
      properties.put("lianfang.keys", keys.toString());
    }
    String url = external();
    if (url != null) {
      properties.put("lianfang.database-url", url);
    }
    return new SpringApplicationBuilder(application)
        .web(type)
        .lazyInitialization(lazy)
        .logStartupInfo(false)
        .initializers(context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("command line", properties)))
        .run();
  }
}
