package lianfang.web.gatepage;

import jakarta.servlet.http.HttpServletRequest;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.gate.Device;
import lianfang.gate.PassageBatch;
import lianfang.gate.PassageProblem;
import lianfang.gate.checkpoint.Checkpoint;
import lianfang.gate.checkpoint.DeviceEntry;
import lianfang.gate.checkpoint.Devices;
import lianfang.gate.pass.PassKeys;
import lianfang.gate.passage.AppendReport;
import lianfang.gate.passage.PassageReader;
import lianfang.gate.passage.Passages;
import lianfang.gate.unit.HouseholdExits;
import lianfang.instance.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** 卡点接口: what a device asks and sends; docs/gates.md describes it. */
@RestController
@RequestMapping("/gate")
class GateApi {

  /** The file of the pair for which devices seal what people say. */
  static final String BOX = "gate-people.key";

  private static final int ROWS_MAX = 1000;
  private static final int CLOCK_MAX = 2_000_000_000;

  private final Devices devices;
  private final Passages passages;
  private final MailIntake mail;
  private final PassKeys passKeys;
  private final HouseholdExits exits;
  private final KeyPair box;
  private final GateWords words;

  GateApi(
      Devices devices,
      Passages passages,
      MailIntake mail,
      PassKeys passKeys,
      HouseholdExits exits,
      Keys keys,
      GateWords words) {
    this.devices = devices;
    this.passages = passages;
    this.mail = mail;
    this.passKeys = passKeys;
    this.exits = exits;
    this.box = keys.curvePair(BOX);
    this.words = words;
  }

  /** The code of the office. */
  record Code(@Nullable String code) {}

  /** What a device has to know of its post. */
  record Post(UUID id, String called, String area, String kind, String phone, String state) {}

  /**
   * What an enrolled device keeps.
   *
   * @param root SubjectPublicKeyInfo that signs both lists, base64
   * @param box SubjectPublicKeyInfo for which people's words are sealed, base64
   */
  record Enrolled(UUID device, String token, Post checkpoint, String root, String box) {}

  /** What a device says when it calls. */
  record Hello(@Nullable Instant clock, @Nullable Integer waiting) {}

  /**
   * What it is told.
   *
   * @param now milliseconds since 1970
   * @param expected vehicles that are on their way here, with the second until which, and the one
   *     in which it was told
   */
  record Told(long now, Post checkpoint, List<Expected> expected) {}

  /** A vehicle on its way; the gate says that it is late also without a network. */
  record Expected(String vehicle, long due, long told) {}

  /** Rows of a queue. */
  record Sent(@Nullable Instant sentAt, @Nullable List<Map<String, @Nullable Object>> rows) {

    List<Map<String, @Nullable Object>> all() {
      return rows == null ? List.of() : rows;
    }
  }

  /** What became of them; what is not listed may leave the queue. */
  record Landed(int landed, int known, List<Problem> problems) {}

  /** A row that came back, in the words of docs/passages.md. */
  record Problem(int row, @Nullable String id, String field, String value, String zh, String en) {}

  @PostMapping("/enrol")
  Enrolled enrol(
      @RequestBody Code sent,
      @RequestHeader(name = "User-Agent", defaultValue = "") String agent,
      HttpServletRequest request) {
    String from = request.getRemoteAddr();
    String typed = sent.code() == null ? "" : sent.code();
    Devices.Enrolled done =
        words
            .attempt(from, () -> devices.enrol(typed, agent))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    words.enrolled(done.device(), from);
    Base64.Encoder text = Base64.getEncoder();
    return new Enrolled(
        done.device().id(),
        done.token(),
        post(done.device()),
        text.encodeToString(passKeys.root()),
        text.encodeToString(box.getPublic().getEncoded()));
  }

  @PostMapping("/hello")
  Told hello(@AuthenticationPrincipal DeviceEntry device, @RequestBody Hello said) {
    Instant now = words.now();
    Instant clock = said.clock();
    Integer off =
        clock == null
            ? null
            : Math.clamp(Duration.between(now, clock).toSeconds(), -CLOCK_MAX, CLOCK_MAX);
    devices.seen(device.id(), off, said.waiting());
    return new Told(now.toEpochMilli(), post(device), mail.expected(checkpoint(device)));
  }

  @PostMapping("/passages")
  Landed passages(@AuthenticationPrincipal DeviceEntry device, @RequestBody Sent sent) {
    bounded(sent);
    Checkpoint post = checkpoint(device);
    Device at =
        new Device(device.id(), device.checkpoint(), post.area(), post.beside().orElse(null));
    PassageBatch batch = PassageReader.read(sent.all(), sent.sentAt());
    AppendReport report = passages.append(at, batch);
    mail.counted(device, batch.passages());
    List<Problem> problems = report.problems().stream().map(GateApi::problem).toList();
    return new Landed(report.landed(), report.known(), problems);
  }

  @PostMapping("/people")
  Landed people(@AuthenticationPrincipal DeviceEntry device, @RequestBody Sent sent) {
    bounded(sent);
    return mail.people(device, sent);
  }

  @PostMapping("/reports")
  Landed reports(@AuthenticationPrincipal DeviceEntry device, @RequestBody Sent sent) {
    bounded(sent);
    return mail.reports(device, sent);
  }

  /**
   * When households went out that hold passes for one person each.
   *
   * @param households in the order in which docs/gates.md has their parts
   */
  record Exits(List<List<Object>> households) {}

  @PostMapping("/exits")
  Exits exits(@AuthenticationPrincipal DeviceEntry device) {
    return new Exits(
        exits.told(checkpoint(device)).stream()
            .map(one -> {
              Long out = one.out();
              long at = out == null ? 0 : out;
              return List.<Object>of(at, one.who(), one.here(), one.members());
            })
            .toList());
  }

  private static void bounded(Sent sent) {
    List<Map<String, @Nullable Object>> rows = sent.rows();
    if (rows == null || rows.isEmpty() || rows.size() > ROWS_MAX || rows.contains(null)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "1 to " + ROWS_MAX + " rows");
    }
  }

  private static Problem problem(PassageProblem one) {
    return new Problem(
        one.row(), one.id(), one.field(), one.value(), one.remedy().zh(), one.remedy().en());
  }

  private Checkpoint checkpoint(DeviceEntry device) {
    return devices
        .checkpoint(device)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
  }

  private Post post(DeviceEntry device) {
    Checkpoint post = checkpoint(device);
    return new Post(
        post.id(),
        post.called(),
        post.area(),
        post.kind().word(),
        words.phone(post.area()),
        words.state(post));
  }
}
