package lianfang.person.landing;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.Origin;
import lianfang.area.Scope;
import lianfang.area.VillageMatch;
import lianfang.fact.RandomBytes;
import lianfang.person.CellReason;
import lianfang.person.Particulars;
import lianfang.person.Refusal;
import lianfang.person.RosterColumn;
import lianfang.person.roster.RosterRow;
import lianfang.person.roster.RowReader;
import lianfang.person.roster.RowReading;
import lianfang.person.roster.RowStatements;
import lianfang.person.sheet.SheetRow;
import lianfang.person.store.BlindIndex;
import lianfang.person.store.ParticularsJson;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.Vault;
import org.jspecify.annotations.Nullable;

/** Reads, checks, indexes and seals rows without asking the database; one a thread. */
public final class Preparer {

  private static final int CANDIDATES_NAMED = 5;
  private static final int ANSWERS_KEPT = 20_000;

  private final Areas areas;
  private final Scope scope;
  private final RowReader reader;
  private final BlindIndex index;
  private final Vault vault;
  private final RandomBytes random = new RandomBytes();
  private final Map<List<String>, VillageMatch> villages = new HashMap<>();
  private final Map<String, Origin> origins = new HashMap<>();

  /** For rows of {@code reader}; villages must lie in {@code scope}. */
  public Preparer(Areas areas, PersonSecrets secrets, Scope scope, RowReader reader) {
    this.areas = areas;
    this.scope = scope;
    this.reader = reader;
    this.index = secrets.index();
    this.vault = secrets.vault();
  }

  /** The row, or null where it tells of nobody. */
  public @Nullable Prepared prepare(SheetRow source) {
    return switch (reader.read(source.number(), source.cells())) {
      case RowReading.Blank() -> null;
      case RowReading.Refused(List<CellReason> reasons) -> new Prepared.Refused(source, reasons);
      case RowReading.Taken(RosterRow row) -> placed(source, row);
    };
  }

  private Prepared placed(SheetRow source, RosterRow row) {
    RosterRow.Home home = row.home();
    forget(villages);
    VillageMatch match =
        villages.computeIfAbsent(
            List.of(home.county(), home.township(), home.village()),
            names -> areas.match(names.get(0), names.get(1), names.get(2)));
    if (match.village().isEmpty()) {
      return new Prepared.Refused(source, List.of(reason(match)));
    }
    String village = match.village().get().code();
    if (!scope.contains(village)) {
      return new Prepared.Refused(
          source, List.of(CellReason.of(RosterColumn.VILLAGE, Refusal.VILLAGE_OUTSIDE)));
    }
    return ready(source, row, village, match.jurisdiction().orElse(null));
  }

  /** The candidates are named by their whole path, so that the sheet can be put right. */
  private CellReason reason(VillageMatch match) {
    List<String> names =
        match.candidates().isEmpty()
            ? match.nearest()
            : match.candidates().stream().map(Division::code).map(areas::pathName).toList();
    String detail = String.join("、", names.subList(0, Math.min(CANDIDATES_NAMED, names.size())));
    return switch (match.problem()) {
      case COUNTY_UNKNOWN -> new CellReason(RosterColumn.COUNTY, Refusal.VILLAGE_UNKNOWN, detail);
      case TOWNSHIP_UNKNOWN ->
          new CellReason(RosterColumn.TOWNSHIP, Refusal.VILLAGE_UNKNOWN, detail);
      case SEVERAL -> new CellReason(RosterColumn.VILLAGE, Refusal.VILLAGE_AMBIGUOUS, detail);
      case VILLAGE_UNKNOWN, NONE ->
          new CellReason(RosterColumn.VILLAGE, Refusal.VILLAGE_UNKNOWN, detail);
    };
  }

  private Prepared.Ready ready(
      SheetRow source, RosterRow row, String village, @Nullable String jurisdiction) {
    RosterRow.Who who = row.who();
    String number = who.document().number();
    LocalDate birth = who.document().birth();
    Particulars particulars = particulars(row);
    UUID id = randomId();
    Vault.Sealed sealed = vault.sealAnew(id, ParticularsJson.write(particulars));
    return new Prepared.Ready(
        source,
        row,
        id,
        village,
        jurisdiction,
        RowStatements.arrived(row) ? origin(row.journey().origin()) : Origin.UNSAID,
        number.isEmpty() ? null : index.number(number),
        number.isEmpty() ? index.identity(who.name(), who.phone(), who.head(), village) : null,
        who.phone().isEmpty() ? null : index.phone(who.phone()),
        index.name(who.name()),
        birth == null ? null : index.birth(birth),
        number.isEmpty() ? null : index.tail(number, village),
        who.head().isEmpty() ? null : index.head(who.head(), village),
        Dwelling.of(row, village, index),
        index.content(content(row)),
        particulars,
        sealed.wrapped(),
        sealed.sealed());
  }

  private Origin origin(String text) {
    forget(origins);
    return text.isEmpty() ? Origin.UNSAID : origins.computeIfAbsent(text, areas::origins);
  }

  /** A file in which every row names another place must not fill the memory. */
  private static void forget(Map<?, ?> answers) {
    if (answers.size() >= ANSWERS_KEPT) {
      answers.clear();
    }
  }

  /** Random, so that an id says nothing, not even when it was made. */
  private UUID randomId() {
    ByteBuffer buffer = ByteBuffer.wrap(random.next(16));
    long high = buffer.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L;
    long low = buffer.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static Particulars particulars(RosterRow row) {
    EnumMap<RosterColumn, String> texts = new EnumMap<>(RosterColumn.class);
    texts.putAll(row.texts());
    texts.put(RosterColumn.NAME, row.who().name());
    texts.put(RosterColumn.SEX, row.who().sex().word());
    texts.put(RosterColumn.PHONE, row.who().phone());
    texts.put(RosterColumn.HEAD, row.who().head());
    if (!row.who().document().number().isEmpty()) {
      texts.put(RosterColumn.IDENTITY_NUMBER, row.who().document().number());
      texts.put(RosterColumn.DOCUMENT_TYPE, row.who().document().type().name());
    }
    return new Particulars(texts);
  }

  /** Everything that the row says; its number in the sheet is no part of it. */
  private static String content(RosterRow row) {
    StringBuilder text = new StringBuilder(400);
    add(text, row.reference(), row.category());
    RosterRow.Who who = row.who();
    add(text, who.name(), who.sex(), who.document().type(), who.document().number());
    add(text, who.phone(), who.head());
    RosterRow.Home home = row.home();
    add(text, home.county(), home.township(), home.village(), home.alley(), home.courtyard());
    add(text, home.building(), home.unit(), home.door());
    RosterRow.Journey journey = row.journey();
    add(text, journey.origin(), journey.left(), journey.returned(), journey.transport());
    add(text, journey.certificate(), journey.certificateIssued());
    RosterRow.Course course = row.course();
    add(text, course.temperature(), course.symptoms(), course.symptomsOn(), course.lastExposure());
    add(text, course.admitted(), course.diagnosed(), course.discharged(), course.cured());
    add(text, course.centralFrom(), course.reportedUnit(), course.reportedCommunity());
    row.texts().forEach((column, kept) -> add(text, column, kept));
    return text.toString();
  }

  private static void add(StringBuilder text, @Nullable Object... values) {
    for (Object value : values) {
      text.append(value).append('\n');
    }
  }
}
