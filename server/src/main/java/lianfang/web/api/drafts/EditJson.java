package lianfang.web.api.drafts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.draft.DraftEdit;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One change that a program asks for; which of the others it needs, its word says.
 *
 * @param edit word of the change
 * @param cells of a new row, by column
 * @param side "input" or "output", for columns
 * @param from name of the table that is copied
 * @param grade "document", or "assumption" for anything else
 * @param of the attribute of a fact that answers a question of the notice's own
 * @param values the words of a question; all where none are named
 * @param words what readers see for them, by word
 * @param texts by path, such as {@code /clauses/2/summary/zh}
 */
record EditJson(
    String edit,
    @Nullable String table,
    @Nullable String row,
    @Nullable String column,
    @Nullable String value,
    @Nullable Map<String, String> cells,
    @Nullable String side,
    @Nullable String policy,
    @Nullable String input,
    @Nullable String output,
    @Nullable String edition,
    @Nullable String from,
    @Nullable String clause,
    DraftJson.@Nullable PhraseJson title,
    DraftJson.@Nullable PhraseJson summary,
    @Nullable String key,
    @Nullable String grade,
    DraftJson.@Nullable PhraseJson cites,
    @Nullable PartHeadJson head,
    @Nullable String file,
    @Nullable Map<String, String> texts,
    @Nullable String of,
    @Nullable List<String> values,
    @Nullable Map<String, DraftJson.PhraseJson> words) {

  private static final List<String> FILES = List.of("notice.yaml", "readings.yaml");

  /** What changes at the head; what is left out stays. An empty last day takes it away. */
  record PartHeadJson(
      DraftJson.@Nullable PhraseJson title,
      @Nullable String from,
      @Nullable String until,
      @Nullable List<String> scope,
      @Nullable String layer,
      @Nullable List<String> supersedes) {}

  /**
   * The change.
   *
   * @param files of the draft as they are before it
   */
  DraftEdit edit(SortedMap<String, String> files) {
    return switch (edit) {
      case "cell" ->
          new DraftEdit.SetCell(
              need(table, "table"), need(row, "row"), need(column, "column"), need(value, "value"));
      case "add-row" ->
          new DraftEdit.AddRow(
              need(table, "table"), need(row, "row"), cells == null ? Map.of() : whole(cells));
      case "remove-row" -> new DraftEdit.RemoveRow(need(table, "table"), need(row, "row"));
      case "add-column" ->
          new DraftEdit.AddColumn(need(table, "table"), whichSide(), need(column, "column"));
      case "remove-column" ->
          new DraftEdit.RemoveColumn(need(table, "table"), whichSide(), need(column, "column"));
      case "add-table" ->
          new DraftEdit.AddTable(
              need(table, "table"),
              need(policy, "policy"),
              need(input, "input"),
              need(output, "output"));
      case "copy-table" ->
          new DraftEdit.CopyTable(
              need(table, "table"), need(edition, "edition"), need(from, "from"));
      case "remove-table" -> new DraftEdit.RemoveTable(need(table, "table"));
      case "add-clause" -> new DraftEdit.AddClause(newClause());
      case "remove-clause" -> new DraftEdit.RemoveClause(need(clause, "clause"));
      case "declare-question" ->
          new DraftEdit.DeclareQuestion(
              need(column, "column"),
              of == null ? "" : of,
              values == null ? List.of() : words(values),
              need(title, "title").zh(),
              need(title, "title").en(),
              names());
      case "remove-question" -> new DraftEdit.RemoveQuestion(need(column, "column"));
      case "add-reading" ->
          new DraftEdit.AddReading(
              need(key, "key"),
              need(value, "value"),
              "document".equals(grade),
              need(cites, "cites").zh(),
              need(cites, "cites").en());
      case "remove-reading" -> new DraftEdit.RemoveReading(need(key, "key"));
      case "head" -> new DraftEdit.Head(head(files));
      case "texts" -> new DraftEdit.Texts(whichFile(), whole(need(texts, "texts")));
      default -> throw new Refused(Problem.NOT_UNDERSTOOD, "edit: " + edit, "api");
    };
  }

  private Map<String, Phrase> names() {
    Map<String, Phrase> names = new TreeMap<>();
    if (words != null) {
      words.forEach((word, name) -> {
        DraftJson.PhraseJson said = need(name, "words." + word);
        names.put(word, new Phrase(need(said.zh(), "zh"), need(said.en(), "en")));
      });
    }
    return names;
  }

  private String whichSide() {
    String said = need(side, "side");
    if (!said.equals("input") && !said.equals("output")) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "side: input, output", "api");
    }
    return said;
  }

  private static List<String> words(List<String> said) {
    if (said.stream().anyMatch(Objects::isNull)) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "values: null", "api");
    }
    return said;
  }

  private String whichFile() {
    String said = need(file, "file");
    if (!FILES.contains(said)) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "file: " + String.join(", ", FILES), "api");
    }
    return said;
  }

  private NoticeTexts.NewClause newClause() {
    DraftJson.PhraseJson called = need(title, "title");
    DraftJson.PhraseJson says = need(summary, "summary");
    return new NoticeTexts.NewClause(
        need(clause, "clause"), called.zh(), called.en(), says.zh(), says.en());
  }

  private NoticeTexts.Head head(SortedMap<String, String> files) {
    PartHeadJson part = need(head, "head");
    NoticeTexts.Head was = NoticeTexts.head(files.getOrDefault("notice.yaml", "{}"));
    DraftJson.PhraseJson called = part.title();
    return new NoticeTexts.Head(
        called == null ? was.zh() : called.zh(),
        called == null ? was.en() : called.en(),
        or(part.from(), was.from()),
        or(part.until(), was.until()),
        or(part.scope(), was.scope()),
        or(part.layer(), was.layer()),
        or(part.supersedes(), was.supersedes()));
  }

  private static String or(@Nullable String said, String was) {
    return said == null ? was : said.strip();
  }

  private static String or(@Nullable List<String> said, String was) {
    return said == null ? was : String.join(",", said);
  }

  private static Map<String, String> whole(Map<String, String> said) {
    if (said.values().stream().anyMatch(Objects::isNull)) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "null", "api");
    }
    return said;
  }

  private static <T> T need(@Nullable T said, String name) {
    if (said == null) {
      throw new Refused(Problem.NOT_UNDERSTOOD, name, "api");
    }
    return said;
  }
}
