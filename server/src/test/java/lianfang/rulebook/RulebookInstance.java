package lianfang.rulebook;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import lianfang.Application;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.EndOfTheLedger;
import lianfang.fact.Fact;
import lianfang.fact.Followers;
import lianfang.fact.Ledger;
import lianfang.fact.Positions;
import lianfang.fact.Recorder;
import lianfang.fact.Sealer;
import lianfang.fact.Subject;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import lianfang.instance.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A demo instance of both cities on a database of its own; its day is 26 February 2020. */
public final class RulebookInstance implements AutoCloseable {

  public static final Recorder APPROVER = new Recorder("approver", Scope.everything());
  static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  static final String VILLAGE = "410902001001";

  final TestDatabase database = TestDatabase.create();
  final ConfigurableApplicationContext context;

  /** A fresh one, nothing in force. */
  public RulebookInstance() {
    this.context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .logStartupInfo(false)
            .properties(database.properties(true).toArray(String[]::new))
            .run();
  }

  /** A bean of it. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Its database, for what no running server may do. */
  public TestDatabase database() {
    return database;
  }

  public Path notices() {
    return BeanFactoryAnnotationUtils.qualifiedBeanOfType(
            context.getBeanFactory(), Path.class, "playbook")
        .resolve("notices");
  }

  /** Goes on when everything that was recorded is sealed and followed. */
  public void followed() {
    EndOfTheLedger.reach(bean(Sealer.class), bean(Followers.class), bean(Positions.class));
  }

  /** Puts the shipped notices of both cities in force. */
  public void enact() {
    List<String> cities = bean(InstanceSettings.class).cities();
    bean(Enacting.class).enactProposed(APPROVER, notices(), cities);
  }

  /** Works in all areas. */
  public <T> T everywhere(Supplier<T> work) {
    return bean(ScopedTransactions.class).in(String.join(",", Scope.everything().prefixes()), work);
  }

  /** People who share units and buildings, with one of these courses each in turn. */
  void people(int count, Random random, List<String> courses) {
    for (int i = 0; i < count; i++) {
      Subject person = Subject.person(new UUID(random.nextLong(), random.nextLong()));
      append(
          person,
          "2020-02-26 residence village=%s unit=%s building=%s"
              .formatted(VILLAGE, new UUID(7, i % 20), new UUID(8, i % 10)));
      // A day that a course leaves open is one of the first six after the twentieth.
      append(
          person, courses.get(i % courses.size()).replace("%d", String.valueOf(random.nextInt(6))));
    }
  }

  /** Appends {@code "2020-02-25 discharge as=confirmed cured=yes"}; a blank in a value is _. */
  public Fact append(Subject subject, String text) {
    return append(subject, text, null);
  }

  /** Appends a fact in the place of another one. */
  public Fact correct(Fact corrected, String text) {
    return append(corrected.subject(), text, corrected.id());
  }

  Fact append(Subject subject, String text, @Nullable UUID corrects) {
    return bean(Ledger.class).append(APPROVER, List.of(fact(subject, text, corrects))).getFirst();
  }

  static Fact fact(Subject subject, String text, @Nullable UUID corrects) {
    String[] parts = text.split(" ");
    TreeMap<String, String> attributes = new TreeMap<>();
    for (int i = 2; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      attributes.put(pair[0], pair[1].replace('_', ' '));
    }
    if (corrects != null) {
      attributes.put("correction_reason", "mistake");
    }
    return new Fact(
        0,
        UUID.randomUUID(),
        subject,
        parts[1],
        VILLAGE,
        Days.start(LocalDate.parse(parts[0])),
        Instant.EPOCH,
        "",
        "test",
        corrects,
        attributes);
  }

  List<String> stored(Subject subject) {
    return everywhere(() ->
        bean(Outcomes.class).of(List.of(subject)).stream().map(RulebookInstance::line).toList());
  }

  List<String> questions(Subject subject) {
    return everywhere(() ->
        bean(Outcomes.class).decisionsAbout(List.of(subject)).stream()
            .map(OpenDecision::question)
            .sorted()
            .toList());
  }

  /** All stored lines and questions, sorted. */
  List<String> allStored() {
    return everywhere(() -> {
      List<String> lines = new ArrayList<>();
      Outcomes outcomes = bean(Outcomes.class);
      outcomes.inForce(TODAY, "", 100_000, 0).forEach(i -> lines.add(i.subject() + line(i)));
      outcomes.decisions("", 100_000, 0).forEach(d -> lines.add(d.subject() + d.question()));
      return lines.stream().sorted().toList();
    });
  }

  /** The same by replay. */
  List<String> allReplayed() {
    Replayed.State state = bean(Replayed.class).state(TODAY, null, Scope.everything());
    List<String> lines = new ArrayList<>();
    state.intervals().forEach(i -> lines.add(i.subject() + line(i)));
    state.decisions().forEach(d -> lines.add(d.subject() + d.question()));
    return lines.stream().sorted().toList();
  }

  static String line(MeasureInterval interval) {
    return "%s %s %s %s..%s %s"
        .formatted(
            interval.measure().word(),
            interval.place().word(),
            interval.state().word(),
            interval.from() == null ? "" : interval.from(),
            interval.until() == null ? "" : interval.until(),
            String.join(";", interval.bases().stream().map(Basis::row).toList()));
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }
}
