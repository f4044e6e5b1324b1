package lianfang.casework.desk;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseView;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.fact.Fact;
import lianfang.fact.Follower;
import lianfang.fact.Stretch;
import org.springframework.stereotype.Component;

/**
 * 拒绝立案: a valid pass that a gate refused is a case of the command post, so that no village is
 * simply closed. While the case of a gate is open, what the gate refuses meanwhile joins it. Filing
 * and step have ids that follow from the fact, so that reading the fact again does nothing.
 */
@Component
class RefusedPassFollowing implements Follower {
  private static final int TRIES = 5;

  private final Cases cases;
  private final RefusedPasses refused;

  RefusedPassFollowing(Cases cases, RefusedPasses refused) {
    this.cases = cases;
    this.refused = refused;
  }

  @Override
  public String name() {
    return "refused-passes";
  }

  @Override
  public void follow(Stretch next) {
    for (Fact fact : next.facts()) {
      if (fact.kind().equals("checkpoint-refusal") && !isDone(fact)) {
        open(fact, TRIES);
      }
    }
  }

  private boolean isDone(Fact refusal) {
    return !refused.of(List.of(refusal.id())).isEmpty();
  }

  /** Somebody may act on the case meanwhile, or end it; then it is looked for again. */
  private void open(Fact refusal, int tries) {
    try {
      Optional<UUID> open = refused.open(refusal.subject().id());
      if (open.isPresent()) {
        join(refusal, open.get());
      } else {
        cases.file(
            CaseRecorder.clock(),
            Filing.of(
                RefusedPasses.act(refusal.id()),
                RefusedPasses.TYPE,
                refusal.subject(),
                refusal.area(),
                new FormValues(said(refusal, 1))));
      }
    } catch (CaseRefused meanwhile) {
      if (tries == 1) {
        throw meanwhile;
      }
      open(refusal, tries - 1);
    }
  }

  private void join(Fact refusal, UUID id) {
    CaseView now = cases.find(CaseRecorder.clock(), id).map(CaseFile::view).orElseThrow();
    int times = now.values().text("times").map(Integer::parseInt).orElse(1) + 1;
    boolean after =
        now.state().equals("to-check")
            && now.last("put-right")
                .map(CaseView.Done::at)
                .filter(refusal.happenedAt()::isAfter)
                .isPresent();
    cases.stepOnly(
        CaseRecorder.clock(),
        new StepOrder(
            RefusedPasses.act(refusal.id()),
            id,
            now.version(),
            after ? "relapse" : "again",
            new FormValues(said(refusal, times)),
            Set.of(),
            false));
  }

  private static Map<String, Object> said(Fact refusal, int times) {
    Map<String, Object> said = new LinkedHashMap<>();
    String ground = String.valueOf(refusal.attribute("ground"));
    said.put("post", String.valueOf(refusal.attribute("called")));
    said.put("ground", ground);
    String pass = refusal.attribute("pass");
    if (pass != null) {
      said.put("pass", pass);
    }
    said.put("refused-at", refusal.happenedAt().truncatedTo(SECONDS).toString());
    said.put("times", times);
    if (times > 1) {
      said.put("again", true);
    }
    if (ground.equals("post-closed")) {
      said.put("closed-to-all", true);
    }
    return said;
  }
}
