package lianfang.person;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.fact.Recorder;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import lianfang.person.landing.Landing;
import lianfang.person.landing.Matching;
import lianfang.person.landing.Prepared;
import lianfang.person.landing.Preparer;
import lianfang.person.roster.RosterDays;
import lianfang.person.roster.RosterHeader;
import lianfang.person.roster.RowReader;
import lianfang.person.roster.SheetCell;
import lianfang.person.sheet.SheetRow;
import lianfang.person.store.ImportStore;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.PersonStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * 登记: registers people by hand, one or a household at once, by the same rules as a roster. All of
 * them land or none: a form that lacks something is shown again as a whole.
 */
@Service
public class PersonRegistry {

  /** The name under which people registered by hand are known instead of a file's. */
  public static final String ROSTER = "登记";

  /**
   * One person of a form.
   *
   * @param cells what was typed, by column
   * @param same who it is, where the user recognised somebody among the candidates
   * @param certainlyNew whether the user said that it is none of the candidates
   */
  public record Form(Map<RosterColumn, String> cells, Optional<UUID> same, boolean certainlyNew) {

    /** A form without a choice among candidates. */
    public static Form of(Map<RosterColumn, String> cells) {
      return new Form(cells, Optional.empty(), false);
    }
  }

  /**
   * What became of one person of a form.
   *
   * @param person the person, once landed
   * @param reasons what has to be put right
   * @param candidates who may be meant, best first; the user has to choose
   */
  public record Registered(
      Optional<UUID> person, List<CellReason> reasons, List<UUID> candidates) {}

  private final Areas areas;
  private final PersonSecrets secrets;
  private final PersonStore people;
  private final ImportStore imports;
  private final Landing landing;
  private final ScopedTransactions transactions;
  private final InstanceSettings settings;
  private final SecureRandom random = new SecureRandom();

  PersonRegistry(
      Areas areas,
      PersonSecrets secrets,
      PersonStore people,
      ImportStore imports,
      Landing landing,
      ScopedTransactions transactions,
      InstanceSettings settings) {
    this.areas = areas;
    this.secrets = secrets;
    this.people = people;
    this.imports = imports;
    this.landing = landing;
    this.transactions = transactions;
    this.settings = settings;
  }

  /**
   * Registers people.
   *
   * @param recorder who answers for it, and where that person may record
   * @param forms one a person; the reference is given here
   * @return one result a form; people are there only when every form was right
   */
  public List<Registered> register(Recorder recorder, List<Form> forms) {
    RosterHeader header = header();
    var days = new RosterDays(landing.today(), settings.ahead(), settings.demo());
    var preparer =
        new Preparer(areas, secrets, recorder.scope(), new RowReader(header, days, false));
    String reference = "%s-%04x".formatted(landing.today(), random.nextInt(1 << 16));
    List<@Nullable Prepared> prepared = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      String ref = forms.size() == 1 ? reference : reference + "-" + (i + 1);
      prepared.add(preparer.prepare(row(i + 1, forms.get(i).cells(), ref)));
    }
    if (prepared.stream().allMatch(Prepared.Ready.class::isInstance)) {
      try {
        return transactions.in(PeopleImport.ALL_AREAS, () -> land(recorder, forms, prepared));
      } catch (HouseholdUnclear unclear) {
        return unclear.results;
      }
    }
    return prepared.stream()
        .map(row -> new Registered(Optional.empty(), why(row), none()))
        .toList();
  }

  /** Nothing of the form lands: the transaction ends with it. */
  private static final class HouseholdUnclear extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Registered> results;

    HouseholdUnclear(List<Registered> results) {
      super("several households have a head of this name", null, false, false);
      this.results = results;
    }
  }

  private static List<UUID> none() {
    return List.of();
  }

  /** A form in which nothing was typed lacks at least a name. */
  private static List<CellReason> why(@Nullable Prepared row) {
    if (row == null) {
      return List.of(CellReason.of(RosterColumn.NAME, Refusal.REQUIRED));
    }
    return row instanceof Prepared.Refused refused ? refused.reasons() : List.of();
  }

  private List<Registered> land(
      Recorder recorder, List<Form> forms, List<@Nullable Prepared> prepared) {
    people.lockLanding();
    List<Prepared.Ready> rows = new ArrayList<>();
    for (Prepared row : prepared) {
      if (row instanceof Prepared.Ready ready) {
        rows.add(ready);
      }
    }
    List<Matching.Decision> decisions = new Matching(people, null, false).decide(rows);
    List<Landing.Decided> decided = new ArrayList<>();
    List<Registered> unsure = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<UUID> candidates = List.of();
      switch (decisions.get(i)) {
        case Matching.Decision.Known(UUID person) ->
            decided.add(new Landing.Decided(rows.get(i), person, false));
        case Matching.Decision.Fresh() ->
            decided.add(new Landing.Decided(rows.get(i), rows.get(i).id(), true));
        case Matching.Decision.Unsure(List<UUID> several) ->
            candidates = chosen(forms.get(i), rows.get(i), several, decided);
      }
      unsure.add(new Registered(Optional.empty(), List.of(), candidates));
    }
    if (decided.size() < rows.size()) {
      return unsure;
    }
    Landing.Done done = landing.land(imports.roster(ROSTER, ""), ROSTER, recorder, "page", decided);
    if (!done.unsettled().isEmpty()) {
      CellReason why = CellReason.of(RosterColumn.HEAD, Refusal.SAME_HOUSEHOLD);
      throw new HouseholdUnclear(
          rows.stream()
              .map(row -> done.unsettled().containsKey(row) ? List.of(why) : List.<CellReason>of())
              .map(reasons -> new Registered(Optional.empty(), reasons, none()))
              .toList());
    }
    return decided.stream()
        .map(d -> new Registered(Optional.of(d.person()), List.of(), none()))
        .toList();
  }

  /** Takes the user's choice; the candidates that still have to be shown where there is none. */
  private static List<UUID> chosen(
      Form form, Prepared.Ready row, List<UUID> several, List<Landing.Decided> decided) {
    if (form.certainlyNew()) {
      decided.add(new Landing.Decided(row, row.id(), true));
      return List.of();
    }
    if (form.same().isPresent() && several.contains(form.same().get())) {
      decided.add(new Landing.Decided(row, form.same().get(), false));
      return List.of();
    }
    return several;
  }

  private static RosterHeader header() {
    Map<RosterColumn, Integer> columns = new EnumMap<>(RosterColumn.class);
    for (RosterColumn column : RosterColumn.values()) {
      columns.put(column, column.ordinal());
    }
    return new RosterHeader(0, 0, columns, new TreeMap<>(), List.of());
  }

  private static SheetRow row(int number, Map<RosterColumn, String> cells, String reference) {
    List<SheetCell> row = new ArrayList<>();
    for (RosterColumn column : RosterColumn.values()) {
      String text = column == RosterColumn.REFERENCE ? reference : cells.getOrDefault(column, "");
      row.add(SheetCell.text(text));
    }
    return new SheetRow(number, row);
  }
}
