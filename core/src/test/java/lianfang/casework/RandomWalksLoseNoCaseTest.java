package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.Decision.Allowed;
import lianfang.casework.time.WorkingCalendar;
import lianfang.casework.type.CaseTypeReader;
import lianfang.casework.type.DeskFile;
import lianfang.fact.Subject;
import org.junit.jupiter.api.Test;

/** People and the clock try anything on cases of all types; the seed is printed where it fails. */
class RandomWalksLoseNoCaseTest {

  private static final Path PLAYBOOK = Path.of("../playbook");
  private static final Desks DESKS = DeskFile.load(PLAYBOOK.resolve("desks.yaml"));
  private static final Decide DECIDE =
      new Decide(DESKS, WorkingCalendar.load(PLAYBOOK.resolve("calendars")));
  private static final String PICTURE = "b".repeat(64);
  private static final Instant START = Instant.parse("2020-02-26T01:00:00Z");

  @Test
  void filedIsOpenAndEndedAndEachOpenCaseHasADesk() {
    long ended = 0;
    for (CaseType type :
        CaseTypeReader.readAll(PLAYBOOK.resolve("casetypes"), PLAYBOOK.resolve("checklists"))) {
      for (long seed = 0; seed < 60; seed++) {
        ended += walk(type, new Random(seed), type.id() + " seed " + seed) ? 1 : 0;
      }
    }
    assertThat(ended).as("walks that came to an end").isGreaterThan(300);
  }

  private static boolean walk(CaseType type, Random random, String walk) {
    String scope = type.validity().scope().getFirst();
    String area = (scope + "410823001201".substring(scope.length())).substring(0, 12);
    CaseView now = unfiled(type, area);
    Instant at = START;
    boolean over = false;
    for (int i = 0; i < 80; i++) {
      at = at.plus(Duration.ofMinutes(random.nextInt(900)));
      List<CaseStep> steps = type.flow().steps();
      CaseStep step = steps.get(random.nextInt(steps.size()));
      StepRequest request =
          new StepRequest(
              step.id(),
              now.version(),
              values(type, step),
              Set.of(PICTURE),
              false,
              by(random, area));
      if (!(DECIDE.step(type, now, request, at) instanceof Allowed allowed)) {
        continue;
      }
      assertThat(over).as(walk + ": a step after the end").isFalse();
      assertThat(type.state(allowed.state())).as(walk).isPresent();
      assertThat(DESKS.find(allowed.desk().desk())).as(walk + ": a desk").isPresent();
      assertThat(area).startsWith(allowed.desk().area());
      now = after(now, allowed, request, at);
      over = allowed.ended();
      if (over) {
        assertThat(now.terms()).as(walk + ": no deadline runs after the end").isEmpty();
      }
    }
    return over;
  }

  private static CaseView after(CaseView now, Allowed allowed, StepRequest request, Instant at) {
    List<CaseView.Done> done = new ArrayList<>(now.done());
    done.add(new CaseView.Done(request.step(), request.by().account(), at, request.by().team()));
    Map<String, Instant> terms = new HashMap<>(now.terms());
    terms.keySet().removeAll(allowed.met());
    allowed.terms().forEach(one -> terms.put(one.term(), one.due()));
    return new CaseView(
        now.id(),
        now.type(),
        now.edition(),
        allowed.state(),
        allowed.desk(),
        Optional.of(request.by().account()),
        now.version() == 0 ? request.by().account() : now.filer(),
        now.about(),
        now.area(),
        now.filedAt(),
        now.version() + 1,
        done,
        Map.of(),
        now.values().with(request.values()),
        terms);
  }

  private static CaseActor by(Random random, String area) {
    if (random.nextInt(6) == 0) {
      return CaseActor.clock();
    }
    Set<DeskPlace> everywhere = new HashSet<>();
    DESKS.list().forEach(desk -> everywhere.add(desk.in(area)));
    return new CaseActor(
        "account-" + random.nextInt(3),
        everywhere,
        Set.of(),
        Optional.of("team"),
        CaseActor.Kind.PERSON);
  }

  private static FormValues values(CaseType type, CaseStep step) {
    Map<String, Object> values = new HashMap<>();
    step.form()
        .flatMap(type::form)
        .ifPresent(form ->
            form.fields()
                .forEach(field -> {
                  switch (field.kind()) {
                    case YES_NO -> values.put(field.name(), true);
                    case EVIDENCE -> values.put(field.name(), PICTURE);
                    case EVIDENCES -> values.put(field.name(), List.of(PICTURE));
                    case CHOICE -> values.put(field.name(), field.choices().getFirst().value());
                    case CHECKLIST -> values.put(field.name(), passed(type, field));
                    default -> values.put(field.name(), "1");
                  }
                }));
    return new FormValues(values);
  }

  private static List<Map<String, Object>> passed(CaseType type, CaseForm.Field field) {
    List<Map<String, Object>> answers = new ArrayList<>();
    for (Checklist list : type.checklists().values()) {
      for (Checklist.Item item : list.items()) {
        String answer =
            switch (item.kind()) {
              case YES_NO -> "true";
              case NUMBER -> item.least().or(item::most).map(Object::toString).orElse("1");
              case TEXT -> field.name();
            };
        answers.add(Map.of("item", item.id(), "answer", answer));
      }
    }
    return answers;
  }

  private static CaseView unfiled(CaseType type, String area) {
    return new CaseView(
        new UUID(3, 3),
        type.id(),
        type.edition(),
        CaseStep.FILING,
        new DeskPlace("", area),
        Optional.empty(),
        "account-0",
        new Subject(type.about(), new UUID(4, 4)),
        area,
        START,
        0,
        List.of(),
        Map.of(),
        FormValues.EMPTY,
        Map.of());
  }
}
