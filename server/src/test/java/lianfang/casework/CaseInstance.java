package lianfang.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.rulebook.RulebookInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A demo instance with people at desks; its day is 26 February 2020, its village lies in Puyang.
 */
final class CaseInstance implements AutoCloseable {

  static final String VILLAGE = "410902001001";

  final RulebookInstance instance = new RulebookInstance();
  final Cases cases = instance.bean(Cases.class);
  final CaseRecorder firm = person("firm", "410902001001", "enterprise");
  final CaseRecorder township = person("township", "410902001", "township");
  final CaseRecorder colleague = person("colleague", "410902001", "township");
  final CaseRecorder industry = person("industry", "410902", "department");
  final CaseRecorder command = person("command", "410902", "command");

  CaseInstance() {
    seat(industry, "industry", "410902");
  }

  /** Seats somebody at a desk to which people are seated. */
  void seat(CaseRecorder who, String desk, String area) {
    CaseRecorder city = person("city", "4109", "command");
    Seated.at(instance.bean(Seats.class), city, who.recorder().account(), desk, area);
  }

  static CaseRecorder person(String account, String scope, String role) {
    return CaseRecorder.person(new Recorder(account, Scope.of(scope)), Set.of(role));
  }

  static Subject someFirm() {
    return new Subject(Subject.Kind.ENTERPRISE, UUID.randomUUID());
  }

  UUID filed() {
    return filed(UUID.randomUUID(), Map.of("kind", "people", "what", "工人不够，需要三十人"));
  }

  UUID filed(UUID id, Map<String, Object> values) {
    return cases.file(
        firm, Filing.of(id, "firm-problem", someFirm(), VILLAGE, new FormValues(values)));
  }

  CaseFile find(UUID id) {
    return cases.find(township, id).orElseThrow();
  }

  CaseFile step(CaseRecorder who, UUID id, String step) {
    return cases.step(who, StepOrder.of(UUID.randomUUID(), id, find(id).view().version(), step));
  }

  /** A picture that somebody sent as far as rows know; files are another matter. */
  String picture(CaseRecorder who) {
    String hash = CaseFacts.hash(UUID.randomUUID().toString());
    instance.everywhere(() ->
        instance
            .bean(JdbcClient.class)
            .sql(
                """
                insert into casework.evidence (hash, area, type, bytes, located, kept_at, kept_by)
                values (?, ?, 'image/png', 1, false, now(), ?)
                """)
            .params(hash, VILLAGE, who.recorder().account())
            .update());
    return hash;
  }

  StepOrder solving(UUID id, String picture) {
    FormValues values = new FormValues(Map.of("result", "已协调到岗", "shown", List.of(picture)));
    long version = find(id).view().version();
    return new StepOrder(UUID.randomUUID(), id, version, "solve", values, Set.of(picture), false);
  }

  @Override
  public void close() {
    instance.close();
  }
}
