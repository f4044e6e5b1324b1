package lianfang.web.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianfang.Application;
import lianfang.area.Areas;
import lianfang.area.DivisionLoading;
import lianfang.area.Scope;
import lianfang.fact.Followers;
import lianfang.fact.Recorder;
import lianfang.fact.Sealer;
import lianfang.instance.Database;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ProcessorTime;
import lianfang.instance.SettingsFile;
import lianfang.person.ImportRequest;
import lianfang.person.ImportSummary;
import lianfang.person.PeopleImport;
import lianfang.person.RosterColumn;
import lianfang.rulebook.Enacting;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures the import of a roster of invented people into fresh instances with a durable database,
 * and beside it what PostgreSQL alone needs to keep the same cells. Run by name, quietly:
 *
 * <pre>mvn -pl server -am -Dlianfang.bench=true -Dtest=RosterSpeed \
 *     -Dsurefire.failIfNoSpecifiedTests=false test</pre>
 */
@EnabledIfSystemProperty(named = "lianfang.bench", matches = "true")
class RosterSpeed {

  private static final int PEOPLE = Integer.getInteger("lianfang.bench.people", 300_000);
  private static final int RUNS = Integer.getInteger("lianfang.bench.runs", 3);
  private static final Path PLAYBOOK = Path.of("../playbook").toAbsolutePath().normalize();
  private static final Recorder OPERATOR = new Recorder("bench", Scope.everything());

  private final List<String> table = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void aRosterIsImportedIntoFreshInstances() throws Exception {
    table.add("| work | rows | wall s | rows/s | JVM CPU s | PostgreSQL CPU s | µs CPU a row |");
    table.add("|---|---|---|---|---|---|---|");
    Path roster = folder.resolve("roster.xlsx");
    List<RosterRow> rows = List.of();
    for (int run = 1; run <= RUNS; run++) {
      Path data = folder.resolve("data" + run);
      try (ConfigurableApplicationContext instance = open(data)) {
        if (rows.isEmpty()) {
          rows = invent(instance);
          write(roster, rows);
        }
        importing(instance, data, roster, run);
        copying(instance, data, rows, run);
      }
    }
    LoggerFactory.getLogger(RosterSpeed.class).warn("\n{}", String.join("\n", table));
  }

  private static ConfigurableApplicationContext open(Path data) throws IOException {
    Files.createDirectories(data);
    InstanceSettings settings =
        InstanceSettings.create("4109", true, data, java.time.Instant.now());
    SettingsFile.write(settings);
    ConfigurableApplicationContext instance =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .logStartupInfo(false)
            .properties("lianfang.data=" + data, "lianfang.playbook=" + PLAYBOOK)
            .run();
    instance.getBean(DivisionLoading.class).load(PLAYBOOK, settings.cities());
    Recorder approver = new Recorder("demo-approver", Scope.everything());
    instance
        .getBean(Enacting.class)
        .enactProposed(approver, PLAYBOOK.resolve("notices"), settings.cities());
    return instance;
  }

  private static List<RosterRow> invent(ConfigurableApplicationContext instance) {
    List<DemoVillage> villages = DemoFilling.villages(instance.getBean(Areas.class), "4109");
    DemoRosters rosters = new DemoRosters(PLAYBOOK, DemoFilling.SEED);
    DemoRosters.City city = new DemoRosters.City("4109", "濮阳市", PEOPLE);
    return rosters.rows(city, villages, new InventedNumbers());
  }

  private static void write(Path file, List<RosterRow> rows) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "Lianfang", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("排查登记表");
      row(sheet, 0, Arrays.stream(RosterColumn.values()).map(RosterColumn::zh).toList());
      for (int index = 0; index < rows.size(); index++) {
        row(sheet, index + 1, rows.get(index).cells());
        if (index % 1000 == 0) {
          sheet.flush();
        }
      }
    }
  }

  private static void row(Worksheet sheet, int row, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      if (!cells.get(column).isEmpty()) {
        sheet.value(row, column, cells.get(column));
      }
    }
  }

  private void importing(ConfigurableApplicationContext instance, Path data, Path roster, int run) {
    ImportRequest request = new ImportRequest(roster, "roster.xlsx", "", Map.of(), OPERATOR, false);
    ProcessorTime before = ProcessorTime.of(data);
    ImportSummary summary = instance.getBean(PeopleImport.class).run(request, row -> {}, now -> {});
    report("import, run " + run + ", facts " + summary.facts(), summary.landed(), data, before);
    instance.getBean(Sealer.class).seal();
    instance.getBean(Followers.class).catchUp();
    report("the same until sealed and counted", summary.landed(), data, before);
  }

  /** The cells as they are, into a plain table without index: PostgreSQL's own upper bound. */
  private void copying(
      ConfigurableApplicationContext instance, Path data, List<RosterRow> rows, int run)
      throws Exception {
    Database database = instance.getBean(Database.class);
    Database.Login owner = database.login(Database.OWNER);
    ProcessorTime before = ProcessorTime.of(data);
    try (var connection =
            DriverManager.getConnection(database.url(), owner.user(), owner.password());
        var statement = connection.createStatement()) {
      String columns =
          Arrays.stream(RosterColumn.values())
              .map(column -> "\"" + column.name() + "\" text")
              .collect(Collectors.joining(", "));
      statement.execute("create schema plain create table rows (" + columns + ")");
      var copy =
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy plain.rows from stdin");
      for (RosterRow row : rows) {
        byte[] line = (String.join("\t", row.cells()) + "\n").getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(line, 0, line.length);
      }
      copy.endCopy();
    }
    report("peer: COPY of the cells into a plain table, run " + run, rows.size(), data, before);
  }

  private void report(String what, int rows, Path data, ProcessorTime before) {
    table.add(ProcessorTime.of(data).since(before).row(what, rows));
  }
}
