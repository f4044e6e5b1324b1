package lianfang.person.roster;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import lianfang.person.IdentityDocument;
import lianfang.person.PersonCategory;
import lianfang.person.RosterColumn;
import lianfang.person.Sex;
import org.jspecify.annotations.Nullable;

/**
 * 登记行: one row of the roster, understood.
 *
 * @param row number of the row in its sheet, from 1, as the spreadsheet shows it
 * @param reference 序号, or the row's number where the sheet has none
 * @param category why the person is listed
 * @param who the person
 * @param home where the person lives
 * @param journey where the person came from
 * @param course what happened to the person's health
 * @param texts the other texts of the row, which identify people and are kept sealed
 */
public record RosterRow(
    int row,
    String reference,
    PersonCategory category,
    Who who,
    Home home,
    Journey journey,
    Course course,
    Map<RosterColumn, String> texts) {

  /** 本人: name, document, phone and household; an empty text where the sheet says nothing. */
  public record Who(String name, Sex sex, IdentityDocument document, String phone, String head) {}

  /** 现住址: texts as written; the village is matched later. */
  public record Home(
      String county,
      String township,
      String village,
      String alley,
      String courtyard,
      String building,
      String unit,
      String door) {}

  /** 行程: the stated journey; the issuer is a word of the table of certificates, null if unsaid. */
  public record Journey(
      String origin,
      @Nullable LocalDate left,
      @Nullable LocalDate returned,
      @Nullable String transport,
      @Nullable Boolean certificate,
      @Nullable String certificateIssuer,
      @Nullable LocalDate certificateIssued) {}

  /** 病程: temperature in °C, symptoms, contact, hospital, isolation and reports. */
  public record Course(
      @Nullable BigDecimal temperature,
      @Nullable String symptoms,
      @Nullable LocalDate symptomsOn,
      @Nullable LocalDate lastExposure,
      @Nullable LocalDate admitted,
      @Nullable LocalDate diagnosed,
      @Nullable LocalDate discharged,
      @Nullable Boolean cured,
      @Nullable LocalDate centralFrom,
      @Nullable LocalDate reportedUnit,
      @Nullable LocalDate reportedCommunity) {}

  /** The row's text in a column that is kept as it is, empty where there is none. */
  public String text(RosterColumn column) {
    return texts.getOrDefault(column, "");
  }
}
