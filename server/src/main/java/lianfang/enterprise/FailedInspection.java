package lianfang.enterprise;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseView;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.fact.playbook.Wording;
import org.springframework.stereotype.Component;

/**
 * 检查不合格: each finding of an inspection that failed is a rectification of its own, whatever the way
 * in. A phone opens them by the items of its list first, and then nothing is opened twice.
 */
@Component
class FailedInspection implements StepOrder.Consequence {

  private static final String TYPE = "firm-inspection";
  private static final String RECTIFICATION = "firm-rectification";
  private static final int MOST = 60;
  private static final int LONGEST = 1000;

  private final Cases cases;

  FailedInspection(Cases cases) {
    this.cases = cases;
  }

  @Override
  public boolean of(String type) {
    return type.equals(TYPE);
  }

  @Override
  public void after(CaseRecorder who, CaseView before, StepOrder order) {
    boolean opened = before.open().getOrDefault(RECTIFICATION, 0) > 0;
    if (!order.step().equals("fail") || opened) {
      return;
    }
    List<String> findings = findings(order.values());
    if (findings.isEmpty() || findings.size() > MOST) {
      throw CaseRefused.because(
          new Wording("问题要一行一项，最多" + MOST + "项", "findings stand one a line, " + MOST + " at most"),
          new Wording("请逐项写明", "write them item by item"));
    }
    for (int i = 0; i < findings.size(); i++) {
      open(who, before, order, new Finding(i, findings.get(i)));
    }
  }

  private record Finding(int number, String problem) {}

  private static List<String> findings(FormValues values) {
    return values
        .text("findings")
        .orElse("")
        .lines()
        .map(String::strip)
        .filter(line -> line.length() > 1)
        .map(line -> line.substring(0, Math.min(LONGEST, line.length())))
        .toList();
  }

  private void open(CaseRecorder who, CaseView before, StepOrder order, Finding finding) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("problem", finding.problem());
    Object seen = order.values().find("seen").orElse(List.of());
    Set<String> files = Set.of();
    if (seen instanceof List<?> pictures && !pictures.isEmpty()) {
      values.put("proof", pictures);
      files = Set.copyOf(pictures.stream().map(String::valueOf).toList());
    }
    String name = order.id() + " finding " + finding.number();
    cases.file(
        who,
        new Filing(
            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
            RECTIFICATION,
            "",
            before.about(),
            before.area(),
            new FormValues(values),
            files,
            Optional.of(before.id())));
  }
}
