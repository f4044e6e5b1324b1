package lianfang.person;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 证件: a document that identifies a person.
 *
 * @param type its type
 * @param number its number in one normal form, empty for {@link DocumentType#NONE}
 * @param birth the birth date that the number states, or null
 * @param sex the sex that the number states
 */
public record IdentityDocument(
    DocumentType type, String number, @Nullable LocalDate birth, Sex sex) {

  /** Nobody's document: a child or an old person without any. */
  public static final IdentityDocument WITHOUT =
      new IdentityDocument(DocumentType.NONE, "", null, Sex.UNKNOWN);

  private static final Pattern MACHINE_NUMBER = Pattern.compile("[0-9OILQX]{12,}");
  private static final Pattern PASSPORT = Pattern.compile("[A-Z0-9]{5,20}");
  private static final Pattern LETTERED = Pattern.compile("[A-Z]{1,2}[A-Z0-9]?[0-9]{6,9}");
  private static final Pattern HONG_KONG_MACAU = Pattern.compile("[HM][0-9]{8}([0-9]{2})?");
  private static final Pattern TAIWAN = Pattern.compile("[0-9]{8}|[0-9]{10}");
  private static final Pattern FOREIGN = Pattern.compile("[A-Z]{3}[0-9]{12}|9[0-9]{16}[0-9X]");

  /**
   * Reads a document's number.
   *
   * @param text the number's cell, text
   * @param stated the type that the sheet names, or null where it names none
   * @param today the domain clock's day
   * @param demo whether division 999999 is taken
   */
  public static Read<IdentityDocument> read(
      String text, @Nullable DocumentType stated, LocalDate today, boolean demo) {
    String plain = IdentityNumber.plain(text);
    if (plain.isEmpty() || plain.equals("无") || plain.equals("/")) {
      return Read.empty();
    }
    DocumentType type = stated == null || stated == DocumentType.NONE ? guessed(plain) : stated;
    return switch (type) {
      case RESIDENT_ID, RESIDENCE_PERMIT, NONE -> identity(text, today, demo);
      case HONG_KONG_MACAU_PERMIT -> form(type, plain, HONG_KONG_MACAU);
      case TAIWAN_PERMIT -> form(type, plain, TAIWAN);
      case FOREIGN_RESIDENT -> form(type, plain, FOREIGN);
      case PASSPORT -> form(type, plain, PASSPORT);
    };
  }

  private static DocumentType guessed(String plain) {
    if (MACHINE_NUMBER.matcher(plain).matches()) {
      return DocumentType.RESIDENT_ID;
    }
    if (HONG_KONG_MACAU.matcher(plain).matches()) {
      return DocumentType.HONG_KONG_MACAU_PERMIT;
    }
    return LETTERED.matcher(plain).matches() ? DocumentType.PASSPORT : DocumentType.RESIDENT_ID;
  }

  private static Read<IdentityDocument> identity(String text, LocalDate today, boolean demo) {
    return switch (IdentityNumber.read(text, today, demo)) {
      case Read.Empty<IdentityNumber> _ -> Read.empty();
      case Read.Refused<IdentityNumber>(Refusal refusal, String detail) ->
          Read.refused(refusal, detail);
      case Read.Value<IdentityNumber>(IdentityNumber id) ->
          Read.of(
              new IdentityDocument(
                  id.residencePermit() ? DocumentType.RESIDENCE_PERMIT : DocumentType.RESIDENT_ID,
                  id.number(),
                  id.birth(),
                  id.sex()));
    };
  }

  private static Read<IdentityDocument> form(DocumentType type, String plain, Pattern pattern) {
    return pattern.matcher(plain).matches()
        ? Read.of(new IdentityDocument(type, plain, null, Sex.UNKNOWN))
        : Read.refused(Refusal.DOCUMENT_FORM, type.zh());
  }
}
