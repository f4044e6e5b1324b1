package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.notice.Labels;
import lianfang.rulebook.notice.OutputWords;
import lianfang.rulebook.table.CellRefused;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.Output;
import lianfang.rulebook.table.UnaryTestParser;
import lianfang.rulebook.table.Value;
import lianfang.web.basis.Cells;
import lianfang.web.basis.Reasons;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.shell.Texts;

/**
 * 词汇: cells as officials write them, in Chinese or English words of the glossary or in code words.
 */
public final class Vocabulary {

  private static final Pattern NOT = Pattern.compile("not\\s*[(（](.*)[)）]");

  /** A number of days as people write it. */
  private static final Pattern DAYS = Pattern.compile("^([0-9]{1,4})\\s*(天|日|days?)$");

  private static final String NOTHING = "none";

  private final Shell shell;
  private final Labels labels;
  private final DecisionTable table;

  /** The words of a table as it was declared, with what its notice calls values itself. */
  Vocabulary(Shell shell, Labels labels, DecisionTable table) {
    this.shell = shell;
    this.labels = labels;
    this.table = table;
  }

  /** What a cell means: as it is kept, and in words or what is wrong with it. */
  public record Read(String value, String told, boolean wrong) {}

  /** Reads a cell of a column. */
  Read read(String column, String typed) {
    Optional<Input> input =
        table.inputs().stream().filter(one -> one.name().equals(column)).findFirst();
    Optional<Output> output =
        table.outputs().stream().filter(one -> one.name().equals(column)).findFirst();
    if (input.isPresent()) {
      String value = words(column, typed, input.get().words());
      try {
        UnaryTestParser.parse(value, input.get());
        return new Read(value, said(column, value), false);
      } catch (CellRefused refused) {
        return new Read(value, Reasons.say(shell, refused.detail()), true);
      }
    }
    return output.map(one -> answer(one, column, typed)).orElse(new Read(typed.strip(), "", false));
  }

  private Read answer(Output output, String column, String typed) {
    List<String> words =
        new ArrayList<>(
            output.values().stream().filter(Value::isKnown).map(Value::toString).toList());
    if (words.isEmpty() && !OutputWords.words(column).isEmpty()) {
      words.addAll(OutputWords.words(column));
      words.add(NOTHING);
    }
    String value = DAYS.matcher(words(column, typed, words)).replaceFirst("$1");
    try {
      UnaryTestParser.value(value, output.type(), words);
    } catch (CellRefused refused) {
      return new Read(value, Reasons.say(shell, refused.detail()), true);
    }
    return OutputWords.problem(column, value)
        .map(problem -> new Read(value, Reasons.say(shell, problem), true))
        .orElseGet(() -> new Read(value, said(column, value), false));
  }

  private String said(String column, String value) {
    String said = value.equals("-") ? "" : Cells.words(shell, labels, column, value);
    return said.equals(value) ? "" : said;
  }

  /** The code words for what was typed. */
  private String words(String column, String typed, List<String> declared) {
    String text = typed.strip();
    Matcher not = NOT.matcher(text);
    if (not.matches()) {
      return "not(" + list(column, not.group(1), declared) + ")";
    }
    return declared.isEmpty() ? text : list(column, text, declared);
  }

  private String list(String column, String text, List<String> declared) {
    if (declared.isEmpty() || text.contains("\"") || text.contains("[")) {
      return text;
    }
    List<String> words = new ArrayList<>(declared);
    words.add(Value.WORD);
    return List.of(text.split("[,，、]", -1)).stream()
        .map(String::strip)
        .map(piece -> word(column, piece, words))
        .collect(Collectors.joining(","));
  }

  private String word(String column, String piece, List<String> words) {
    if (words.contains(piece)) {
      return piece;
    }
    for (var own : labels.values(column).entrySet()) {
      Phrase name = own.getValue();
      if (name.zh().equals(piece) || name.en().equalsIgnoreCase(piece)) {
        return own.getKey();
      }
    }
    for (Language language : Language.values()) {
      for (String word : words) {
        if (Texts.in(language).word("value", word).equalsIgnoreCase(piece)) {
          return word;
        }
      }
    }
    return piece;
  }
}
