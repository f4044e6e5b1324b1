package lianfang.web.gatepage;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Role;
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
import lianfang.gate.Allowance;
import lianfang.gate.checkpoint.Devices;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.IssueOrder;
import lianfang.gate.pass.PassIssuing;
import lianfang.gate.pass.PassRevoking;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.RunningServer;

/** 卡点: a running demo instance with one open post at a village, and passes for it. */
final class GatePost implements AutoCloseable {

  static final String VILLAGE = "410922100001";

  private static final Recorder ANYBODY = new Recorder("test", Scope.everything());

  final RunningServer server;
  final UUID id = UUID.randomUUID();

  /** With these settings of the instance. */
  GatePost(String... settings) {
    server = new RunningServer(true, settings);
    server.loadDivisions();
    server.account("command", Role.COMMAND, "4109");
    server.account("township", Role.TOWNSHIP, "410922100");
    server.account("beside", Role.TOWNSHIP, "410922101");
    server.account("other-county", Role.COMMAND, "410881");
    post(id, VILLAGE);
  }

  /** Another open post at a village. */
  UUID post(String village) {
    UUID other = UUID.randomUUID();
    post(other, village);
    return other;
  }

  private void post(UUID at, String village) {
    Map<String, String> order = Map.of("act", "open", "organ", "县指挥部", "cites", "第3号");
    tell(at, village, "checkpoint-registered", Map.of("at", "village", "called", "赵庄村口"));
    tell(at, village, "checkpoint-ordered", order);
  }

  /** An organ orders that a post goes. */
  void removed(UUID at) {
    Map<String, String> order = Map.of("act", "remove", "organ", "县指挥部", "cites", "第4号");
    tell(at, VILLAGE, "checkpoint-ordered", order);
  }

  private void tell(UUID at, String village, String kind, Map<String, String> said) {
    SortedMap<String, String> attributes = new TreeMap<>(said);
    var day = Days.start(java.time.LocalDate.of(2020, 2, 20));
    Fact fact =
        new Fact(
            0,
            UUID.randomUUID(),
            Subject.place(at),
            kind,
            village,
            day,
            day,
            "test",
            "test",
            null,
            attributes);
    server.get(Ledger.class).append(ANYBODY, List.of(fact));
  }

  /** A code for one device. */
  String code() {
    return code(id);
  }

  /** A code for one device of a post. */
  String code(UUID at) {
    Devices devices = server.get(Devices.class);
    return server
        .get(ScopedTransactions.class)
        .in("4109", () -> devices.offer(at, "一号", "test").code());
  }

  /** An enrolled device. */
  Devices.Enrolled device() {
    return server.get(Devices.class).enrol(code(), "test").orElseThrow();
  }

  /** Ends a device. */
  void revoke(UUID device) {
    server
        .get(ScopedTransactions.class)
        .in(
            "4109",
            () -> {
              server.get(Devices.class).revoke(device, "test");
              return true;
            });
  }

  /** A pass of somebody for the area. */
  PassIssuing.Given pass(long area) {
    IssueOrder order =
        new IssueOrder(
            UUID.randomUUID(),
            VILLAGE,
            "张 1234",
            List.of(new Allowance.FreeMovement(List.of(area))),
            PassForm.PHONE,
            "test");
    return server
        .get(ScopedTransactions.class)
        .in("4109", () -> server.get(PassIssuing.class).issue(order, null));
  }

  /** A pass of a vehicle. */
  PassIssuing.Given vehicle(String plate, List<Long> route) {
    return vehicle(plate, route, false);
  }

  /** A pass of a vehicle, with emergency goods or without. */
  PassIssuing.Given vehicle(String plate, List<Long> route, boolean emergency) {
    IssueOrder order =
        new IssueOrder(
            UUID.randomUUID(),
            VILLAGE,
            plate,
            List.of(new Allowance.Vehicle(plate, "饲料", route, emergency)),
            PassForm.VEHICLE,
            "test");
    return server
        .get(ScopedTransactions.class)
        .in("4109", () -> server.get(PassIssuing.class).issue(order, null));
  }

  /** Takes a pass back. */
  void takeBack(PassIssuing.Given pass) {
    server
        .get(ScopedTransactions.class)
        .in(
            "4109",
            () ->
                server
                    .get(PassRevoking.class)
                    .revoke(
                        server.get(PassIssuing.class).list(List.of(pass.pass().idBytes())),
                        "lost",
                        "test"));
  }

  /** What the database holds of this post's passages, as counted by a question. */
  long passages(String where) {
    return server
        .database()
        .engineClient()
        .sql("select count(*) from gate.passage where checkpoint = ? and (" + where + ")")
        .param(id)
        .query(Long.class)
        .single();
  }

  /** What the last report of a kind said, or its id. */
  String reported(String kind, String name) {
    return server
        .database()
        .engineClient()
        .sql(
            "select case when :name = 'id' then id::text else said ->> :name end from gate.mail"
                + " where kind = :kind order by recorded_at desc limit 1")
        .param("name", name)
        .param("kind", kind)
        .query(String.class)
        .single();
  }

  /** Goes on when everything that was recorded is sealed and followed. */
  void followed() {
    EndOfTheLedger.reach(
        server.get(Sealer.class), server.get(Followers.class), server.get(Positions.class));
  }

  @Override
  public void close() {
    server.close();
  }
}
