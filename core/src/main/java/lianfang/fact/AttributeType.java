package lianfang.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 属性类型: what values an attribute of a fact may have; values are text in one canonical form. */
public sealed interface AttributeType {

  /** What is wrong with {@code value}, in English; empty where it is right. */
  Optional<String> problem(String value);

  /** The words of one attribute. */
  record Choice(Set<String> words) implements AttributeType {

    /** Copies the words. */
    public Choice {
      words = Set.copyOf(words);
    }

    @Override
    public Optional<String> problem(String value) {
      return words.contains(value)
          ? Optional.empty()
          : Optional.of("one of " + String.join(", ", words.stream().sorted().toList()));
    }
  }

  /** The types that the files of kinds name by a single word. */
  enum Simple implements AttributeType {
    INTEGER("an integer such as 12", form("-?(0|[1-9][0-9]{0,17})")),
    DECIMAL("a decimal such as 37.3", Simple::decimal),
    DATE("a day such as 2020-02-26", Simple::day),
    WORD("one word of at most 200 characters without blanks", Simple::word),
    WORDS("words joined by one blank", Simple::words),
    HASH("64 hexadecimal digits", form("[0-9a-f]{64}")),
    AREA("a division code of 2 to 12 digits", form("[1-8][0-9]{1,11}")),
    AREAS(
        "division codes joined by one blank, or abroad, or unknown",
        form("abroad|unknown|[1-8][0-9]{1,11}( ([1-8][0-9]{1,11}|abroad))*")),
    // Its digits may look like a person's number, so that it is no plain word.
    CREDIT("a unified social credit code of 18 signs", CreditCode::isValid),
    PLACE("the id of a place", Simple::uuid),
    SUBJECT("a subject such as person:ID", Simple::subject),
    ACCOUNT("the id of an account", Simple::word);

    private final String expected;
    private final java.util.function.Predicate<String> right;

    Simple(String expected, java.util.function.Predicate<String> right) {
      this.expected = expected;
      this.right = right;
    }

    @Override
    public Optional<String> problem(String value) {
      return right.test(value) ? Optional.empty() : Optional.of(expected);
    }

    /** Its word in the files of kinds and in the texts of pages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The type with this word, or null. */
    static @Nullable Simple ofWord(String word) {
      for (Simple type : values()) {
        if (type.name().equalsIgnoreCase(word)) {
          return type;
        }
      }
      return null;
    }

    /** A form is compiled once: facts come in by the hundred thousand. */
    private static java.util.function.Predicate<String> form(String pattern) {
      return Pattern.compile(pattern).asMatchPredicate();
    }

    private static boolean decimal(String value) {
      return value.length() <= 40
          && DECIMAL_FORM.matcher(value).matches()
          && new BigDecimal(value).precision() <= 30;
    }

    private static boolean day(String value) {
      try {
        return LocalDate.parse(value).toString().equals(value);
      } catch (DateTimeParseException e) {
        return false;
      }
    }

    private static boolean word(String value) {
      return value.length() <= 200 && WORD_FORM.matcher(value).matches() && !identifies(value);
    }

    private static boolean words(String value) {
      return value.length() <= 1000
          && value.lines().count() == 1
          && java.util.Arrays.stream(value.split(" ", -1)).allMatch(Simple::word);
    }

    private static boolean uuid(String value) {
      try {
        return UUID.fromString(value).toString().equals(value);
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    private static boolean subject(String value) {
      int colon = value.indexOf(':');
      return uuid(value.substring(colon + 1))
          && (colon < 0 || KIND_FORM.matcher(value.substring(0, colon)).matches());
    }

    /** A mobile phone or an identity number has no place in a fact, whatever the attribute. */
    private static boolean identifies(String value) {
      return value.length() > 10
          && NUMBER_OF_A_PERSON.matcher(value).find()
          && !uuid(value)
          && !HASH.right.test(value);
    }
  }

  /** Letters and digits of any script and the signs that keys are made of. */
  Pattern WORD_FORM = Pattern.compile("[\\p{L}\\p{N}\\p{M}._:/+@§#()（）〔〕《》、—,\\[\\]-]+");

  /** 11 digits beginning with 1, or 17 digits and a check character. */
  Pattern NUMBER_OF_A_PERSON =
      Pattern.compile("(?<![0-9a-f])(1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?![0-9a-f])");

  /** A decimal without leading or filling zeros before the point. */
  Pattern DECIMAL_FORM = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  /** The word of a subject's kind. */
  Pattern KIND_FORM = Pattern.compile("[a-z]+");
}
