package lianfang.instance;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Period;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Gives the modules what an instance has, as beans of plain Spring and JDK types. */
@Configuration(proxyBeanMethods = false)
class InstanceConfiguration {

  private static final int APP_POOL = 16;
  private static final int ENGINE_POOL = 8;

  @Bean(destroyMethod = "close")
  Instance instance(Environment environment) {
    Path data = InstanceFolders.data(environment);
    return Instance.open(
        data, InstanceFolders.keys(environment), environment.getProperty("lianfang.database-url"));
  }

  @Bean
  InstanceSettings instanceSettings(Environment environment, @Qualifier("real") Clock real) {
    Path data = InstanceFolders.data(environment);
    String city = environment.getProperty("lianfang.init.city");
    return SettingsFile.find(data)
        .or(() ->
            java.util.Optional.ofNullable(city)
                .map(given ->
                    InstanceSettings.create(
                        given,
                        environment.getProperty("lianfang.init.demo", Boolean.class, false),
                        data,
                        real.instant())))
        .orElseThrow(() ->
            new InstanceProblem(
                "There is no instance in " + data,
                "create one with: ./lianfang init --city 4109 --data " + data));
  }

  /** The folder of reviewed data: given, or the nearest one above the working directory. */
  @Bean
  @Qualifier("playbook")
  Path playbook(Environment environment) {
    return InstanceFolders.playbook(environment);
  }

  /** How far ahead of the domain clock a fact may lie: in a demo one plays the following weeks. */
  @Bean
  @Qualifier("ahead")
  Period ahead(InstanceSettings settings) {
    return settings.ahead();
  }

  @Bean
  Keys keys(Instance instance) {
    return instance.keys();
  }

  /** The pair that signs the ledger's head, read when it is first needed. */
  @Bean
  @Qualifier("anchor")
  Supplier<KeyPair> anchorKey(Keys keys) {
    return keys::anchor;
  }

  @Bean
  Database database(Instance instance) {
    return instance.database();
  }

  @Bean
  @Primary
  Clock clock(InstanceSettings settings, @Qualifier("real") Clock real) {
    return DomainClock.of(settings, real);
  }

  @Bean
  @Qualifier("real")
  Clock real() {
    return Clock.systemUTC();
  }

  @Bean(destroyMethod = "close")
  @Primary
  HikariDataSource app(Database database) {
    return pool(database, Database.APP, APP_POOL);
  }

  @Bean(destroyMethod = "close")
  @Qualifier("engine")
  HikariDataSource engine(Database database) {
    return pool(database, Database.ENGINE, ENGINE_POOL);
  }

  static HikariDataSource pool(Database database, String role, int size) {
    var config = new HikariConfig();
    config.setPoolName(role);
    config.setJdbcUrl(database.url());
    config.setUsername(role);
    config.setPassword(database.login(role).password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // Details repeat the row that was refused, and exceptions end in logs.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return new HikariDataSource(config);
  }

  @Bean
  @Primary
  PlatformTransactionManager transactionManager(DataSource app) {
    return new DataSourceTransactionManager(app);
  }

  @Bean
  @Qualifier("engine")
  PlatformTransactionManager engineTransactionManager(@Qualifier("engine") DataSource engine) {
    return new DataSourceTransactionManager(engine);
  }

  @Bean
  @Primary
  JdbcClient appClient(DataSource app) {
    return JdbcClient.create(app);
  }

  @Bean
  @Qualifier("engine")
  JdbcClient engineClient(@Qualifier("engine") DataSource engine) {
    return JdbcClient.create(engine);
  }

  @Bean
  ScopedTransactions scopedTransactions(DataSource app, @Qualifier("engine") DataSource engine) {
    return new ScopedTransactions(app, engine);
  }
}
