package lianfang.web.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lianfang.web.signin.Welcome;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the console until it is interrupted. */
@Command(name = "serve", description = "启动控制台 Serve the console.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

  @Mixin private InstanceOptions options;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "端口 Port, 0 for any free one (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description = "监听地址 Address to listen on; 0.0.0.0 for all (${DEFAULT-VALUE}).")
  private String address = "127.0.0.1";

  @Mixin private Encryption encryption;

  @Override
  public Integer call() throws InterruptedException {
    if (encryption.printsRoot()) {
      encryption.printRoot(options.keysFolder(), spec.commandLine().getOut());
      return 0;
    }
    Map<String, Object> properties =
        new LinkedHashMap<>(encryption.properties(options.keysFolder(), address));
    properties.put("server.port", String.valueOf(port));
    properties.put("server.address", address);
    var closed = new CountDownLatch(1);
    var context = options.serve(properties);
    context.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
    int listening =
        context instanceof WebServerApplicationContext web && web.getWebServer() != null
            ? web.getWebServer().getPort()
            : port;
    String scheme = encryption.encrypts() ? "https://" : "http://";
    Welcome.lines(context, scheme + address + ":" + listening + "/")
        .forEach(spec.commandLine().getOut()::println);
    closed.await();
    return 0;
  }
}
