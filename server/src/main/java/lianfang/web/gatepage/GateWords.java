package lianfang.web.gatepage;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import lianfang.access.Actor;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.area.Offices;
import lianfang.fact.Subject;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.CheckpointCourse;
import lianfang.gate.checkpoint.CheckpointRecord;
import lianfang.gate.checkpoint.Checkpoints;
import lianfang.gate.checkpoint.DeviceEntry;
import lianfang.gate.checkpoint.Devices;
import lianfang.gate.checkpoint.GateMail;
import lianfang.instance.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** 设备应答: the hour, the phone to call, when something happened, and who guesses codes. */
@Component
class GateWords {

  private static final int TRIES = 20;
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final int ADDRESSES = 2000;

  /** A phone that has lain in a drawer for longer has a wrong clock. */
  private static final Duration OLDEST = Duration.ofDays(62);

  private final ScopedTransactions transactions;
  private final Offices offices;
  private final Audit audit;
  private final Checkpoints checkpoints;
  private final Clock clock;

  private final Map<String, List<Instant>> failed =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Instant>> eldest) {
          return size() > ADDRESSES;
        }
      };

  GateWords(
      ScopedTransactions transactions,
      Offices offices,
      Audit audit,
      Checkpoints checkpoints,
      Clock clock) {
    this.checkpoints = checkpoints;
    this.transactions = transactions;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Whom a gate calls: the office of its area, or of the one above. */
  String phone(String area) {
    return transactions.in(area, () -> offices.of(area).phone());
  }

  /**
   * Whether the post stands by an order, so that nobody is stopped where it has been taken away.
   */
  String state(Checkpoint post) {
    return transactions.in(
        post.area(),
        () -> {
          List<CheckpointRecord> told =
              checkpoints.records(List.of(post.id())).getOrDefault(post.id(), List.of());
          return new CheckpointCourse(post.kind(), told, clock.instant()).state().word();
        });
  }

  /** Tries a code, unless too many from this address were wrong lately. */
  Optional<Devices.Enrolled> attempt(String from, Supplier<Optional<Devices.Enrolled>> trying) {
    Instant since = clock.instant().minus(WITHIN);
    synchronized (failed) {
      List<Instant> before = failed.computeIfAbsent(from, key -> new ArrayList<>());
      before.removeIf(at -> at.isBefore(since));
      if (before.size() >= TRIES) {
        throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
      }
    }
    Optional<Devices.Enrolled> done = trying.get();
    if (done.isEmpty()) {
      synchronized (failed) {
        failed.computeIfAbsent(from, key -> new ArrayList<>()).add(clock.instant());
      }
    }
    return done;
  }

  void enrolled(DeviceEntry device, String from) {
    audit.record(
        new Actor("", from, "gate"),
        AuditAction.DEVICE_ENROLLED,
        Subject.place(device.checkpoint()),
        device.area(),
        "",
        "device " + device.id());
  }

  /** The rows with an id, each with the hour at which it happened. */
  List<GateMail.Row> stamped(List<Map<String, @Nullable Object>> rows, @Nullable Instant sentAt) {
    List<GateMail.Row> stamped = new ArrayList<>();
    Instant now = clock.instant();
    for (Map<String, @Nullable Object> row : rows) {
      Map<String, String> said = new TreeMap<>();
      row.forEach((key, value) -> {
        if (value != null && said.size() < GateMail.FIELDS_MAX) {
          said.put(key, value.toString());
        }
      });
      try {
        UUID id = UUID.fromString(said.getOrDefault("id", ""));
        said.remove("id");
        stamped.add(new GateMail.Row(id, happened(said, sentAt, now), said));
      } catch (IllegalArgumentException noId) {
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a row without an id", noId);
      }
    }
    return stamped;
  }

  /** By the measured clock, else by what passed since; what that makes impossible is now. */
  private static Instant happened(Map<String, String> said, @Nullable Instant sentAt, Instant now) {
    String time = said.remove("time");
    String offset = said.remove("offset");
    try {
      Instant at = Instant.parse(String.valueOf(time));
      Instant happened =
          offset != null
              ? at.plusSeconds(Long.parseLong(offset))
              : sentAt != null ? now.minus(Duration.between(at, sentAt)) : at;
      boolean impossible = happened.isAfter(now) || happened.isBefore(now.minus(OLDEST));
      return impossible ? now : happened;
    } catch (DateTimeException | NumberFormatException | ArithmeticException unknown) {
      return now;
    }
  }
}
