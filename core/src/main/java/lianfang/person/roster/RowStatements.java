package lianfang.person.roster;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Origin;
import lianfang.person.PersonCategory;
import lianfang.person.RosterColumn;
import org.jspecify.annotations.Nullable;

/** 一行所陈述的事实: the facts that one row of the roster states, in the order of their kinds. */
public final class RowStatements {

  /**
   * 住所: where the row's person lives, as places.
   *
   * @param village 12-digit code of the village or community
   * @param household the household, or null where the row names none
   * @param unit the unit, courtyard or alley, or null
   * @param building the building or alley, or null
   * @param jurisdiction key of the jurisdiction that the sheet names instead of a county, or null
   */
  public record Residence(
      String village,
      @Nullable UUID household,
      @Nullable UUID unit,
      @Nullable UUID building,
      @Nullable String jurisdiction) {}

  private final RosterRow row;
  private final LocalDate today;
  private final List<Statement> statements = new ArrayList<>(8);

  private RowStatements(RosterRow row, LocalDate today) {
    this.row = row;
    this.today = today;
  }

  /**
   * What the row states.
   *
   * @param row the row
   * @param residence where its village and places were found
   * @param origin what the stated origin can mean
   * @param today the domain clock's day, for the age band
   */
  public static List<Statement> of(
      RosterRow row, Residence residence, Origin origin, LocalDate today) {
    RowStatements of = new RowStatements(row, today);
    of.residence(residence);
    of.profile();
    of.hospital();
    of.contact();
    of.arrival(origin);
    of.health();
    of.reports();
    return List.copyOf(of.statements);
  }

  /** Whether the row tells of a journey, so that its origin has to be read. */
  public static boolean arrived(RosterRow row) {
    return row.category() == PersonCategory.RETURNEE
        || row.journey().returned() != null && !row.journey().origin().isEmpty();
  }

  private void state(
      String slot,
      String kind,
      @Nullable LocalDate day,
      boolean correctable,
      SortedMap<String, String> attributes) {
    statements.add(new Statement(slot, kind, day, correctable, attributes));
  }

  private static SortedMap<String, String> attributes(String name, String value) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put(name, value);
    return attributes;
  }

  private static void put(
      SortedMap<String, String> attributes, String name, @Nullable Object value) {
    if (value != null) {
      attributes.put(name, value.toString());
    }
  }

  private void residence(Residence residence) {
    SortedMap<String, String> attributes = attributes("village", residence.village());
    put(attributes, "household", residence.household());
    put(attributes, "unit", residence.unit());
    put(attributes, "building", residence.building());
    put(attributes, "jurisdiction", residence.jurisdiction());
    boolean employed = !WordReader.nothing(row.text(RosterColumn.EMPLOYER));
    attributes.put("work_unit", employed ? "yes" : "no");
    state("residence", "residence", null, false, attributes);
  }

  private void profile() {
    SortedMap<String, String> attributes = attributes("sex", row.who().sex().word());
    attributes.put("age_band", ageBand(row.who().document().birth(), today));
    attributes.put("document", row.who().document().type().word());
    state("profile", "profile", null, false, attributes);
  }

  /** The age band on {@code today}; unknown without a birth date. */
  public static String ageBand(@Nullable LocalDate birth, LocalDate today) {
    if (birth == null) {
      return "unknown";
    }
    int age = Period.between(birth, today).getYears();
    return age < 14
        ? "under-14"
        : age < 18 ? "14-17" : age < 60 ? "18-59" : age < 80 ? "60-79" : "80-plus";
  }

  private void hospital() {
    RosterRow.Course course = row.course();
    String as = result();
    if (as == null) {
      return;
    }
    LocalDate day = course.diagnosed() == null ? course.admitted() : course.diagnosed();
    SortedMap<String, String> diagnosis = attributes("result", as);
    if (day == null) {
      diagnosis.put("undated", "yes");
    }
    state("diagnosis:" + as, "diagnosis", day, true, diagnosis);
    if (course.admitted() != null) {
      state("admission:" + as, "admission", course.admitted(), true, attributes("as", as));
    }
    if (course.discharged() != null) {
      SortedMap<String, String> discharge = attributes("as", as);
      discharge.put("cured", word(course.cured()));
      state("discharge:" + as, "discharge", course.discharged(), true, discharge);
    }
  }

  /** The result of the diagnosis: the category, or confirmed where only its date is given. */
  private @Nullable String result() {
    return switch (row.category()) {
      case CONFIRMED -> "confirmed";
      case SUSPECTED -> "suspected";
      case FEBRILE -> "febrile";
      case CLOSE_CONTACT, RETURNEE, RESIDENT ->
          row.course().diagnosed() == null ? null : "confirmed";
    };
  }

  /** A contact is of a confirmed case unless the text about the case says otherwise. */
  private void contact() {
    LocalDate day = row.course().lastExposure();
    if (row.category() != PersonCategory.CLOSE_CONTACT && day == null) {
      return;
    }
    String source = row.text(RosterColumn.SOURCE_CASE);
    String of =
        source.contains("疑似") ? "suspected" : source.contains("无症状") ? "asymptomatic" : "confirmed";
    SortedMap<String, String> attributes = attributes("of", of);
    if (day == null) {
      attributes.put("undated", "yes");
    }
    state("contact", "contact", day, true, attributes);
  }

  private void arrival(Origin origin) {
    if (!arrived(row)) {
      return;
    }
    RosterRow.Journey journey = row.journey();
    SortedMap<String, String> attributes = attributes("origin", origin.attribute());
    if (!origin.via().isEmpty()) {
      attributes.put("via", String.join(" ", origin.via()));
    }
    put(attributes, "left", journey.left());
    if (journey.certificate() != null) {
      attributes.put("certificate", word(journey.certificate()));
    }
    put(attributes, "certificate_issuer", journey.certificateIssuer());
    put(attributes, "certificate_issued", journey.certificateIssued());
    put(attributes, "transport", journey.transport());
    if (journey.returned() == null) {
      attributes.put("undated", "yes");
    }
    state("arrival", "arrival", journey.returned(), true, attributes);
  }

  private void health() {
    RosterRow.Course course = row.course();
    LocalDate day = course.symptomsOn();
    String slot = day == null ? "" : ":" + day;
    if (course.temperature() != null) {
      String celsius = course.temperature().toPlainString();
      state("temperature" + slot, "temperature", day, day != null, attributes("celsius", celsius));
    }
    if (course.symptoms() != null) {
      state(
          "symptom" + slot, "symptom", day, day != null, attributes("symptoms", course.symptoms()));
    }
  }

  private void reports() {
    RosterRow.Course course = row.course();
    if (course.centralFrom() != null) {
      SortedMap<String, String> attributes = attributes("measure", "isolation");
      attributes.put("place", "central");
      state("measure-in-place", "measure-in-place", course.centralFrom(), true, attributes);
    }
    if (course.reportedUnit() != null) {
      state("report:unit", "report", course.reportedUnit(), true, attributes("to", "unit"));
    }
    if (course.reportedCommunity() != null) {
      state(
          "report:community",
          "report",
          course.reportedCommunity(),
          true,
          attributes("to", "community"));
    }
  }

  private static String word(@Nullable Boolean value) {
    return value == null ? "unknown" : value ? "yes" : "no";
  }
}
