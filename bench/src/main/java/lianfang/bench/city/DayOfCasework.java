package lianfang.bench.city;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import lianfang.area.DivisionLoading;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Seats;
import lianfang.casework.desk.Inbox;
import lianfang.casework.desk.Overdue;
import lianfang.casework.desk.Statistics;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.fact.Sealer;
import lianfang.instance.InstanceSettings;
import lianfang.instance.SettingsFile;
import org.jspecify.annotations.Nullable;

/**
 * 大城市一天的办件: applications, inspections and calls of one simulated day, each step done by one of four
 * hundred officials at its minute, with its files, in the order of the day. Afterwards every step,
 * every deadline and the sum of cases are checked, and lists and statistics are measured over what
 * the day has left. {@code DayOfCasework FOLDER [APPLICATIONS INSPECTIONS CALLS]}.
 */
public final class DayOfCasework {

  /** Wednesday, the day of the demo; work begins at 08:00. */
  static final LocalDate DAY = LocalDate.of(2020, 2, 26);

  private static final int APPLICATIONS = 20_000;
  private static final int INSPECTIONS = 3_000;
  private static final int CALLS = 10_000;
  private static final int THREADS = 16;

  /** How often, in simulated minutes, somebody looks which deadlines have passed. */
  static final int LOOK_MINUTES = 10;

  private static final int QUESTIONS = 60;
  private static final int PAGE = 50;
  private static final double NANOS_A_MILLI = 1e6;

  private final City city;
  private final MovingClock clock;
  private final Cases cases;
  private final InventedWork work;
  private final LongAdder steps = new LongAdder();
  private final LongAdder files = new LongAdder();

  private DayOfCasework(City city, MovingClock clock, int[] sizes) {
    this.city = city;
    this.clock = clock;
    this.cases = city.bean(Cases.class);
    this.work = new InventedWork(city, sizes[0], sizes[1], sizes[2]);
  }

  /** Runs the day, checks it and measures. */
  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words.length > 0 ? words[0] : "target/day").toAbsolutePath();
    int[] sizes = {APPLICATIONS, INSPECTIONS, CALLS};
    for (int i = 1; i < words.length; i++) {
      sizes[i - 1] = Integer.parseInt(words[i]);
    }
    MovingClock clock = new MovingClock(Instant.now());
    try (City city = found(folder, clock)) {
      DayOfCasework day = new DayOfCasework(city, clock, sizes);
      day.work.seats(city.bean(Seats.class));
      Effort effort = Effort.of(day::play);
      IO.println(
          "| a day of | steps | files | by the clock | steps/s | this process, CPU s |"
              + " database, CPU s |");
      IO.println("|---|---|---|---|---|---|---|");
      IO.println(
          ("| %,d applications, %,d inspections, %,d calls | %,d | %,d | %.1f s | %,.0f |"
                  + " %.1f | %.1f |")
              .formatted(
                  sizes[0],
                  sizes[1],
                  sizes[2],
                  day.steps.sum(),
                  day.files.sum(),
                  effort.seconds(),
                  day.steps.sum() / effort.seconds(),
                  effort.own(),
                  effort.database()));
      city.bean(Sealer.class).seal();
      new DayChecks(city, clock, day.work.items()).all(day.steps.sum());
      day.lists();
    }
  }

  /** A fresh demo instance whose clock the bench moves. */
  private static City found(Path folder, MovingClock clock) throws Exception {
    String cities = String.join(",", City.CITIES);
    InstanceSettings settings = InstanceSettings.create(cities, true, folder, clock.instant());
    City city =
        City.open(
            folder, Map.of("lianfang.init.city", cities, "lianfang.init.demo", "true"), clock);
    city.bean(DivisionLoading.class).load(City.playbook(), City.CITIES);
    SettingsFile.write(settings);
    return city;
  }

  private void play() throws Exception {
    NavigableMap<Integer, List<InventedWork.Planned>> minutes = new TreeMap<>();
    work.plan((minute, planned) ->
        minutes.computeIfAbsent(minute, key -> new ArrayList<>()).add(planned));
    Overdue overdue = city.bean(Overdue.class);
    int looked = 0;
    try (ExecutorService officials = Executors.newFixedThreadPool(THREADS)) {
      while (!minutes.isEmpty()) {
        Map.Entry<Integer, List<InventedWork.Planned>> now = minutes.pollFirstEntry();
        clock.minute(now.getKey());
        if (now.getKey() - looked >= LOOK_MINUTES) {
          overdue.tell();
          looked = now.getKey();
        }
        List<Callable<Boolean>> together = new ArrayList<>();
        now.getValue().forEach(planned -> together.add(() -> act(planned)));
        for (Future<Boolean> one : officials.invokeAll(together)) {
          one.get();
        }
      }
    }
    overdue.tell();
  }

  private boolean act(InventedWork.Planned planned) throws Exception {
    Optional<byte[]> picture = planned.picture();
    String hash = "";
    if (picture.isPresent()) {
      hash =
          city.bean(EvidenceStore.class)
              .put(planned.who(), planned.item().area(), picture.get(), false);
      files.increment();
    }
    planned.act(cases, hash);
    steps.increment();
    return true;
  }

  /** What officials look at, over all that the day has left. */
  private void lists() throws Exception {
    Inbox inbox = city.bean(Inbox.class);
    Statistics statistics = city.bean(Statistics.class);
    IO.println("| question | median | p95 |");
    IO.println("|---|---|---|");
    CaseRecorder hotline = work.hotline();
    CaseRecorder command = work.command();
    CaseRecorder township = work.someTownship();
    time(
        "inbox of a township, today",
        () -> inbox.list(township, Inbox.Filter.TODAY, Optional.empty(), PAGE).size());
    time(
        "inbox of a township, all",
        () -> inbox.list(township, Inbox.Filter.ALL, Optional.empty(), PAGE).size());
    time(
        "inbox of the hotline, late",
        () -> inbox.list(hotline, Inbox.Filter.LATE, Optional.empty(), PAGE).size());
    time(
        "inbox of the hotline, all",
        () -> inbox.list(hotline, Inbox.Filter.ALL, Optional.empty(), PAGE).size());
    time("how many wait at the hotline", () -> inbox.counts(hotline).get(Inbox.Filter.ALL));
    time(
        "statistics of requests, whole city",
        () ->
            statistics
                .of(command, new Statistics.Asked("request", "4108", DAY, DAY, Statistics.By.DESK))
                .size());
    time(
        "one case with its history",
        () -> cases.find(township, work.someCase(township)).isPresent());
  }

  private interface Question {
    @Nullable Object ask() throws Exception;
  }

  private static void time(String what, Question question) throws Exception {
    double[] millis = new double[QUESTIONS];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < QUESTIONS; i++) {
        long begin = System.nanoTime();
        question.ask();
        millis[i] = (System.nanoTime() - begin) / NANOS_A_MILLI;
      }
    }
    Arrays.sort(millis);
    IO.println(
        "| %s | %.1f ms | %.1f ms |"
            .formatted(what, millis[QUESTIONS / 2], millis[(int) (QUESTIONS * 0.95)]));
  }
}
