package lianfang.web.switches;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** 打印批次: one printing of many people's papers, village by village, and how far it has come. */
final class PrintRun {

  /** Where it stands. */
  enum Stage {
    /** Nobody has fetched it yet. */
    READY,
    /** It is being drawn and sent. */
    RUNNING,
    /** All of it was sent. */
    DONE,
    /** Somebody stopped it, or the connection ended. */
    STOPPED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final UUID id = UUID.randomUUID();
  private final String account;
  private final int generation;
  private final String area;
  private final TreeMap<String, Long> villages;
  private final long persons;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.READY);
  private volatile long began;
  private final AtomicLong looked = new AtomicLong();
  private final AtomicInteger papers = new AtomicInteger();
  private final AtomicInteger villagesDone = new AtomicInteger();

  /** A run that is ready to be fetched by this account. */
  PrintRun(String account, int generation, String area, Map<String, Long> villages) {
    this.account = account;
    this.generation = generation;
    this.area = area;
    this.villages = new TreeMap<>(villages);
    this.persons = villages.values().stream().mapToLong(Long::longValue).sum();
  }

  UUID id() {
    return id;
  }

  boolean isOf(String who, int of) {
    return account.equals(who) && generation == of;
  }

  String area() {
    return area;
  }

  /** Persons by village. */
  Map<String, Long> villages() {
    return Collections.unmodifiableMap(villages);
  }

  long persons() {
    return persons;
  }

  Stage stage() {
    return Objects.requireNonNull(stage.get());
  }

  /** Begins; false where somebody has begun already. */
  boolean begin() {
    began = System.nanoTime();
    return stage.compareAndSet(Stage.READY, Stage.RUNNING);
  }

  /** So many persons more were looked at, and so many papers sent. */
  void sent(int morePersons, int morePapers) {
    looked.addAndGet(morePersons);
    papers.addAndGet(morePapers);
  }

  void villageDone() {
    villagesDone.incrementAndGet();
  }

  /** Whether it goes on. */
  boolean goesOn() {
    return stage.get() == Stage.RUNNING;
  }

  void done() {
    stage.compareAndSet(Stage.RUNNING, Stage.DONE);
  }

  void stop() {
    if (!stage.compareAndSet(Stage.RUNNING, Stage.STOPPED)) {
      stage.compareAndSet(Stage.READY, Stage.STOPPED);
    }
  }

  int papers() {
    return papers.get();
  }

  int villagesDone() {
    return villagesDone.get();
  }

  int percent() {
    return persons == 0 ? 100 : (int) (100 * looked.get() / persons);
  }

  /** About how long the rest takes; -1 before the first persons. */
  long secondsLeft() {
    long done = looked.get();
    long nanos = System.nanoTime() - began;
    return done == 0 ? -1 : TimeUnit.NANOSECONDS.toSeconds(nanos / done * (persons - done)) + 1;
  }
}
