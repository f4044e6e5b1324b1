package lianfang.web.api.drafts;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.draft.DraftEdits;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.notice.Labels;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import org.jspecify.annotations.Nullable;

/**
 * A draft as programs read it.
 *
 * @param base content hash of the edition from which it was begun; null where the notice is new
 * @param version number of the latest change; it goes with the next one and is given to no other
 */
record DraftJson(
    String id,
    String notice,
    @Nullable String base,
    String drafter,
    String reason,
    int version,
    HeadJson head,
    List<ClauseJson> clauses,
    List<QuestionJson> questions,
    List<TableJson> tables) {

  /** Days as they are written, right or wrong. */
  record HeadJson(
      PhraseJson title,
      String from,
      String until,
      List<String> scope,
      String layer,
      List<String> supersedes) {}

  /** A text in both languages. */
  record PhraseJson(String zh, String en) {

    static PhraseJson of(Phrase phrase) {
      return new PhraseJson(phrase.zh(), phrase.en());
    }
  }

  /** A clause. */
  record ClauseJson(String id, PhraseJson title, PhraseJson summary) {}

  /**
   * A question as the notice declares it.
   *
   * @param values its words where the list is closed
   * @param of the attribute that answers it; empty for one of the glossary
   * @param words what the notice calls values itself
   */
  record QuestionJson(
      String column,
      String type,
      List<String> values,
      PhraseJson title,
      String of,
      SortedMap<String, PhraseJson> words) {}

  private static SortedMap<String, PhraseJson> words(Labels labels, String column) {
    SortedMap<String, PhraseJson> words = new TreeMap<>();
    labels.values(column).forEach((word, name) -> words.put(word, PhraseJson.of(name)));
    return words;
  }

  private static List<QuestionJson> questions(Notice outline) {
    return outline.inputs().values().stream()
        .map(one ->
            new QuestionJson(
                one.name(),
                one.isClosed() ? "enum" : one.type().name().toLowerCase(Locale.ROOT),
                one.words(),
                PhraseJson.of(
                    Objects.requireNonNullElse(
                        outline.labels().title(one.name()), new Phrase("", ""))),
                one.of(),
                words(outline.labels(), one.name())))
        .toList();
  }

  /** A table as its file writes it, in code words. */
  record TableJson(String table, String policy, List<String> columns, List<List<String>> rows) {

    static TableJson of(String table, String text) {
      TableText read = TableText.read(text);
      String policy = read.policy().size() > 1 ? read.policy().get(1) : "";
      return new TableJson(table, policy, read.columns(), read.rows());
    }
  }

  /** A draft without its tables. */
  record BriefJson(
      String id, String notice, @Nullable String base, String drafter, String reason, int version) {

    static BriefJson of(Drafts.Draft one) {
      return new BriefJson(
          one.id().toString(),
          one.notice(),
          one.base(),
          one.drafter(),
          one.reason(),
          one.version());
    }
  }

  /** What a check would find; nothing where the draft could be kept as it is. */
  record ProofJson(boolean sound, List<FindingJson> findings) {}

  /** One thing that is wrong, with every place. */
  record FindingJson(String refusal, PhraseJson says, List<PlaceJson> places) {

    static FindingJson of(Finding one) {
      return new FindingJson(
          one.refusal().name(),
          PhraseJson.of(one.whole()),
          one.places().stream().map(PlaceJson::of).toList());
    }
  }

  /** A place: file, row, column; what does not apply is empty. */
  record PlaceJson(String file, String row, String column) {

    static PlaceJson of(At at) {
      return new PlaceJson(at.file(), at.row(), at.column());
    }
  }

  static DraftJson of(Drafts.Draft one) {
    SortedMap<String, String> files = one.files();
    Notice outline = NoticeLoader.outline(new NoticeFolder(one.notice(), files));
    NoticeTexts.Head head =
        NoticeTexts.head(Optional.ofNullable(files.get("notice.yaml")).orElse("{}"));
    return new DraftJson(
        one.id().toString(),
        one.notice(),
        one.base(),
        one.drafter(),
        one.reason(),
        one.version(),
        new HeadJson(
            new PhraseJson(head.zh(), head.en()),
            head.from(),
            head.until(),
            NoticeTexts.list(head.scope()),
            head.layer(),
            NoticeTexts.list(head.supersedes())),
        outline.clauses().stream()
            .map(clause ->
                new ClauseJson(
                    clause.id(), PhraseJson.of(clause.title()), PhraseJson.of(clause.summary())))
            .toList(),
        questions(outline),
        DraftEdits.tables(files).stream()
            .map(table -> TableJson.of(table, files.getOrDefault(DraftEdits.file(table), "")))
            .toList());
  }
}
