package lianfang.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityNumbersInARosterTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # as written            | demo  | normal form        | birth      | sex
          11010519491231002X      | false | 11010519491231002X | 1949-12-31 | FEMALE
          11010519491231002x      | false | 11010519491231002X | 1949-12-31 | FEMALE
          １１０１０５１９４９１２３１００２Ｘ | false | 11010519491231002X | 1949-12-31 | FEMALE
          110105 19491231 002X    | false | 11010519491231002X | 1949-12-31 | FEMALE
          110105491231002         | false | 11010519491231002X | 1949-12-31 | FEMALE
          440524188001010014      | false | -                  | NUMBER_BIRTH | -
          999999199001010011      | true  | CHECKED            | 1990-01-01 | MALE
          999999199001010011      | false | -                  | NUMBER_INVENTED | -
          110105194912310021      | false | -                  | NUMBER_CHECK | -
          1101051949123100        | false | -                  | NUMBER_LENGTH | -
          11O10519491231002X      | false | -                  | NUMBER_LETTER | -
          110105l9491231002X      | false | -                  | NUMBER_LETTER | -
          11010519490231002X      | false | -                  | NUMBER_BIRTH | -
          11010520300101002X      | false | -                  | NUMBER_BIRTH | -
          00010519491231002X      | false | -                  | NUMBER_DIVISION | -
          1101051949123100?X      | false | -                  | NUMBER_CHARACTER | -
          4.1E+17                 | false | -                  | NUMBER_SCIENTIFIC | -
          4.10902E+17             | false | -                  | NUMBER_SCIENTIFIC | -
          """)
  void isReadOrRefusedWithItsReason(
      String written, boolean demo, String normal, String birth, String sex) {
    String text = normal.equals("CHECKED") ? withCheck(written.substring(0, 17)) : written;
    switch (IdentityNumber.read(text, TODAY, demo)) {
      case Read.Value<IdentityNumber>(IdentityNumber id) -> {
        assertThat(id.number()).isEqualTo(normal.equals("CHECKED") ? text : normal);
        assertThat(id.birth()).isEqualTo(birth);
        assertThat(id.sex().name()).isEqualTo(sex);
      }
      case Read.Refused<IdentityNumber>(Refusal refusal, String _) ->
          assertThat(refusal.name()).isEqualTo(birth);
      case Read.Empty<IdentityNumber> _ -> throw new AssertionError("read as empty: " + written);
    }
  }

  @Test
  void aSingleWrongDigitIsAlwaysFound() {
    long seed = 20200226;
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      String right = withCheck(randomNumber(random));
      int at = random.nextInt(17);
      int other = (right.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
      String wrong = right.substring(0, at) + other + right.substring(at + 1);
      assertThat(IdentityNumber.read(right, TODAY, false)).isInstanceOf(Read.Value.class);
      assertThat(IdentityNumber.read(wrong, TODAY, true))
          .as("seed %d, %s for %s", seed, wrong, right)
          .isInstanceOf(Read.Refused.class);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # number             | stated type            | type or refusal
          810000199408230021   |                        | RESIDENCE_PERMIT
          H12345678            |                        | HONG_KONG_MACAU_PERMIT
          H1234567890          | HONG_KONG_MACAU_PERMIT | HONG_KONG_MACAU_PERMIT
          12345678             | TAIWAN_PERMIT          | TAIWAN_PERMIT
          12345678             |                        | NUMBER_LENGTH
          E12345678            |                        | PASSPORT
          EA1234567            | PASSPORT               | PASSPORT
          护照                 | PASSPORT               | DOCUMENT_FORM
          USA110100000001      | FOREIGN_RESIDENT       | FOREIGN_RESIDENT
          """)
  void otherDocumentsHaveTheirOwnForms(String number, String stated, String expected) {
    DocumentType type = stated == null ? null : DocumentType.valueOf(stated);
    String text = number.startsWith("810000") ? withCheck(number.substring(0, 17)) : number;
    switch (IdentityDocument.read(text, type, TODAY, false)) {
      case Read.Value<IdentityDocument>(IdentityDocument document) ->
          assertThat(document.type().name()).isEqualTo(expected);
      case Read.Refused<IdentityDocument>(Refusal refusal, String _) ->
          assertThat(refusal.name()).isEqualTo(expected);
      case Read.Empty<IdentityDocument> _ -> throw new AssertionError("read as empty: " + number);
    }
  }

  private static String withCheck(String first17) {
    return first17 + IdentityNumber.checkCharacter(first17);
  }

  private static String randomNumber(Random random) {
    LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(32_000));
    String day = birth.toString().replace("-", "");
    return "41090" + random.nextInt(1, 10) + day + String.format("%03d", random.nextInt(1000));
  }
}
