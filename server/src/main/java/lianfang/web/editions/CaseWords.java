package lianfang.web.editions;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import lianfang.fact.AttributeType;
import lianfang.fact.FactKind;
import lianfang.fact.FactKinds;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.MeasureState;
import lianfang.rulebook.Question;
import lianfang.web.basis.ReadingWords;
import lianfang.web.shell.Language;
import lianfang.web.shell.Texts;

/**
 * 示例用词: the words of the glossary in golden cases, both ways. A word is written only where it is
 * read back as the same code word; typed words may be of either language, or code words.
 */
final class CaseWords {

  private static final String MEASURE = "measure";
  private static final String PLACE = "place";
  private static final String STATE = "state";
  private static final String GRADE = "grade";
  private static final String SCENE = "scene";
  private static final String HOLDS = "holds";
  private static final String VALUE = "value";
  private static final String ATTRIBUTE = "attribute";
  private static final String FACT = "fact";

  private static final List<String> MEASURES =
      Stream.concat(Arrays.stream(Measure.values()).map(Measure::word), Stream.of(GRADE, HOLDS))
          .toList();
  private static final List<String> PLACES =
      Arrays.stream(MeasurePlace.values()).map(MeasurePlace::word).toList();
  private static final List<String> STATES =
      Arrays.stream(MeasureState.values()).map(MeasureState::word).toList();
  private static final List<String> QUESTIONS =
      Arrays.stream(Question.values()).map(Question::key).toList();

  private final Texts texts;
  private final FactKinds kinds;

  CaseWords(Texts texts, FactKinds kinds) {
    this.texts = texts;
    this.kinds = kinds;
  }

  /** The sentences that say what cannot be read. */
  Texts texts() {
    return texts;
  }

  String kind(String code) {
    return said(FACT, code, kindWords());
  }

  String kindOf(String typed) {
    return code(FACT, typed, kindWords());
  }

  /** Cases about areas state figures and grades that are no facts of the ledger. */
  private List<String> kindWords() {
    return Stream.concat(
            kinds.list().stream().map(FactKind::word), Stream.of("area-figures", "area-grade"))
        .toList();
  }

  String attribute(String kind, String code) {
    return said(ATTRIBUTE, code, attributes(kind));
  }

  String attributeOf(String kind, String typed) {
    return code(ATTRIBUTE, typed, attributes(kind));
  }

  private Collection<String> attributes(String kind) {
    return kinds
        .find(kind)
        .<Collection<String>>map(one -> one.attributes().keySet())
        .orElseGet(() -> texts.words(ATTRIBUTE));
  }

  String value(String kind, String attribute, String code) {
    return switch (attribute) {
      case MEASURE -> measure(code);
      case PLACE -> said(PLACE, code, PLACES);
      case "question" -> question(code);
      case GRADE, SCENE -> said(attribute, code, texts.words(attribute));
      default -> said(VALUE, code, values(kind, attribute));
    };
  }

  String valueOf(String kind, String attribute, String typed) {
    return switch (attribute) {
      case MEASURE -> measureOf(typed);
      case PLACE -> code(PLACE, typed, PLACES);
      case "question" -> code(CaseWords::title, typed, QUESTIONS);
      case GRADE, SCENE -> code(attribute, typed, texts.words(attribute));
      default -> code(VALUE, typed, values(kind, attribute));
    };
  }

  /** The words of a closed choice; for all else those that have a name at all. */
  private Collection<String> values(String kind, String attribute) {
    return kinds
        .find(kind)
        .map(one -> one.attributes().get(attribute))
        .map(FactKind.Attribute::type)
        .filter(AttributeType.Choice.class::isInstance)
        .map(type -> (Collection<String>) ((AttributeType.Choice) type).words())
        .orElseGet(() -> texts.words(VALUE));
  }

  String measure(String code) {
    return said(MEASURE, code, MEASURES);
  }

  String measureOf(String typed) {
    return code(MEASURE, typed, MEASURES);
  }

  /** Cases about areas name a grade, or what holds, where those about people name a place. */
  String place(String code) {
    if (code.isEmpty() || PLACES.contains(code)) {
      return said(PLACE, code, PLACES);
    }
    String grade = said(GRADE, code, texts.words(GRADE));
    return grade.equals(code) ? said(HOLDS, code, texts.words(HOLDS)) : grade;
  }

  String placeOf(String typed) {
    String place = code(PLACE, typed, PLACES);
    if (PLACES.contains(place)) {
      return place;
    }
    String grade = code(GRADE, typed, texts.words(GRADE));
    return grade.equals(typed) ? code(HOLDS, typed, texts.words(HOLDS)) : grade;
  }

  String state(String code) {
    return said(STATE, code, STATES);
  }

  String stateOf(String typed) {
    return code(STATE, typed, STATES);
  }

  String question(String code) {
    String title = title(texts, code);
    return code(CaseWords::title, title, QUESTIONS).equals(code) ? title : code;
  }

  private static String title(Texts texts, String code) {
    return Question.find(code)
        .map(one -> texts.language() == Language.ZH ? one.title().zh() : one.title().en())
        .orElse(code);
  }

  /** Titles parted by semicolons, or codes with blanks or commas between them. */
  List<String> questions(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return List.of();
    }
    boolean titles =
        text.matches("(?s).*[;；].*") || QUESTIONS.contains(code(CaseWords::title, text, QUESTIONS));
    return Stream.of(text.split(titles ? "[;；]" : "[\\s,，]+"))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(one -> code(CaseWords::title, one, QUESTIONS))
        .toList();
  }

  /** An assumed reading or another notice, such as {@code day-count=same-day}. */
  String assumption(String code) {
    String[] pair = code.split("=", 2);
    if (pair.length != 2) {
      return code;
    }
    String said = ReadingWords.key(texts, pair[0]);
    String value = ReadingWords.word(texts, pair[1]);
    String both = said + "=" + value;
    return assumed(both).equals(code) ? both : code;
  }

  String assumed(String typed) {
    String[] pair = typed.split("=", 2);
    if (pair.length != 2) {
      return typed;
    }
    String key = ReadingWords.keyOf(pair[0].strip());
    return key + "=" + ReadingWords.valueOf(key, pair[1].strip());
  }

  private String said(String kind, String code, Collection<String> codes) {
    String word = texts.word(kind, code);
    boolean plain = word.chars().noneMatch(c -> ",，;；=".indexOf(c) >= 0);
    return plain && code(kind, word, codes).equals(code) ? word : code;
  }

  private static String code(String kind, String typed, Collection<String> codes) {
    return code((from, one) -> from.word(kind, one), typed, codes);
  }

  /** The only one of these that is called so in some language; else what was typed. */
  private static String code(
      BiFunction<Texts, String, String> name, String typed, Collection<String> codes) {
    if (codes.contains(typed)) {
      return typed;
    }
    String wanted = typed.toLowerCase(Locale.ROOT);
    for (Language language : Language.values()) {
      Texts from = Texts.in(language);
      List<String> called =
          codes.stream()
              .filter(one -> name.apply(from, one).toLowerCase(Locale.ROOT).equals(wanted))
              .toList();
      if (called.size() == 1) {
        return called.getFirst();
      }
    }
    return typed;
  }
}
