package lianfang.instance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The changes of the database, one a file, run as the owner. */
public final class Migrations {

  private static final String LOCATION = "classpath:db/migration";
  private static final String INSTALLED =
      "select version from instance.flyway_schema_history where version is not null and success";
  private static final Pattern NAME = Pattern.compile("V([0-9]{12})__.*\\.sql");

  private final Database database;

  /** Migrations of one database. */
  public Migrations(Database database) {
    this.database = database;
  }

  /** The versions that this program knows. */
  public static Set<String> known() {
    Set<String> versions = new TreeSet<>();
    for (Resource resource : resources()) {
      versions.add(version(resource));
    }
    return versions;
  }

  /** Brings the database to this program's version; asks it first, since that is quick. */
  public void forward() {
    if (!installed().equals(known())) {
      run(LOCATION);
    }
  }

  private Set<String> installed() {
    Database.Login owner = database.login(Database.OWNER);
    Set<String> versions = new TreeSet<>();
    try (Connection connection =
            DriverManager.getConnection(database.url(), owner.user(), owner.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(INSTALLED)) {
      while (rows.next()) {
        versions.add(rows.getString(1));
      }
    } catch (SQLException e) {
      LoggerFactory.getLogger(Migrations.class).debug("A database without history", e);
    }
    return versions;
  }

  /** Runs only the given versions, so that the tables are those of an older program. */
  public void exactly(Collection<String> versions) {
    try {
      Path folder = Files.createTempDirectory("lianfang-migrations");
      try {
        for (Resource resource : resources()) {
          if (versions.contains(version(resource))) {
            try (InputStream in = resource.getInputStream()) {
              Files.copy(in, folder.resolve(String.valueOf(resource.getFilename())));
            }
          }
        }
        run("filesystem:" + folder);
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String location) {
    try {
      // Named by their minute, so that branches merge in any order.
      Flyway.configure()
          .dataSource(database.url(), Database.OWNER, database.login(Database.OWNER).password())
          .locations(location)
          .defaultSchema("instance")
          .createSchemas(true)
          .outOfOrder(true)
          .placeholderReplacement(false)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new InstanceProblem(
          "The database cannot be brought to this version (" + e.getMessage() + ")",
          "start the version that wrote it last, or restore a backup",
          e);
    }
  }

  private static List<Resource> resources() {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver().getResources(LOCATION + "/V*.sql"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(Resource resource) {
    Matcher name = NAME.matcher(String.valueOf(resource.getFilename()));
    if (!name.matches()) {
      throw new IllegalStateException(
          resource.getFilename() + " is not named V<yyyyMMddHHmm>__a_sentence.sql");
    }
    return name.group(1);
  }
}
