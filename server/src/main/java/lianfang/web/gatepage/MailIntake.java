package lianfang.web.gatepage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lianfang.area.Areas;
import lianfang.gate.Passage;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.DeviceEntry;
import lianfang.gate.checkpoint.GateMail;
import lianfang.gate.checkpoint.Trips;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 收件: takes what a device sends beside passages. What cannot be kept comes back with what to do,
 * and a vehicle that is expected where nobody is would never be missed, so that its trip comes back
 * too.
 */
@Component
class MailIntake {

  private static final int COUNTY = 6;
  private static final int SHOWN = 60;
  private static final int LONGEST = 4000;
  private static final Set<String> SEALED = Set.of("point", "nonce", "sealed");
  private static final Set<String> TOLD =
      Set.of(
          "kind",
          "direction",
          "ground",
          "pass",
          "subject",
          "person",
          "temperature",
          "left",
          "vehicle",
          "trip",
          "to",
          "route",
          "hours");

  private final GateMail mail;
  private final Trips trips;
  private final Areas areas;
  private final GateWords words;

  MailIntake(GateMail mail, Trips trips, Areas areas, GateWords words) {
    this.mail = mail;
    this.trips = trips;
    this.areas = areas;
    this.words = words;
  }

  GateApi.Landed people(DeviceEntry device, GateApi.Sent sent) {
    List<GateMail.Row> rows =
        words.stamped(sent.all(), sent.sentAt()).stream().map(row -> only(row, SEALED)).toList();
    int landed = mail.keepPeople(device, rows);
    return new GateApi.Landed(landed, sent.all().size() - landed, List.of());
  }

  GateApi.Landed reports(DeviceEntry device, GateApi.Sent sent) {
    List<GateMail.Row> good = new ArrayList<>();
    List<GateApi.Problem> problems = new ArrayList<>();
    int number = 0;
    for (GateMail.Row row : words.stamped(sent.all(), sent.sentAt())) {
      number++;
      GateApi.Problem problem = problem(number, row);
      if (problem == null) {
        good.add(placed(only(row, TOLD)));
      } else {
        problems.add(problem);
      }
    }
    int landed = mail.keepReports(device, good);
    trips.settle(
        good.stream().map(row -> row.said().get("vehicle")).filter(Objects::nonNull).toList(),
        "device:" + device.id());
    return new GateApi.Landed(landed, good.size() - landed, problems);
  }

  private GateApi.@Nullable Problem problem(int number, GateMail.Row row) {
    String kind = row.said().getOrDefault("kind", "");
    if (!GateMail.REPORTS.contains(kind)) {
      return new GateApi.Problem(
          number,
          row.id().toString(),
          "kind",
          shown(kind),
          "请填 refused、fever 或 trip",
          "write refused, fever or trip");
    }
    String to = row.said().getOrDefault("to", "");
    boolean lies = areas.find(to).filter(one -> one.code().length() >= COUNTY).isPresent();
    return !kind.equals(GateMail.TRIP) || lies
        ? null
        : new GateApi.Problem(
            number,
            row.id().toString(),
            "to",
            shown(to),
            "没有这个区划：请填县（6位）、乡镇（9位）或村（12位）代码后重新登记",
            "there is no such area: register it again with the code of a county (6 digits),"
                + " township (9) or village (12)");
  }

  /** A code with filling zeros begins no other code. */
  private GateMail.Row placed(GateMail.Row row) {
    String to = row.said().getOrDefault("to", "");
    Map<String, String> said = new TreeMap<>(row.said());
    areas.find(to).ifPresent(division -> said.put("to", division.code()));
    return new GateMail.Row(row.id(), row.happenedAt(), said);
  }

  /** A name that a device sends where none belongs is not kept. */
  private static GateMail.Row only(GateMail.Row row, Set<String> fields) {
    Map<String, String> said = new TreeMap<>(row.said());
    said.keySet().retainAll(fields);
    said.replaceAll((field, value) -> value.substring(0, Math.min(value.length(), LONGEST)));
    return new GateMail.Row(row.id(), row.happenedAt(), said);
  }

  private static String shown(String value) {
    return value.substring(0, Math.min(value.length(), SHOWN));
  }

  /** What is on its way to a post, the earliest first. */
  List<GateApi.Expected> expected(Checkpoint post) {
    return trips.expectedAt(post).stream()
        .flatMap(trip ->
            Optional.ofNullable(trip.due()).stream()
                .map(due ->
                    new GateApi.Expected(
                        trip.vehicle(), due.getEpochSecond(), trip.told().getEpochSecond())))
        .toList();
  }

  /** Vehicles were counted: those that were expected here have arrived. */
  void counted(DeviceEntry device, Collection<Passage> passages) {
    trips.settle(
        passages.stream().map(Passage::vehicle).filter(Objects::nonNull).toList(),
        "device:" + device.id());
  }
}
