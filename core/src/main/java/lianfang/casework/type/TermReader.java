package lianfang.casework.type;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lianfang.casework.Term;
import lianfang.casework.time.Span;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Yaml;

/** Reads the deadlines of a case type. */
record TermReader(Path file) {

  List<Term> terms(Yaml root) {
    return root.children("terms").stream().map(this::term).toList();
  }

  private Term term(Yaml term) {
    Words.known(
        file,
        term,
        "id",
        "says",
        "starts",
        "stops",
        "span",
        "spans",
        "warn",
        "owner",
        "overdue",
        "extension",
        "cites");
    return new Term(
        term.text("id"),
        term.wording("says"),
        Set.copyOf(term.words("starts")),
        Set.copyOf(term.words("stops")),
        spans(term),
        term.has("warn") ? Optional.of(span(term.child("warn"))) : Optional.empty(),
        term.textOr("owner", ""),
        term.has("overdue") ? Optional.of(term.text("overdue")) : Optional.empty(),
        term.has("extension") ? Optional.of(extension(term.child("extension"))) : Optional.empty(),
        CaseTypeReader.citations(term));
  }

  private List<Term.SpanRule> spans(Yaml term) {
    List<Term.SpanRule> rules = new ArrayList<>();
    for (Yaml rule : term.children("spans")) {
      rules.add(new Term.SpanRule(rule.texts("when"), span(rule)));
    }
    if (term.has("span")) {
      rules.add(new Term.SpanRule(Map.of(), span(term.child("span"))));
    }
    return rules;
  }

  private Term.Extension extension(Yaml given) {
    Words.known(file, given, "by", "most");
    return new Term.Extension(given.text("by"), span(given.child("most")));
  }

  private Span span(Yaml given) {
    List<String> words = given.unknown("when");
    if (words.size() != 1) {
      throw new PlaybookRefused(file, "a span has one unit, not " + words);
    }
    String word = words.getFirst();
    for (Span.Unit unit : Span.Unit.values()) {
      if (unit.word().equals(word)) {
        return span(unit, given.text(word));
      }
    }
    throw new PlaybookRefused(
        file, "no unit '" + word + "'; write working-hours, working-days, same-day, hours or days");
  }

  private Span span(Span.Unit unit, String value) {
    try {
      return unit == Span.Unit.SAME_DAY
          ? Span.sameDay(LocalTime.parse(value))
          : Span.of(unit, Long.parseLong(value));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new PlaybookRefused(file, unit.word() + " '" + value + "': " + e.getMessage());
    }
  }
}
