package lianfang.casework.type;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseStep.Effect;
import lianfang.casework.CaseStep.Who;
import lianfang.casework.Citation;
import lianfang.casework.Guard;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;

/** Reads the steps of a case type. */
record StepReader(Path file) {

  private static final String NAMED = "desk:";
  private static final String FIELD = "field:";
  private static final Wording NO_REMEDY = new Wording("请补齐后再办", "complete it, then do it again");

  List<CaseStep> steps(Yaml root) {
    return root.children("steps").stream().map(this::step).toList();
  }

  private CaseStep step(Yaml step) {
    Words.known(
        file,
        step,
        "id",
        "name",
        "from",
        "to",
        "who",
        "guards",
        "form",
        "approves",
        "cites",
        "to-desk",
        "effects",
        "evidence",
        "tells");
    return new CaseStep(
        step.text("id"),
        step.wording("name"),
        Set.copyOf(step.words("from")),
        step.textOr("to", CaseStep.STAYS),
        step.words("who").stream().map(this::who).toList(),
        step.children("guards").stream().map(this::guard).toList(),
        optional(step, "form"),
        step.flag("approves"),
        CaseTypeReader.citations(step),
        optional(step, "to-desk"),
        step.children("effects").stream().map(this::effect).toList(),
        step.words("evidence"),
        step.words("tells"));
  }

  private static Optional<String> optional(Yaml given, String key) {
    return given.has(key) ? Optional.of(given.text(key)) : Optional.empty();
  }

  private Who who(String word) {
    if (word.startsWith(NAMED)) {
      return new Who(Who.Kind.NAMED_DESK, word.substring(NAMED.length()));
    }
    if (word.startsWith(FIELD)) {
      return new Who(Who.Kind.NAMED, word.substring(FIELD.length()));
    }
    return switch (word) {
      case "filer" -> new Who(Who.Kind.FILER, "");
      case "desk" -> new Who(Who.Kind.DESK, "");
      case "claimant" -> new Who(Who.Kind.CLAIMANT, "");
      case "clock" -> new Who(Who.Kind.CLOCK, "");
      case "anyone" -> new Who(Who.Kind.ANYONE, "");
      default ->
          throw new PlaybookRefused(
              file,
              "nobody is called '"
                  + word
                  + "'; write filer, desk, claimant, desk:ID, field:NAME, clock or anyone");
    };
  }

  private Effect effect(Yaml effect) {
    Words.known(file, effect, "fact", "on", "attributes");
    String on = effect.textOr("on", "about");
    if (!on.equals("about") && !on.equals("case")) {
      throw new PlaybookRefused(file, "an effect is on 'about' or on 'case', not on '" + on + "'");
    }
    return new Effect(effect.text("fact"), on.equals("case"), effect.texts("attributes"));
  }

  private Guard guard(Yaml given) {
    List<String> words = new ArrayList<>(given.unknown("cites", "remedy"));
    if (words.size() != 1) {
      throw new PlaybookRefused(file, "a guard has one word, not " + words);
    }
    String word = words.getFirst();
    Optional<Citation> cites =
        given.has("cites")
            ? Optional.of(ChecklistReader.citation(given.child("cites")))
            : Optional.empty();
    Wording remedy = given.has("remedy") ? given.wording("remedy") : NO_REMEDY;
    return switch (word) {
      case "all-of" -> new Guard.AllOf(given.words(word), cites, remedy);
      case "checklist-passed" -> new Guard.ChecklistPassed(given.text(word), cites, remedy);
      case "none-open" -> new Guard.NoneOpen(given.text(word), cites, remedy);
      case "another-than" -> new Guard.AnotherThan(given.text(word), cites, remedy);
      case "same-team-as" -> new Guard.SameTeamAs(given.text(word), cites, remedy);
      case "evidence" -> new Guard.EvidenceHeld(given.words(word), cites, remedy);
      case "in-time" -> new Guard.InTime(given.text(word), cites, remedy);
      case "after-term" -> new Guard.AfterTerm(given.text(word), cites, remedy);
      case "days-ahead" -> ahead(given.child(word), cites, remedy);
      case "not-before" -> new Guard.NotBefore(given.text(word), cites, remedy);
      case "fits" -> fits(given.child(word), cites, remedy);
      case "after-step" -> afterStep(given.child(word), cites, remedy);
      case "not-batch" -> new Guard.NotBatch(cites, remedy);
      default ->
          throw new PlaybookRefused(
              file,
              "no guard '"
                  + word
                  + "'; guards are all-of, checklist-passed, none-open, another-than,"
                  + " same-team-as, evidence, in-time, after-term,"
                  + " days-ahead, not-before, fits, after-step and not-batch");
    };
  }

  private Guard fits(Yaml given, Optional<Citation> cites, Wording remedy) {
    Words.known(file, given, "field", "one-of", "when");
    List<String> values = given.words("one-of");
    if (values.isEmpty()) {
      throw new PlaybookRefused(file, "fits names the values of one-of");
    }
    return new Guard.Fits(given.text("field"), values, given.texts("when"), cites, remedy);
  }

  private Guard afterStep(Yaml given, Optional<Citation> cites, Wording remedy) {
    Words.known(file, given, "step", "when");
    return new Guard.AfterStep(given.text("step"), given.texts("when"), cites, remedy);
  }

  private Guard ahead(Yaml given, Optional<Citation> cites, Wording remedy) {
    Words.known(file, given, "field", "days");
    String days = given.text("days");
    if (!days.matches("[1-9][0-9]{0,2}")) {
      throw new PlaybookRefused(file, "days-ahead asks for 1 to 999 days, not '" + days + "'");
    }
    return new Guard.DaysAhead(given.text("field"), Integer.parseInt(days), cites, remedy);
  }
}
