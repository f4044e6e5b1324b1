package lianfang.web.holder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Actor;
import lianfang.access.Audit;
import lianfang.access.AuditEntry;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.gate.holder.Holders;
import lianfang.gate.issue.HomeClosure;
import lianfang.instance.ScopedTransactions;
import lianfang.person.PersonSearch;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Standing;
import lianfang.web.action.ActionRefused;
import lianfang.web.action.Appeals;
import lianfang.web.action.Objections;
import lianfang.web.objections.AppealWords;
import lianfang.web.objections.ObjectionFields;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.part.Spans;
import lianfang.web.passes.OwnPass;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/**
 * 本人页的内容: all that is recorded about the person, in whatever area, and nothing about anybody else.
 * What the person does is done in the village where he lives.
 */
@Component
class HolderPages {

  private static final int LOOKS = 50;
  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());
  private static final int WORDS_MAX = 2000;

  private final ScopedTransactions transactions;
  private final PersonSearch search;
  private final Objections objections;
  private final MeasureLists measures;
  private final Ledger ledger;
  private final Audit audit;
  private final OwnPass own;

  HolderPages(
      ScopedTransactions transactions,
      PersonSearch search,
      Objections objections,
      MeasureLists measures,
      Ledger ledger,
      Audit audit,
      OwnPass own) {
    this.transactions = transactions;
    this.search = search;
    this.objections = objections;
    this.measures = measures;
    this.ledger = ledger;
    this.audit = audit;
    this.own = own;
  }

  /** The one who has this number; nobody where several have. */
  Optional<UUID> find(String number) {
    List<UUID> found =
        transactions.in(
            EVERYWHERE,
            () -> search.find(PersonSearch.Query.ofNumber(number.isBlank() ? "0" : number)));
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  HolderPage page(
      Shell shell,
      Holders.Holder holder,
      String address,
      List<String> notes,
      HolderPage.Certificate certificate) {
    return transactions.in(
        EVERYWHERE,
        () -> {
          UUID id = holder.subject();
          OwnPass.Shown shown = own.show(shell, id, new Actor("holder", address, "page"));
          List<Standing> all = held(id);
          List<HolderPage.Step> steps = steps(shell, id, all);
          List<Fact> facts = ledger.of(List.of(Subject.person(id)));
          Block told = own.facts(shell, facts);
          return new HolderPage(
              shell,
              shown.hint(),
              shown.code(),
              shown.told(),
              notes,
              steps,
              objected(shell, holder, facts),
              objection(shell, all),
              certificate,
              new Block(
                  told.title(), told.footer(), null, told.columns(), told.rows(), told.empty()),
              looks(shell, id));
        });
  }

  private List<HolderPage.Step> steps(Shell shell, UUID id, List<Standing> all) {
    List<HolderPage.Step> steps = new ArrayList<>();
    for (Standing one : all) {
      steps.add(
          new HolderPage.Step(
              title(shell, one),
              Spans.words(shell, one.from(), one.until()),
              one.state().equals("due")
                  ? shell.t("holder.due")
                  : shell.texts().word("state", one.state()),
              own.why(shell, id, one.bases()),
              List.of()));
    }
    own.closures(id).forEach(one -> steps.add(step(shell, one)));
    return steps;
  }

  /** A closure rests on what is recorded about others, so that no clause, row or fact is shown. */
  private static HolderPage.Step step(Shell shell, HomeClosure one) {
    MeasureInterval closure = one.closure();
    String title = shell.texts().word("measure", closure.measure().word());
    String place = shell.t("holder.closure." + closure.place().word());
    List<String> notes = new ArrayList<>(List.of(shell.t("holder.closure.note")));
    if (one.endAsked()) {
      notes.add(shell.t("holder.closure.end"));
    }
    return new HolderPage.Step(
        title + " · " + place,
        Spans.words(shell, closure.from(), closure.until()),
        shell.texts().word("state", closure.state().word()),
        List.of(),
        notes);
  }

  private List<Standing> held(UUID id) {
    return measures.of(List.of(id));
  }

  private static String title(Shell shell, Standing one) {
    String measure = shell.texts().word("measure", one.measure());
    return one.place().isEmpty()
        ? measure
        : measure + " · " + shell.texts().word("place", one.place());
  }

  private static List<Field> objection(Shell shell, List<Standing> all) {
    List<Field.Option> which = new ArrayList<>();
    for (Standing one : all) {
      which.add(new Field.Option(String.valueOf(one.number()), title(shell, one)));
    }
    which.add(new Field.Option(Appeals.PASS, shell.texts().word("measure", Appeals.PASS)));
    List<Field.Option> grounds =
        Objections.GROUNDS.stream()
            .map(word -> new Field.Option(word, shell.texts().word("ground", word)))
            .toList();
    return List.of(
        Field.choice("measure", shell.t("holder.object.what"), "", which).need(),
        Field.choice("ground", shell.t("objection.ground"), "", grounds).need(),
        Field.of("text", "lines", shell.t("holder.object.text"), ""));
  }

  /** Raises an objection in the person's own name; empty where it was recorded. */
  Optional<NotObjected> object(Holders.Holder holder, String measure, String ground, String text) {
    if (text.length() > WORDS_MAX) {
      return Optional.of(NotObjected.TOO_LONG);
    }
    if (measure.isEmpty() || !Objections.GROUNDS.contains(ground)) {
      return Optional.of(NotObjected.INCOMPLETE);
    }
    try {
      return transactions.in(
          holder.area(),
          () -> {
            if (waits(holder, measure, ground)) {
              return Optional.of(NotObjected.WAITS_ALREADY);
            }
            return raise(holder, measure, ground, text.strip()).isPresent()
                ? Optional.empty()
                : Optional.of(NotObjected.MEASURE_GONE);
          });
    } catch (ActionRefused refused) {
      return Optional.of(NotObjected.NOT_FILED);
    }
  }

  /** Whether the same is objected already and not answered: a second press is no second case. */
  private boolean waits(Holders.Holder holder, String measure, String ground) {
    Optional<Standing> against = standing(holder, measure);
    String word = against.map(Standing::measure).orElse(measure);
    String place = against.map(Standing::place).orElse("");
    return objections.of(ledger.of(List.of(Subject.person(holder.subject())))).stream()
        .filter(one -> one.answer() == null)
        .map(one -> one.raised().attributes())
        .anyMatch(said ->
            word.equals(said.get("measure"))
                && ground.equals(said.get("ground"))
                && place.equals(said.getOrDefault("place", "")));
  }

  private Optional<Standing> standing(Holders.Holder holder, String number) {
    return held(holder.subject()).stream()
        .filter(one -> String.valueOf(one.number()).equals(number))
        .findFirst();
  }

  private Optional<Fact> raise(Holders.Holder holder, String measure, String ground, String words) {
    if (measure.equals(Appeals.PASS)) {
      Subject self = Subject.person(holder.subject());
      return Optional.of(objections.raiseOwn(holder.area(), self, ground, words));
    }
    return standing(holder, measure)
        .map(one -> objections.raiseOwn(holder.area(), one, ground, words));
  }

  /** How far what the person objected has come: state, what comes next, the reasoned answer. */
  private List<HolderPage.Objected> objected(Shell shell, Holders.Holder holder, List<Fact> facts) {
    CaseRecorder self = CaseRecorder.anyone(holder.area());
    List<HolderPage.Objected> objected = new ArrayList<>();
    for (Objections.Objection one : objections.of(facts)) {
      Fact raised = one.raised();
      objected.add(
          new HolderPage.Objected(
              ObjectionFields.against(shell, raised),
              raised.number(),
              shell.t("objection.state." + one.state()),
              objections
                  .appeals()
                  .find(self, raised.id())
                  .map(appeal -> AppealWords.ofPerson(shell, appeal))
                  .orElse(List.of())));
    }
    return objected;
  }

  private Block looks(Shell shell, UUID id) {
    List<AuditEntry> entries = audit.of(Subject.person(id), LOOKS);
    Map<String, String> names =
        own.names(entries.stream().map(AuditEntry::account).distinct().toList());
    boolean chinese = shell.language() == Language.ZH;
    List<Row> rows = new ArrayList<>();
    for (AuditEntry entry : entries) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.language().moment(entry.at().atZone(Days.ZONE).toLocalDateTime())),
                  Cell.of(
                      names.getOrDefault(
                          entry.account(), shell.texts().word("process", entry.account()))),
                  Cell.of(chinese ? entry.action().zh() : entry.action().en()),
                  Cell.said(entry.why()).asMinor())));
    }
    return new Block(
        rows.size() < LOOKS
            ? shell.t("looks.title", rows.size())
            : shell.t("looks.title.latest", LOOKS),
        shell.t("looks.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("looks.when")),
            Listing.Column.of(shell.t("looks.who")),
            Listing.Column.of(shell.t("looks.what")),
            Listing.Column.minor(shell.t("looks.why"))),
        rows,
        shell.t("looks.none"));
  }
}
