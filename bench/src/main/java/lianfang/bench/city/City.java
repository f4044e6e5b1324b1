package lianfang.bench.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import lianfang.Application;
import lianfang.area.DivisionLoading;
import lianfang.area.Scope;
import lianfang.fact.Followers;
import lianfang.fact.Positions;
import lianfang.fact.Recorder;
import lianfang.fact.Sealer;
import lianfang.instance.Database;
import lianfang.instance.InstanceSettings;
import lianfang.instance.SettingsFile;
import lianfang.person.store.PersonSecrets;
import lianfang.rulebook.Enacting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A demo instance of both cities in a folder of its own, filled with invented people. */
public final class City implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(City.class);

  /** The cities whose people are invented. */
  public static final List<String> CITIES = List.of("4109", "4108");

  /** Who puts notices in force. */
  public static final Recorder APPROVER = new Recorder("bench-approver", Scope.everything());

  static final long SEED = 20200226;

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long LOOK_NANOS = 20_000_000;

  final Path folder;
  final ConfigurableApplicationContext instance;

  private City(Path folder, ConfigurableApplicationContext instance) {
    this.folder = folder;
    this.instance = instance;
  }

  /** The filled instance of this folder, made where it is not there yet. */
  public static City of(Path folder, int people) throws Exception {
    if (SettingsFile.find(folder).isPresent()) {
      return open(folder, Map.of());
    }
    City city = found(folder);
    city.fill(people);
    return city;
  }

  /** Makes sure that the folder holds a filled instance with its notices, and closes it. */
  public static void prepare(Path folder, int people) throws Exception {
    if (SettingsFile.find(folder).isEmpty()) {
      try (City city = of(folder, people)) {
        city.enact();
      }
    }
  }

  /** Founds an instance with its divisions; no notice is known yet. */
  static City found(Path folder) throws IOException {
    InstanceSettings settings =
        InstanceSettings.create(String.join(",", CITIES), true, folder, Instant.now());
    City city =
        open(
            folder,
            Map.of("lianfang.init.city", String.join(",", CITIES), "lianfang.init.demo", "true"));
    city.bean(DivisionLoading.class).load(playbook(), CITIES);
    SettingsFile.write(settings);
    return city;
  }

  /** Opens an instance that is there. */
  static City open(Path folder, Map<String, Object> more) {
    return open(folder, more, Clock.systemUTC());
  }

  /** The same with another clock in the place of the machine's. */
  static City open(Path folder, Map<String, Object> more, Clock real) {
    Map<String, Object> properties = new TreeMap<>(more);
    properties.put("lianfang.data", folder.toString());
    properties.put("lianfang.playbook", playbook().toString());
    return new City(
        folder,
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .logStartupInfo(false)
            .properties(properties)
            .initializers(context ->
                context.addBeanFactoryPostProcessor(beans -> {
                  ((BeanDefinitionRegistry) beans).removeBeanDefinition("real");
                  beans.registerSingleton("real", real);
                }))
            .run());
  }

  /** The reviewed data of the checkout in which the measurement runs. */
  static Path playbook() {
    return Path.of("playbook").toAbsolutePath();
  }

  /** A bean of the instance. */
  public <T> T bean(Class<T> type) {
    return instance.getBean(type);
  }

  /** Adds people and seals what is told of them. */
  void fill(int people) throws Exception {
    CityFilling filling = new CityFilling(bean(Database.class), bean(PersonSecrets.class));
    long[] facts = {0};
    Effort effort = Effort.of(() -> facts[0] = filling.fill(people, CITIES, SEED));
    LOG.warn("{} people, {} facts in {} s", people, facts[0], Math.round(effort.seconds()));
    Effort sealing = Effort.of(() -> bean(Sealer.class).seal());
    LOG.warn("sealed in {} s", Math.round(sealing.seconds()));
  }

  /** Puts the shipped notices in force with their readings. */
  void enact() {
    bean(Enacting.class).enactProposed(APPROVER, playbook().resolve("notices"), CITIES);
  }

  /**
   * What reads the ledger behind the work of others, on threads of its own, would disturb what is
   * measured next.
   */
  public void awaitFollowers() {
    long last = bean(Positions.class).last();
    long patience = System.nanoTime() + PATIENCE.toNanos();
    Followers followers = bean(Followers.class);
    while (!followers.reached(last)) {
      if (System.nanoTime() > patience) {
        throw new IllegalStateException("followers do not come to the end of the ledger");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  @Override
  public void close() {
    instance.close();
  }
}
