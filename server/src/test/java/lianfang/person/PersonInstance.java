package lianfang.person;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.Application;
import lianfang.area.DivisionLoading;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.InstanceSettings;
import lianfang.instance.TestDatabase;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A demo instance of both cities on a database of its own, for tests about people. */
final class PersonInstance implements AutoCloseable {

  static final Recorder OPERATOR = new Recorder("operator", Scope.everything());

  final TestDatabase database = TestDatabase.create();
  final ConfigurableApplicationContext context;

  PersonInstance() {
    this.context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .logStartupInfo(false)
            .properties(database.properties(true).toArray(String[]::new))
            .run();
    InstanceSettings settings = bean(InstanceSettings.class);
    Path playbook =
        org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils.qualifiedBeanOfType(
            context.getBeanFactory(), Path.class, "playbook");
    bean(DivisionLoading.class).load(playbook, settings.cities());
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** What an import did, with the rows that came back. */
  record Imported(ImportSummary summary, List<ReturnedRow> returned) {

    /** The reasons of a row, as COLUMN REFUSAL. */
    List<String> reasons() {
      return returned.stream()
          .flatMap(row -> row.reasons().stream())
          .map(reason -> reason.column() + " " + reason.refusal())
          .toList();
    }
  }

  Imported importFile(Path file, String name, boolean dryRun) {
    return importFile(file, name, OPERATOR, dryRun);
  }

  Imported importFile(Path file, String name, Recorder recorder, boolean dryRun) {
    List<ReturnedRow> returned = new ArrayList<>();
    ImportSummary summary =
        bean(PeopleImport.class)
            .run(
                new ImportRequest(file, name, "", Map.of(), recorder, dryRun),
                row -> {
                  if (!row.header()) {
                    returned.add(row);
                  }
                },
                progress -> {});
    return new Imported(summary, returned);
  }

  /** Imports a roster drawn as a text table with bars. */
  Imported importTable(String name, String table) {
    return importFile(csv(table), name, false);
  }

  /** A text table with bars as a .csv file. */
  static Path csv(String table) {
    String text = table.strip().replace(",", "，").replaceAll(" *\\| *", ",") + "\n";
    return file(text.getBytes(StandardCharsets.UTF_8), ".csv");
  }

  static Path file(byte[] bytes, String suffix) {
    try {
      Path file = Files.createTempFile("roster", suffix);
      file.toFile().deleteOnExit();
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of people whose row landed last from this roster, by reference. */
  Map<String, UUID> people(String roster) {
    Map<String, UUID> found = new java.util.TreeMap<>();
    database
        .engineClient()
        .sql("select ref, id from person.person where roster = ? order by ref")
        .param(roster)
        .query((java.sql.ResultSet rs) -> {
          found.put(rs.getString(1), rs.getObject(2, UUID.class));
        });
    return found;
  }

  /** The person's facts as text lines: kind, day, attributes, and whether it corrects another. */
  List<String> facts(UUID person) {
    return facts(bean(Ledger.class), person);
  }

  private List<String> facts(Ledger ledger, UUID person) {
    return database
        .scoped()
        .in("4", () -> ledgerFacts(ledger, person).stream().map(PersonInstance::line).toList());
  }

  private List<Fact> ledgerFacts(Ledger ledger, UUID person) {
    return bean(lianfang.instance.ScopedTransactions.class)
        .in("4", () -> ledger.of(List.of(Subject.person(person))));
  }

  private static String line(Fact fact) {
    String attributes = fact.attributes().toString().replaceAll("[{}]", "").replace(", ", " ");
    return fact.kind()
        + " "
        + fact.happenedOn()
        + " "
        + attributes
        + (fact.corrects() == null ? "" : " (correction)");
  }

  long count(String table) {
    return database.engineClient().sql("select count(*) from " + table).query(Long.class).single();
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }
}
