package lianfang.web.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import lianfang.instance.InstanceSettings;
import lianfang.instance.SettingsFile;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Opens a scratch instance, asks for the first pages and ends, so that the JVM learns the start.
 */
@Command(name = "rehearse", hidden = true)
final class Rehearse implements Callable<Integer> {

  private static final int TIMES = 20;

  @Mixin private InstanceOptions options;

  @Parameters(paramLabel = "DIR")
  private Path scratch;

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.data = scratch;
    Map<String, Object> founding = Map.of("lianfang.init.city", "4109");
    try (var instance = options.open(founding)) {
      instance.getBean(DataSource.class);
      SettingsFile.write(InstanceSettings.create("4109", false, scratch, Instant.now()));
    }
    try (var instance = options.serve(Map.of("server.port", "0"));
        var browser = HttpClient.newHttpClient()) {
      if (instance instanceof WebServerApplicationContext web && web.getWebServer() != null) {
        for (int time = 0; time < TIMES; time++) {
          for (String page : List.of("/", "/sign-in")) {
            URI uri = URI.create("http://127.0.0.1:" + web.getWebServer().getPort() + page);
            browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
          }
        }
      }
    }
    return 0;
  }
}
