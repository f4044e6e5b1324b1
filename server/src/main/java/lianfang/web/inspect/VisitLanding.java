package lianfang.web.inspect;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Accounts;
import lianfang.casework.Act;
import lianfang.casework.CaseActs;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseTransactions;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.CaseView;
import lianfang.casework.Cases;
import lianfang.casework.Decision;
import lianfang.casework.Filing;
import lianfang.casework.FormRefused;
import lianfang.casework.FormValues;
import lianfang.casework.Guard;
import lianfang.casework.StepOrder;
import lianfang.enterprise.FirmCases;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import lianfang.fact.playbook.Wording;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 检查落账: a visit becomes one step of its case, an unmet item a case of its own. All ids come from
 * the phone or follow from the step's, so that whatever is sent again is done once.
 */
@Component
class VisitLanding {

  private final Cases cases;
  private final CaseActs acts;
  private final CaseTypes types;
  private final CaseTransactions transactions;
  private final InspectDay day;
  private final Accounts accounts;
  private final Clock clock;

  VisitLanding(
      Cases cases,
      CaseActs acts,
      CaseTypes types,
      CaseTransactions transactions,
      InspectDay day,
      Accounts accounts,
      Clock clock) {
    this.cases = cases;
    this.acts = acts;
    this.types = types;
    this.transactions = transactions;
    this.day = day;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * A visit that nobody planned: its case is filed first, under the id that the phone made.
   *
   * @param about the firm that was chosen from the phone's list; null where a name was typed
   */
  record Begun(
      String type,
      String step,
      String area,
      String called,
      Map<String, Object> values,
      @Nullable UUID about) {}

  /** An item that is not met. */
  record Unmet(String item, String problem, List<String> proof) {}

  /** By which list it was looked at, and what was answered there, where another step follows. */
  record Looked(String step, Map<String, Object> values) {}

  /**
   * A finished visit.
   *
   * @param id of the step, made on the phone
   * @param note whether it is only kept as a note, because the case has gone on
   * @param words what the other side said and when it was seen; empty for nothing
   * @param looked null where the step itself is the list
   */
  record Sent(
      UUID id,
      UUID caseId,
      long version,
      String step,
      @Nullable Begun begun,
      boolean note,
      String words,
      Map<String, Object> values,
      List<String> pictures,
      List<Unmet> unmet,
      @Nullable Looked looked) {}

  /** A step that somebody did meanwhile. */
  record Done(Wording name, String who, String at) {}

  /**
   * The case as it stands now.
   *
   * @param visit what it asks for now; null where nobody need go there any more
   */
  record Now(Wording state, List<Done> done, InspectDay.@Nullable Visit visit) {}

  /**
   * What became of it.
   *
   * @param result landed, moved (the case went on meanwhile) or refused
   */
  record Answer(String result, @Nullable Wording says, @Nullable Now now) {}

  Answer land(CurrentUser user, Sent sent) {
    CaseRecorder who = InspectDay.who(user);
    try {
      if (sent.note()) {
        note(who, sent.id(), sent.caseId(), sent.words());
        return new Answer("landed", null, null);
      }
      return transactions.seeing(who, () -> whole(who, sent));
    } catch (CaseRefused refused) {
      return refused(user, sent, refused);
    } catch (FormRefused wrong) {
      return new Answer("refused", asked(who, sent, wrong), null);
    }
  }

  /** Names what the form asks as the form does; a box that it does not have is named by nothing. */
  private Wording asked(CaseRecorder who, Sent sent, FormRefused wrong) {
    List<CaseForm> forms =
        Optional.ofNullable(sent.begun())
            .flatMap(begun -> types.find(begun.type()))
            .or(() -> cases.find(who, sent.caseId()).map(CaseFile::type))
            .map(type -> List.copyOf(type.forms().values()))
            .orElse(List.of());
    List<Wording> named =
        wrong.problems().stream()
            .map(one -> one.field().split("\\.", 2)[0])
            .distinct()
            .flatMap(name -> forms.stream().flatMap(form -> form.field(name).stream()).limit(1))
            .map(CaseForm.Field::label)
            .toList();
    String zh = named.stream().map(Wording::zh).collect(Collectors.joining("、"));
    String en = named.stream().map(Wording::en).collect(Collectors.joining(", "));
    return named.isEmpty()
        ? new Wording(
            "手机上的表单与现在的不同：请联网更新后按现在的表单再交",
            "The form has changed since: fetch the day again and send it anew")
        : new Wording("表单里这几项不合要求，请改正后再交：" + zh, "Put right what the form asks: " + en);
  }

  /** Case, step, note and rectifications: what is refused leaves nothing of the others. */
  private Answer whole(CaseRecorder who, Sent sent) {
    long version = sent.begun() == null ? sent.version() : filed(who, sent, sent.begun());
    // Before the step, which then sees that its items are opened already.
    rectify(who, sent);
    cases.step(
        who,
        new StepOrder(
            sent.id(),
            sent.caseId(),
            version,
            sent.step(),
            new FormValues(sent.values()),
            Set.copyOf(sent.pictures()),
            false));
    if (!sent.words().isBlank()) {
      note(who, derived(sent, "note"), sent.caseId(), sent.words());
    }
    return new Answer("landed", null, null);
  }

  /** Files the case of a visit on the spot; the version that its step then sees. */
  private long filed(CaseRecorder who, Sent sent, Begun begun) {
    CaseType type =
        types
            .find(begun.type())
            .orElseThrow(() -> new IllegalArgumentException("no case type " + begun.type()));
    boolean firm = type.about() == Subject.Kind.ENTERPRISE;
    Optional<RegisteredFirm> meant =
        firm ? day.meant(begun.about(), begun.area(), begun.called()) : Optional.empty();
    if (begun.about() != null && meant.isEmpty()) {
      throw CaseRefused.because(
          new Wording(
              "名册里没有所选的企业，或不在您的管辖范围", "the chosen firm is not in the register of your areas"),
          new Wording("请更新后重新选择", "fetch the day again and choose anew"));
    }
    // A typed name makes no firm: what was found waits for an office to say which firm it is.
    Subject about =
        firm
            ? meant.map(RegisteredFirm::subject).orElseGet(() -> nobody(sent))
            : Subject.area(begun.area());
    String area = meant.map(RegisteredFirm::area).orElse(begun.area());
    UUID id =
        cases.file(
            who,
            new Filing(
                sent.caseId(),
                type.id(),
                begun.step(),
                about,
                area,
                new FormValues(begun.values()),
                Set.of(),
                Optional.empty()));
    if (firm && meant.isEmpty()) {
      identify(who, sent, begun, about);
    }
    CaseFile file = cases.find(who, id).orElseThrow();
    // The step has landed already where the phone sends again what it never heard of.
    return file.view().version();
  }

  /** A subject of its own for each such visit, so that two typos are never one firm. */
  private static Subject nobody(Sent sent) {
    String name = "firm of visit " + sent.caseId();
    return new Subject(
        Subject.Kind.ENTERPRISE, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** An office of the place says which firm it is, or registers it first. */
  private void identify(CaseRecorder who, Sent sent, Begun begun, Subject about) {
    if (types.find(FirmCases.TO_IDENTIFY).isPresent()) {
      String name = sent.caseId() + " to identify";
      cases.file(
          who,
          Filing.of(
              UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
              FirmCases.TO_IDENTIFY,
              about,
              begun.area(),
              new FormValues(Map.of("called", begun.called(), "visit", sent.caseId().toString()))));
    }
  }

  /** Unmet items become cases of their own. */
  private void rectify(CaseRecorder who, Sent sent) {
    if (sent.unmet().isEmpty()) {
      return;
    }
    CaseFile file = cases.find(who, sent.caseId()).orElseThrow();
    rectification(file.type())
        .flatMap(types::find)
        .ifPresent(type -> sent.unmet().forEach(unmet -> open(who, sent, file, type, unmet)));
  }

  /** The type of which none may be open before the case ends: items are struck one by one. */
  private static Optional<String> rectification(CaseType type) {
    return type.flow().steps().stream()
        .flatMap(step -> step.guards().stream())
        .filter(Guard.NoneOpen.class::isInstance)
        .map(guard -> ((Guard.NoneOpen) guard).type())
        .findFirst();
  }

  private void open(CaseRecorder who, Sent sent, CaseFile file, CaseType type, Unmet unmet) {
    CaseStep filing = type.filings().getFirst();
    Map<String, Object> values = new LinkedHashMap<>();
    filing
        .form()
        .flatMap(type::form)
        .ifPresent(form -> {
          put(values, form, "problem", unmet.problem());
          put(values, form, "item", unmet.item());
          put(values, form, "object", file.view().values().text("called").orElse(""));
          boolean firm = file.view().about().kind() == Subject.Kind.ENTERPRISE;
          choose(values, form, "source", firm ? "firm-check" : "round");
          choose(values, form, "owner", file.view().desk().desk());
          if (!unmet.proof().isEmpty()) {
            put(values, form, "proof", unmet.proof());
          }
        });
    cases.file(
        who,
        new Filing(
            derived(sent, unmet.item()),
            type.id(),
            filing.id(),
            file.view().about(),
            file.view().area(),
            new FormValues(values),
            Set.copyOf(new LinkedHashSet<>(unmet.proof())),
            Optional.of(file.view().id())));
  }

  private static void put(Map<String, Object> values, CaseForm form, String name, Object value) {
    if (form.field(name).isPresent() && !value.equals("")) {
      values.put(name, value);
    }
  }

  /** What the visit knows of itself, where the form offers it; else what it offers first. */
  private static void choose(
      Map<String, Object> values, CaseForm form, String name, String wanted) {
    form.field(name)
        .map(field -> field.choices().stream().map(CaseForm.Choice::value).toList())
        .filter(offered -> !offered.isEmpty())
        .ifPresent(
            offered -> values.put(name, offered.contains(wanted) ? wanted : offered.getFirst()));
  }

  private void note(CaseRecorder who, UUID id, UUID caseId, String words) {
    long seen = cases.find(who, caseId).orElseThrow().view().version();
    acts.note(who, new Act(id, caseId, seen, words), List.of());
  }

  private static UUID derived(Sent sent, String what) {
    String name = sent.id() + " " + what;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private Answer refused(CurrentUser user, Sent sent, CaseRefused refused) {
    Decision.Refused why = refused.refused();
    Wording says =
        new Wording(
            why.says().zh() + "；" + why.remedy().zh(), why.says().en() + "; " + why.remedy().en());
    boolean moved = why.why() == Decision.Why.OLD_VERSION || why.why() == Decision.Why.WRONG_STATE;
    Optional<CaseFile> file = cases.find(InspectDay.who(user), sent.caseId());
    if (!moved || file.isEmpty()) {
      return new Answer("refused", says, null);
    }
    LocalDate today = Days.of(clock.instant());
    List<CaseView.Done> done = refused.meanwhile();
    Map<String, String> names =
        accounts.displayNames(done.stream().map(CaseView.Done::account).distinct().toList());
    Now now =
        new Now(
            InspectDay.state(file.get()),
            done.stream().map(one -> done(file.get().type(), one, names)).toList(),
            day.visit(user, file.get(), today).orElse(null));
    return new Answer("moved", says, now);
  }

  private static Done done(CaseType type, CaseView.Done one, Map<String, String> names) {
    Wording name =
        type.step(one.step()).map(CaseStep::name).orElse(new Wording(one.step(), one.step()));
    String at = one.at().atZone(Days.ZONE).toLocalDateTime().withNano(0).toString();
    return new Done(name, names.getOrDefault(one.account(), ""), at.replace('T', ' '));
  }
}
