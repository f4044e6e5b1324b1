package lianfang.web.paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.area.Office;
import lianfang.area.Offices;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.person.Register;
import lianfang.person.RosterColumn;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Layers;
import lianfang.rulebook.Standing;
import lianfang.web.action.Statute;
import lianfang.web.answer.Bodies;
import lianfang.web.basis.FactTables;
import lianfang.web.basis.FactWords;
import lianfang.web.basis.LayerWords;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Spans;
import lianfang.web.part.Why;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** 告知书的内容: what the notice of a measure and of its end say, from facts and their basis. */
@Component
class MeasurePapers {

  private final Ledger ledger;
  private final Register register;
  private final Subjects subjects;
  private final Reasons reasons;
  private final FactWords words;
  private final FactTables tables;
  private final Bodies bodies;
  private final LayerWords layers;
  private final Layers rules;
  private final Offices offices;

  MeasurePapers(
      Ledger ledger,
      Register register,
      Subjects subjects,
      Reasons reasons,
      FactWords words,
      FactTables tables,
      Bodies bodies,
      LayerWords layers,
      Layers rules,
      Offices offices) {
    this.ledger = ledger;
    this.register = register;
    this.subjects = subjects;
    this.reasons = reasons;
    this.words = words;
    this.tables = tables;
    this.bodies = bodies;
    this.layers = layers;
    this.rules = rules;
    this.offices = offices;
  }

  /**
   * What a paper is about.
   *
   * @param measure the measure, or what it was
   * @param release whether it tells of its end
   * @param ended the day on which other rules ended it; null where its own last day does
   */
  record Asked(Standing measure, boolean release, @Nullable LocalDate ended) {

    String code() {
      return PaperDesk.code(measure, release);
    }
  }

  MeasurePaper of(Shell shell, CurrentUser user, Standing measure, boolean release) {
    return find(shell, user, new Asked(measure, release, null))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The paper; empty where nobody knows any more who the person is. */
  Optional<MeasurePaper> find(Shell shell, CurrentUser user, Asked asked) {
    return register
        .find(asked.measure().subject().id())
        .map(person -> write(shell, user, asked, person));
  }

  private MeasurePaper write(Shell shell, CurrentUser user, Asked asked, Register.Entry person) {
    Standing measure = asked.measure();
    boolean release = asked.release();
    List<Fact> own = ledger.of(List.of(measure.subject()));
    Fact order = last(own, "measure-ordered", measure);
    Office office = offices.of(measure.area());
    String code = asked.code();
    String name = person.particulars().name();
    String numberOf = person.particulars().text(RosterColumn.IDENTITY_NUMBER);
    return new MeasurePaper(
        shell.language().tag(),
        shell.t(release ? "paper.title.release" : "paper.title.measure"),
        shell.t("paper.number", order == null ? code : order.number()),
        numberOf.isEmpty() ? shell.t("paper.to.name", name) : shell.t("paper.to", name, numberOf),
        organ(shell, order, office),
        opening(shell, asked, order),
        lines(shell, measure, own),
        contacts(shell, office, release),
        release ? releaseParts(shell) : measureParts(shell),
        served(shell, last(own, "measure-served", measure)),
        release ? chain(shell, measure) : MeasurePaper.Chain.NONE,
        code,
        shell.t("paper.verify"),
        shell.t(
            "paper.printed",
            user.account().displayName(),
            shell.language().moment(shell.console().clock())),
        shell.demo() ? shell.t("demo.band") : "");
  }

  /** An order keeps its organ as a word; one that is no name in writing gives way to the office. */
  private static MeasurePaper.Organ organ(Shell shell, @Nullable Fact order, Office office) {
    String ordered = order == null ? "" : order.attributes().getOrDefault("organ", "");
    String organ = ordered.matches("\\p{ASCII}*") ? office.organ() : ordered;
    return new MeasurePaper.Organ(
        organ.isEmpty() ? shell.t("paper.organ.blank") : organ,
        order == null ? shell.t("paper.day.blank") : shell.language().full(order.happenedOn()),
        office.seal().isEmpty() ? shell.t("paper.seal") : shell.t("paper.seal.of", office.seal()));
  }

  /** Where one can turn: printed in full, or as a line with its label to be filled in by hand. */
  private static List<MeasurePaper.Line> contacts(Shell shell, Office office, boolean release) {
    List<MeasurePaper.Line> lines = new ArrayList<>();
    lines.add(new MeasurePaper.Line(shell.t("office.phone"), office.phone()));
    lines.add(new MeasurePaper.Line(shell.t("office.supervision"), office.supervision()));
    if (!release) {
      lines.add(new MeasurePaper.Line(shell.t("office.review"), office.review()));
      lines.add(new MeasurePaper.Line(shell.t("office.court"), office.court()));
    }
    return lines;
  }

  private String opening(Shell shell, Asked asked, @Nullable Fact order) {
    Standing measure = asked.measure();
    LocalDate ended = asked.ended();
    String chips =
        String.join(
            shell.t("list.and"),
            measure.bases().stream().map(one -> reasons.chip(shell, one)).distinct().toList());
    String word = order == null ? null : order.attribute("statute");
    String statute =
        word == null
            ? shell.t("paper.statute.blank")
            : Statute.find(word)
                .map(one -> shell.language() == Language.ZH ? one.zh() : one.en())
                .orElse(word);
    String place = shell.texts().word("isolation", measure.place());
    if (ended != null) {
      return shell.t("paper.opening.ended", statute, chips, shell.language().full(ended));
    }
    return asked.release()
        ? shell.t("paper.opening.release", statute, chips)
        : shell.t("paper.opening.measure", statute, chips, place);
  }

  private List<MeasurePaper.Line> lines(Shell shell, Standing measure, List<Fact> own) {
    List<MeasurePaper.Line> lines = new ArrayList<>();
    add(
        lines,
        shell.t("paper.clause"),
        measure.bases().stream().map(one -> clause(shell, one)).distinct().toList());
    for (Fact fact : ledger.list(Reasons.named(measure.bases()))) {
      String day = shell.language().full(fact.happenedOn());
      add(
          lines,
          shell.t("paper.fact", fact.number()),
          List.of(shell.t("paper.fact.says", day, words.words(shell, fact))));
    }
    String place = shell.texts().word("place", measure.place());
    add(lines, shell.t("people.place"), List.of(place));
    add(lines, shell.t("people.village"), List.of(subjects.both(shell, measure.area())));
    add(lines, shell.t("paper.days"), List.of(days(shell, measure.from(), measure.until())));
    rules
        .review(measure.interval(), own, shell.console().on())
        .ifPresent(
            day -> add(lines, shell.t("paper.reviewed"), List.of(shell.language().full(day))));
    add(
        lines,
        shell.t("paper.responsible"),
        List.of(
            bodies
                .ofStanding(List.of(measure), shell.console().on())
                .in(shell)
                .of(measure.interval())));
    add(lines, shell.t("paper.layers"), layers.of(shell, measure.interval(), own));
    add(
        lines,
        shell.t("paper.readings"),
        reasons.readings(shell, measure.bases()).stream()
            .map(reading -> shell.t("paper.reading", reading.text(), reading.signed()))
            .toList());
    return lines;
  }

  /** The notice, its clause, and what the clause says in plain words. */
  private String clause(Shell shell, Basis basis) {
    Why why = reasons.why(shell, basis, Map.of(), Map.of());
    String clause = Reasons.clause(shell, basis.clause());
    return shell.t("paper.clause.says", why.notice(), clause, why.clause());
  }

  /** One label for all that it stands for, each a line of its own. */
  private static void add(List<MeasurePaper.Line> lines, String label, List<String> said) {
    if (!said.isEmpty()) {
      lines.add(new MeasurePaper.Line(label, String.join("\n", said)));
    }
  }

  private static String days(Shell shell, @Nullable LocalDate from, @Nullable LocalDate until) {
    if (from != null && until != null) {
      return shell.t("span.both", shell.language().full(from), shell.language().full(until));
    }
    return Spans.words(shell, from, until);
  }

  private static List<MeasurePaper.Part> measureParts(Shell shell) {
    List<MeasurePaper.Part> parts = new ArrayList<>();
    for (String part : List.of("guaranteed", "todo", "contact", "object", "review")) {
      parts.add(
          new MeasurePaper.Part(shell.t("paper." + part + ".title"), shell.t("paper." + part)));
    }
    return parts;
  }

  private static List<MeasurePaper.Part> releaseParts(Shell shell) {
    return List.of(
        new MeasurePaper.Part(shell.t("paper.after.title"), shell.t("paper.after")),
        new MeasurePaper.Part(shell.t("paper.object.title"), shell.t("paper.object")));
  }

  /** Whoever recorded the serving has served it; the person signs by hand in any case. */
  private List<MeasurePaper.Line> served(Shell shell, @Nullable Fact served) {
    String day = served == null ? "" : shell.language().full(served.happenedOn());
    String by =
        served == null ? "" : tables.recorders(List.of(served)).getOrDefault(served.recorder(), "");
    return List.of(
        new MeasurePaper.Line(shell.t("paper.served.day"), day),
        new MeasurePaper.Line(shell.t("paper.served.by"), by),
        new MeasurePaper.Line(shell.t("paper.served.to"), ""));
  }

  /** 解除链: village, township hospital and county sign one after the other. */
  private MeasurePaper.Chain chain(Shell shell, Standing measure) {
    String area = measure.area();
    String town = area.substring(0, Math.min(9, area.length()));
    String county = area.substring(0, Math.min(6, area.length()));
    String hospital = subjects.name(town).contains("街道") ? "street" : "hospital";
    return new MeasurePaper.Chain(
        shell.t("paper.chain.title"),
        List.of(
            shell.t("paper.chain.step"),
            shell.t("paper.chain.opinion"),
            shell.t("paper.chain.signed")),
        List.of(
            new MeasurePaper.Line(
                shell.t("paper.chain.village", subjects.both(shell, area)),
                shell.t("paper.chain.village.does")),
            new MeasurePaper.Line(
                shell.t("paper.chain." + hospital, subjects.both(shell, town)),
                shell.t("paper.chain.hospital.does")),
            new MeasurePaper.Line(
                shell.t("paper.chain.county", subjects.both(shell, county)),
                shell.t("paper.chain.county.does"))));
  }

  /** The last such fact about this measure, not about another one of the same person. */
  static @Nullable Fact last(List<Fact> facts, String kind, Standing measure) {
    List<Fact> same =
        Corrections.effective(facts).stream()
            .filter(fact -> fact.kind().equals(kind))
            .filter(fact -> measure.measure().equals(fact.attribute("measure")))
            .filter(fact -> measure.place().equals(fact.attributes().getOrDefault("place", "")))
            .toList();
    LocalDate from = measure.from();
    return same.stream()
        .filter(fact -> from != null && from.toString().equals(fact.attribute("from")))
        .reduce((earlier, later) -> later)
        .or(() -> same.stream().reduce((earlier, later) -> later))
        .orElse(null);
  }
}
