package lianfang.web.paper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.area.Office;
import lianfang.area.Offices;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.person.Register;
import lianfang.person.RosterColumn;
import lianfang.rulebook.Layers;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Standing;
import lianfang.web.action.Statute;
import lianfang.web.answer.Bodies;
import lianfang.web.basis.FactWords;
import lianfang.web.basis.LayerWords;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Spans;
import lianfang.web.part.Why;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Prints what a person is handed: the notice of a measure and of its end. */
@Controller
class PaperDesk {

  private final ScopedTransactions transactions;
  private final MeasureLists measures;
  private final Ledger ledger;
  private final Register register;
  private final Subjects subjects;
  private final Reasons reasons;
  private final FactWords words;
  private final Audit audit;
  private final Printer printer;
  private final Bodies bodies;
  private final LayerWords layers;
  private final Layers rules;
  private final Offices offices;

  PaperDesk(
      ScopedTransactions transactions,
      MeasureLists measures,
      Ledger ledger,
      Register register,
      Subjects subjects,
      Reasons reasons,
      FactWords words,
      Audit audit,
      Printer printer,
      Bodies bodies,
      LayerWords layers,
      Layers rules,
      Offices offices) {
    this.transactions = transactions;
    this.measures = measures;
    this.ledger = ledger;
    this.register = register;
    this.subjects = subjects;
    this.reasons = reasons;
    this.words = words;
    this.audit = audit;
    this.printer = printer;
    this.bodies = bodies;
    this.layers = layers;
    this.rules = rules;
    this.offices = offices;
  }

  @GetMapping("/people/{id}/papers/{number}/{kind:measure|release}.pdf")
  ResponseEntity<byte[]> print(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable int number,
      @PathVariable String kind,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.OPEN_PERSON);
    MeasurePaper paper =
        transactions.in(
            user.prefixes(),
            () -> {
              Standing measure =
                  measures.of(List.of(id)).stream()
                      .filter(one -> one.number() == number)
                      .findFirst()
                      .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
              audit.record(
                  user.actor(),
                  AuditAction.PRINTED_PERSON,
                  Subject.person(id),
                  measure.area(),
                  shell.t("reason.serve"),
                  code(measure, kind.equals("release")));
              return paper(shell, user, measure, kind.equals("release"));
            });
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"" + kind + ".pdf\"")
        .body(printer.pdf(paper));
  }

  private MeasurePaper paper(Shell shell, CurrentUser user, Standing measure, boolean release) {
    Register.Entry person =
        register
            .find(measure.subject().id())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<Fact> facts = ledger.list(Reasons.named(measure.bases()));
    List<Fact> own = ledger.of(List.of(measure.subject()));
    Fact order = last(own, "measure-ordered");
    Office office = offices.of(measure.area());
    String code = code(measure, release);
    String name = person.particulars().name();
    String numberOf = person.particulars().text(RosterColumn.IDENTITY_NUMBER);
    return new MeasurePaper(
        shell.language().tag(),
        shell.t(release ? "paper.title.release" : "paper.title.measure"),
        shell.t("paper.number", order == null ? code : order.number()),
        shell.t("paper.to", name, numberOf),
        organ(shell, order, office),
        opening(shell, measure, order, release),
        lines(shell, measure, facts, own),
        contacts(shell, office, release),
        release ? releaseParts(shell) : measureParts(shell),
        served(shell, own),
        release ? chain(shell, measure) : List.of(),
        code,
        shell.t("paper.verify"),
        shell.t(
            "paper.printed",
            user.account().displayName(),
            shell.language().moment(shell.console().clock())),
        shell.demo() ? shell.t("demo.band") : "");
  }

  private static MeasurePaper.Organ organ(
      Shell shell, @org.jspecify.annotations.Nullable Fact order, Office office) {
    String ordered = order == null ? null : order.attribute("organ");
    String organ = ordered == null ? office.organ() : ordered;
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

  private String opening(
      Shell shell,
      Standing measure,
      @org.jspecify.annotations.Nullable Fact order,
      boolean release) {
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
    return release
        ? shell.t("paper.opening.release", statute, chips)
        : shell.t("paper.opening.measure", statute, chips, place);
  }

  private List<MeasurePaper.Line> lines(
      Shell shell, Standing measure, List<Fact> facts, List<Fact> own) {
    List<MeasurePaper.Line> lines = new ArrayList<>();
    for (Fact fact : facts) {
      lines.add(
          new MeasurePaper.Line(
              shell.t("paper.fact", fact.number()),
              shell.language().full(fact.happenedOn()) + " " + words.words(shell, fact)));
    }
    lines.add(
        new MeasurePaper.Line(
            shell.t("people.place"), shell.texts().word("place", measure.place())));
    lines.add(
        new MeasurePaper.Line(shell.t("people.village"), subjects.both(shell, measure.area())));
    lines.add(
        new MeasurePaper.Line(shell.t("paper.days"), days(shell, measure.from(), measure.until())));
    rules
        .review(measure.interval(), own, shell.console().on())
        .ifPresent(day ->
            lines.add(
                new MeasurePaper.Line(shell.t("paper.reviewed"), shell.language().full(day))));
    lines.add(
        new MeasurePaper.Line(
            shell.t("paper.responsible"),
            Bodies.say(bodies.ofStanding(List.of(measure), shell.console().on()), measure)));
    for (String said : layers.of(shell, measure.interval(), own)) {
      lines.add(new MeasurePaper.Line(shell.t("paper.layers"), said));
    }
    for (Why.Reading reading : reasons.readings(shell, measure.bases())) {
      lines.add(
          new MeasurePaper.Line(
              shell.t("paper.readings"), reading.text() + " " + reading.signed()));
    }
    return lines;
  }

  private static String days(
      Shell shell,
      @org.jspecify.annotations.Nullable LocalDate from,
      @org.jspecify.annotations.Nullable LocalDate until) {
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

  private static List<MeasurePaper.Line> served(Shell shell, List<Fact> own) {
    Fact served = last(own, "measure-served");
    String day = served == null ? "" : shell.language().full(served.happenedOn());
    return List.of(
        new MeasurePaper.Line(shell.t("paper.served.day"), day),
        new MeasurePaper.Line(shell.t("paper.served.by"), ""),
        new MeasurePaper.Line(shell.t("paper.served.to"), ""));
  }

  /** 解除链: village, township hospital and county sign one after the other. */
  private List<String> chain(Shell shell, Standing measure) {
    String area = measure.area();
    return List.of(
        shell.t("paper.chain.village", subjects.both(shell, area)),
        shell.t(
            "paper.chain.hospital",
            subjects.both(shell, area.substring(0, Math.min(9, area.length())))),
        shell.t(
            "paper.chain.county",
            subjects.both(shell, area.substring(0, Math.min(6, area.length())))));
  }

  private static @org.jspecify.annotations.Nullable Fact last(List<Fact> facts, String kind) {
    return facts.stream()
        .filter(fact -> fact.kind().equals(kind))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  /** A code that only this measure of this person has; the console finds the measure by it. */
  static String code(Standing measure, boolean release) {
    String text =
        measure.subject().id()
            + measure.measure()
            + measure.place()
            + measure.from()
            + measure.until()
            + release;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      String hex = HexFormat.of().formatHex(hash, 0, 6).toUpperCase(Locale.ROOT);
      return "LF-" + hex.substring(0, 4) + "-" + hex.substring(4, 8) + "-" + hex.substring(8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }
}
