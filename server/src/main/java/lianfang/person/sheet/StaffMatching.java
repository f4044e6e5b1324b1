package lianfang.person.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import lianfang.person.CellReason;
import lianfang.person.PersonCategory;
import lianfang.person.PersonRegistry;
import lianfang.person.PersonSearch;
import lianfang.person.Refusal;
import lianfang.person.RosterColumn;
import lianfang.person.StaffColumn;
import lianfang.person.StaffRow;
import lianfang.person.StaffSheet;
import lianfang.person.landing.Landing;
import org.springframework.stereotype.Service;

/**
 * 职工比对: whoever a firm names is found by number and name together and is not entered again; others
 * are registered where they live. What is known of somebody is told to nobody here.
 */
@Service
public class StaffMatching {

  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());
  private static final int VILLAGE = 12;
  private static final int TOWNSHIP = 9;
  private static final int COUNTY = 6;

  /** People of one form land together or not at all; a bad one is then looked for alone. */
  private static final int TOGETHER = 40;

  private final ScopedTransactions transactions;
  private final PersonSearch search;
  private final PersonRegistry registry;
  private final Areas areas;
  private final Landing landing;
  private final InstanceSettings settings;

  StaffMatching(
      ScopedTransactions transactions,
      PersonSearch search,
      PersonRegistry registry,
      Areas areas,
      Landing landing,
      InstanceSettings settings) {
    this.transactions = transactions;
    this.search = search;
    this.registry = registry;
    this.areas = areas;
    this.landing = landing;
    this.settings = settings;
  }

  /**
   * Whom a row means.
   *
   * @param row with the reasons where it means nobody
   * @param person empty where the row came back
   * @param fresh whether the person was registered by this row
   */
  public record Match(StaffRow row, Optional<UUID> person, boolean fresh) {}

  /** A reader for the rows below a head; empty where it is no head of a list of staff. */
  public Optional<StaffSheet> sheet(List<String> head) {
    return StaffSheet.of(head, landing.today(), settings.demo());
  }

  /** A reader for rows that are typed. */
  public StaffSheet typed() {
    return StaffSheet.typed(landing.today(), settings.demo());
  }

  /** Finds or registers each of them, in the order of the rows. */
  public List<Match> match(Recorder firm, List<StaffRow> rows) {
    List<Match> matches = new ArrayList<>(transactions.in(EVERYWHERE, () -> known(rows)));
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      Match one = matches.get(i);
      if (one.person().isEmpty() && one.row().isGood()) {
        matches.set(i, lacking(one.row()));
        if (matches.get(i).row().isGood()) {
          open.add(i);
        }
      }
    }
    for (int from = 0; from < open.size(); from += TOGETHER) {
      register(firm, matches, open.subList(from, Math.min(open.size(), from + TOGETHER)));
    }
    return List.copyOf(matches);
  }

  private List<Match> known(List<StaffRow> rows) {
    return rows.stream().map(row -> row.isGood() ? known(row) : returned(row)).toList();
  }

  private Match known(StaffRow row) {
    String number = row.text(StaffColumn.NUMBER);
    String name = row.text(StaffColumn.NAME);
    List<UUID> found = search.find(new PersonSearch.Query(number, "", name, "", null, ""));
    if (!found.isEmpty()) {
      return new Match(row, Optional.of(found.getFirst()), false);
    }
    return search.find(PersonSearch.Query.ofNumber(number)).isEmpty()
        ? new Match(row, Optional.empty(), false)
        : returned(row.refused(StaffColumn.NAME, Refusal.NAME_OTHER, ""));
  }

  /** Whoever is not known yet needs a phone and a home; nobody leaves who was never there. */
  private static Match lacking(StaffRow row) {
    if (row.left() != null) {
      return returned(row.refused(StaffColumn.LEFT, Refusal.NOT_ON_LIST, ""));
    }
    StaffRow checked = row;
    for (StaffColumn column : List.of(StaffColumn.PHONE, StaffColumn.VILLAGE)) {
      if (row.text(column).isEmpty()) {
        checked = checked.refused(column, Refusal.NOT_REGISTERED, "");
      }
    }
    return new Match(checked, Optional.empty(), false);
  }

  private static Match returned(StaffRow row) {
    return new Match(row, Optional.empty(), false);
  }

  private void register(Recorder firm, List<Match> matches, List<Integer> which) {
    // Staff may live anywhere, and the firm answers for what it says.
    Recorder recorder = new Recorder(firm.account(), Scope.everything());
    List<PersonRegistry.Form> forms = which.stream().map(i -> form(matches.get(i).row())).toList();
    List<PersonRegistry.Registered> done = registry.register(recorder, forms);
    if (which.size() > 1 && done.stream().anyMatch(one -> one.person().isEmpty())) {
      which.forEach(i -> register(firm, matches, List.of(i)));
      return;
    }
    for (int i = 0; i < which.size(); i++) {
      matches.set(which.get(i), said(matches.get(which.get(i)).row(), done.get(i)));
    }
  }

  private static Match said(StaffRow row, PersonRegistry.Registered done) {
    if (done.person().isPresent()) {
      return new Match(row, done.person(), true);
    }
    StaffRow refused = row;
    for (CellReason reason : done.reasons()) {
      refused = refused.refused(column(reason), reason.refusal(), reason.detail());
    }
    return returned(
        done.reasons().isEmpty()
            ? refused.refused(StaffColumn.NUMBER, Refusal.SAME_PERSON, "")
            : refused);
  }

  private static StaffColumn column(CellReason reason) {
    RosterColumn column = reason.column();
    return column == null
        ? StaffColumn.NAME
        : switch (column) {
          case IDENTITY_NUMBER -> StaffColumn.NUMBER;
          case PHONE -> StaffColumn.PHONE;
          case COUNTY -> StaffColumn.COUNTY;
          case TOWNSHIP -> StaffColumn.TOWNSHIP;
          case VILLAGE, HEAD -> StaffColumn.VILLAGE;
          default -> StaffColumn.NAME;
        };
  }

  private PersonRegistry.Form form(StaffRow row) {
    Map<RosterColumn, String> cells = new EnumMap<>(RosterColumn.class);
    cells.put(RosterColumn.NAME, row.text(StaffColumn.NAME));
    cells.put(RosterColumn.IDENTITY_NUMBER, row.text(StaffColumn.NUMBER));
    cells.put(RosterColumn.PHONE, row.text(StaffColumn.PHONE));
    // Nothing else is known of them; whoever came from elsewhere is told by his village.
    cells.put(RosterColumn.CATEGORY, PersonCategory.RESIDENT.zh());
    String village = row.text(StaffColumn.VILLAGE);
    Optional<Division> home = village.length() == VILLAGE ? areas.find(village) : Optional.empty();
    if (home.isPresent()) {
      cells.put(RosterColumn.COUNTY, name(village.substring(0, COUNTY)));
      cells.put(RosterColumn.TOWNSHIP, name(village.substring(0, TOWNSHIP)));
      cells.put(RosterColumn.VILLAGE, home.get().name());
    } else {
      cells.put(RosterColumn.COUNTY, row.text(StaffColumn.COUNTY));
      cells.put(RosterColumn.TOWNSHIP, row.text(StaffColumn.TOWNSHIP));
      cells.put(RosterColumn.VILLAGE, village);
    }
    return PersonRegistry.Form.of(cells);
  }

  private String name(String code) {
    return areas.find(code).map(Division::name).orElse("");
  }
}
