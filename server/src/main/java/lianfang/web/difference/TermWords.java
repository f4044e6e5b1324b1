package lianfang.web.difference;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import lianfang.rulebook.difference.Term;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import lianfang.web.basis.ReadingWords;
import lianfang.web.shell.Shell;

/** 条件差异用词: days, areas, layers and readings that differ between two editions, in words. */
final class TermWords {

  private static final String NONE = "–";

  private TermWords() {}

  /** What differs. */
  static String name(Shell shell, Term term) {
    String kind = shell.texts().of("logic.term." + term.kind());
    String name =
        term.kind().equals("reading") ? ReadingWords.key(shell.texts(), term.name()) : term.name();
    return name.isEmpty() ? kind : shell.t("logic.term.of", kind, name);
  }

  /** What one of the editions says. */
  static String value(Shell shell, Notice notice, Term term, String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    return switch (term.kind()) {
      case "from", "until" -> shell.language().full(LocalDate.parse(text));
      case "scope" ->
          Arrays.stream(text.split(", ", -1))
              .map(shell::area)
              .collect(Collectors.joining(shell.t("list.and")));
      case "layer" -> shell.texts().word("layer", text);
      case "reading" ->
          notice.readings().stream()
              .filter(one -> one.key().equals(term.name()))
              .findFirst()
              .map(one -> reading(shell, one))
              .orElse(text);
      default -> text;
    };
  }

  private static String reading(Shell shell, Reading one) {
    String said = ReadingWords.value(shell, one.key(), one.value());
    String ground =
        shell.t(one.isDocument() ? "reading.grade.document" : "reading.grade.assumption");
    LocalDate from = one.from();
    return from == null
        ? shell.t("logic.term.reading.value", said, ground)
        : shell.t("logic.term.reading.from", said, ground, shell.language().full(from));
  }
}
