package lianfang.web.action;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormRefused;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 申诉办件: the case in which an objection of a person is answered; its id follows from the fact. */
@Component
public final class Appeals {

  /** The word with which somebody objects to the verdict on their pass and to no measure. */
  public static final String PASS = "pass";

  private static final String TYPE = "appeal";
  private static final String SUSPEND = "suspend";
  private static final String RELEASED = "measure-released";
  private static final int CITY = 4;
  private static final Map<String, String> STEPS =
      Map.of("upheld", "grant", "rejected", "uphold", "withdrawn", "withdraw");

  private final Cases cases;
  private final Ledger ledger;

  Appeals(Cases cases, Ledger ledger) {
    this.cases = cases;
    this.ledger = ledger;
  }

  /**
   * How it stands.
   *
   * @param file the case
   * @param due when the answer is due; null once it was given
   * @param suspended why the organ suspended what it ordered; empty where it did not
   * @param because the reason of the answer, a word; empty before
   * @param reason what the organ said to the person; empty for nothing
   */
  public record Appeal(
      CaseFile file, @Nullable Instant due, String suspended, String because, String reason) {

    /** Whether it is to be answered still. */
    public boolean open() {
      return !file.ended();
    }
  }

  /** The case of an objection; older ones and those about places have none. */
  public static UUID idOf(UUID objection) {
    return UUID.nameUUIDFromBytes((TYPE + " " + objection).getBytes(StandardCharsets.UTF_8));
  }

  /** Files the case of an objection in the caller's transaction. */
  void file(CaseRecorder who, Fact raised) {
    String measure = said(raised, "measure");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("against", measure.equals(PASS) ? PASS : "measure");
    if (!measure.equals(PASS)) {
      values.put("measure", measure);
    }
    keep(values, "place", said(raised, "place"));
    keep(values, "begun", said(raised, "from"));
    keep(values, "ground", said(raised, "ground"));
    values.put("ordered", ordered(raised));
    values.put("objection", raised.id().toString());
    try {
      cases.file(
          who,
          Filing.of(
              idOf(raised.id()), TYPE, raised.subject(), raised.area(), new FormValues(values)));
    } catch (CaseRefused refused) {
      throw new ActionRefused(ActionRefusal.APPEAL_NOT_TAKEN);
    }
  }

  /** Whoever signed the last order of the measure answers; a code of four digits is a city's. */
  private String ordered(Fact raised) {
    boolean city =
        Corrections.effective(ledger.of(List.of(raised.subject()))).stream()
            .filter(fact -> fact.kind().equals("measure-ordered"))
            .filter(fact -> said(fact, "measure").equals(said(raised, "measure")))
            .max(Comparator.comparingLong(Fact::seq))
            .map(fact -> said(fact, "organ").split("-", 2)[0])
            .filter(code -> code.length() == CITY)
            .isPresent();
    return city ? "city" : "county";
  }

  /** The case of an objection, as far as somebody may see it. */
  public Optional<Appeal> find(CaseRecorder who, UUID objection) {
    return cases.find(who, idOf(objection)).map(Appeals::appeal);
  }

  private static Appeal appeal(CaseFile file) {
    Instant due =
        file.deadlines().stream()
            .filter(one -> one.metAt() == null)
            .map(CaseFile.Deadline::due)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Appeal(
        file,
        file.ended() ? null : due,
        said(file, Set.of(SUSPEND), "reason"),
        said(file, Set.copyOf(STEPS.values()), "because"),
        said(file, Set.copyOf(STEPS.values()), "reason"));
  }

  /** What a form says; each asks for a reason of its own. */
  private static String said(CaseFile file, Set<String> forms, String field) {
    return file.forms().stream()
        .filter(form -> forms.contains(form.form()))
        .reduce((earlier, later) -> later)
        .flatMap(form -> form.values().text(field))
        .orElse("");
  }

  /** Whether somebody may answer this now. */
  public boolean mayAnswer(CaseRecorder who, Appeal appeal) {
    return cases.open(who, appeal.file()).stream().anyMatch(step -> STEPS.containsValue(step.id()));
  }

  /**
   * Answers it by the step that the answer means.
   *
   * @throws ActionRefused where nothing was put right that the answer says was put right, or the
   *     step is refused
   */
  void answer(CaseRecorder who, Appeal appeal, Fact raised, Objections.Answer answer) {
    String step = STEPS.get(answer.conclusion());
    if (step == null) {
      throw new ActionRefused(ActionRefusal.ANSWER_NOT_FITTING);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("because", answer.because());
    keep(values, "reason", answer.words().strip());
    if (answer.conclusion().equals("upheld")) {
      values.put("fact", putRight(raised, answer.because()).number());
    }
    try {
      cases.stepOnly(
          who,
          new StepOrder(
              UUID.randomUUID(),
              appeal.file().view().id(),
              appeal.file().view().version(),
              step,
              new FormValues(values),
              Set.of(),
              false));
    } catch (CaseRefused refused) {
      throw new ActionRefused(ActionRefusal.NO_SUCH_DECISION);
    } catch (FormRefused refused) {
      throw new ActionRefused(ActionRefusal.ANSWER_NOT_FITTING);
    }
  }

  /** Saying so changes nobody's state: what changed it was recorded after the objection. */
  private Fact putRight(Fact raised, String because) {
    boolean released = because.equals(RELEASED);
    return ledger.of(List.of(raised.subject())).stream()
        .filter(fact -> fact.seq() > raised.seq())
        .filter(fact ->
            released
                ? fact.kind().equals(RELEASED)
                    && said(fact, "measure").equals(said(raised, "measure"))
                : fact.corrects() != null)
        .max(Comparator.comparingLong(Fact::seq))
        .orElseThrow(() -> new ActionRefused(ActionRefusal.NOT_PUT_RIGHT));
  }

  private static String said(Fact fact, String attribute) {
    return fact.attributes().getOrDefault(attribute, "");
  }

  private static void keep(Map<String, Object> values, String field, String value) {
    if (!value.isEmpty()) {
      values.put(field, value);
    }
  }
}
