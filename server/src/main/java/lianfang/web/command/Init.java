package lianfang.web.command;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import lianfang.instance.InstanceProblem;
import lianfang.instance.InstanceSettings;
import lianfang.instance.SettingsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates an empty instance with the divisions. Killed in the middle, it goes on when repeated. */
@Command(
    name = "init",
    description = "建立空实例 Create an empty instance with its divisions.",
    mixinStandardHelpOptions = true)
final class Init implements Callable<Integer> {

  @Mixin private InstanceOptions options;

  @Spec private CommandSpec spec;

  @Option(
      names = "--city",
      required = true,
      paramLabel = "CODE[,CODE]",
      description = "城市代码 Four digits of each city's division code, such as 4109,4108.")
  private String city = "";

  @Option(
      names = "--demo",
      description = {
        "演示实例 People are invented: the shipped notices are in force,",
        "identity numbers of division 999999 are accepted, the clock starts on 2020-02-26."
      })
  private boolean demo;

  @Override
  public Integer call() {
    if (SettingsFile.find(options.folder()).isPresent()) {
      throw new InstanceProblem(
          "There is already an instance in " + options.folder(),
          "use it, or give another folder with --data DIR");
    }
    InstanceSettings.create(city, demo, options.folder(), Instant.now());
    Map<String, Object> founding =
        Map.of("lianfang.init.city", city, "lianfang.init.demo", String.valueOf(demo));
    try (var instance = options.open(founding)) {
      InstanceSettings settings = instance.getBean(InstanceSettings.class);
      Founding.fill(instance, settings);
      SettingsFile.write(settings);
      spec.commandLine().getOut().println(settings.data());
      return 0;
    }
  }
}
