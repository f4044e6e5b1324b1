package lianfang.web.basis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Layers;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.notice.Clause;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Row;
import lianfang.web.part.Why;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 说理: says why, in the page's language, from the notice that is in force. */
@Component
public class Reasons {

  private static final String NUMERALS = "零一二三四五六七八九十";

  private final Editions editions;
  private final Areas areas;
  private final FactWords facts;
  private final Layers layers;
  private final Accounts accounts;

  Reasons(Editions editions, Areas areas, FactWords facts, Layers layers, Accounts accounts) {
    this.editions = editions;
    this.areas = areas;
    this.facts = facts;
    this.layers = layers;
    this.accounts = accounts;
  }

  /** The phrase in the page's language. */
  public static String say(Shell shell, Phrase phrase) {
    return shell.language() == Language.ZH ? phrase.zh() : phrase.en();
  }

  /** Which notices this one has replaced by now, and which one has replaced it. */
  public List<String> replaced(Shell shell, String notice) {
    return layers.replaced(shell.console().on(), shell.console().knownAt()).stream()
        .filter(one -> one.newer().id().equals(notice) || one.older().id().equals(notice))
        .map(one -> LayerWords.replaced(shell, one))
        .toList();
  }

  /** The chip: whose notice of which day, clause and row. */
  public String chip(Shell shell, Basis basis) {
    String place =
        editions
            .find(basis.edition())
            .map(notice -> place(shell, notice) + " " + shell.language().brief(notice.date()))
            .orElse(basis.notice());
    return place + " " + clause(shell, basis.clause()) + " " + basis.row();
  }

  /** The whole basis; {@code known} holds the facts that it names. */
  public Why why(Shell shell, Basis basis, Map<UUID, Fact> known, Map<String, String> recorders) {
    Optional<Notice> notice = editions.find(basis.edition());
    List<Why.Ground> grounds = new ArrayList<>();
    for (UUID id : basis.facts()) {
      Fact fact = known.get(id);
      if (fact != null) {
        grounds.add(
            new Why.Ground(
                fact.number(),
                shell.language().day(fact.happenedOn()),
                facts.words(shell, fact),
                recorders.getOrDefault(fact.recorder(), "")));
      }
    }
    return new Why(
        chip(shell, basis),
        notice.map(n -> title(shell, n)).orElse(basis.notice()),
        notice.flatMap(n -> find(n, basis.clause())).map(c -> say(shell, c.summary())).orElse(""),
        basis.row() + " · " + basis.edition().substring(0, Math.min(8, basis.edition().length())),
        notice.map(n -> cells(shell, n, basis.row())).orElse(List.of()),
        notice.map(n -> readings(shell, n, basis.readings())).orElse(List.of()),
        grounds,
        List.of(),
        null);
  }

  /** The facts that these bases name, to be looked up at once. */
  public static List<UUID> named(Collection<Basis> bases) {
    return bases.stream().flatMap(basis -> basis.facts().stream()).distinct().toList();
  }

  /** The facts by id. */
  public static Map<UUID, Fact> byId(List<Fact> facts) {
    Map<UUID, Fact> byId = new HashMap<>();
    facts.forEach(fact -> byId.put(fact.id(), fact));
    return byId;
  }

  /** The notice's title with number and day. */
  public String title(Shell shell, Notice notice) {
    String number = notice.number().isEmpty() ? "" : " " + notice.number();
    return say(shell, notice.title()) + number + " · " + shell.language().full(notice.date());
  }

  /** The clause as people of the language call it. */
  public static String clause(Shell shell, String id) {
    if (id.isEmpty()) {
      return "";
    }
    if (!id.matches("[0-9]{1,2}")) {
      return shell.texts().word("clause", id);
    }
    return shell.t("clause.number", shell.language() == Language.ZH ? numeral(id) : id);
  }

  private static String numeral(String id) {
    int number = Integer.parseInt(id);
    if (number <= 10) {
      return String.valueOf(NUMERALS.charAt(number));
    }
    String tens = number < 20 ? "十" : NUMERALS.charAt(number / 10) + "十";
    return number % 10 == 0 ? tens : tens + NUMERALS.charAt(number % 10);
  }

  private String place(Shell shell, Notice notice) {
    boolean national = notice.scope().isEmpty() || notice.scope().getFirst().isEmpty();
    if (national) {
      return shell.t("layer.national");
    }
    if (shell.language() == Language.EN) {
      String word = notice.id().split("-", 2)[0];
      return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
    return areas
        .find(notice.scope().getFirst())
        .map(Division::name)
        .orElse("")
        .replaceAll("[省市]$", "");
  }

  private static Optional<Clause> find(Notice notice, String id) {
    return notice.clauses().stream().filter(clause -> clause.id().equals(id)).findFirst();
  }

  private static List<Why.Cell> cells(Shell shell, Notice notice, String id) {
    for (CompiledTable compiled : notice.tables()) {
      DecisionTable table = compiled.table();
      for (Row row : table.rows()) {
        if (row.id().equals(id)) {
          return cells(shell, notice, table, row);
        }
      }
    }
    return List.of();
  }

  private static List<Why.Cell> cells(Shell shell, Notice notice, DecisionTable table, Row row) {
    List<Why.Cell> cells = new ArrayList<>();
    for (int i = 0; i < table.inputs().size(); i++) {
      String test = row.tests().get(i).text();
      if (!test.equals("-")) {
        String name = table.inputs().get(i).name();
        Phrase title = notice.labels().title(name);
        String words = Cells.words(shell, notice.labels(), name, test);
        cells.add(new Why.Cell(title == null ? name : say(shell, title), words));
      }
    }
    return cells;
  }

  /** The readings of all these bases, each once. */
  public List<Why.Reading> readings(Shell shell, Collection<Basis> bases) {
    List<Why.Reading> readings = new ArrayList<>();
    for (Basis basis : bases) {
      editions.find(basis.edition()).stream()
          .flatMap(notice -> readings(shell, notice, basis.readings()).stream())
          .filter(reading -> !readings.contains(reading))
          .forEach(readings::add);
    }
    return readings;
  }

  /** The readings that a basis rests on, each with its citation and who signed it when. */
  private List<Why.Reading> readings(Shell shell, Notice notice, List<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<String, Layers.Signed> signed =
        layers.signed(
            notice.id(), shell.ground().code(), shell.console().on(), shell.console().knownAt());
    Map<String, String> names =
        accounts.displayNames(signed.values().stream().map(Layers.Signed::recorder).toList());
    List<Why.Reading> readings = new ArrayList<>();
    for (Reading reading : notice.readings()) {
      if (keys.contains(reading.key())) {
        readings.add(reading(shell, reading, signed.get(reading.key()), names));
      }
    }
    return readings;
  }

  /**
   * A fact's word has no blanks, so lists are parted by commas there and by blanks in the notice.
   */
  private static Why.Reading reading(
      Shell shell, Reading proposed, Layers.@Nullable Signed signed, Map<String, String> names) {
    if (signed == null) {
      String told = shell.t("reading.unsigned");
      String value = ReadingWords.value(shell, proposed.key(), proposed.value());
      return new Why.Reading(say(shell, proposed.cites()), value, told);
    }
    boolean same = signed.value().equals(proposed.value().replace(' ', ','));
    String grade = signed.isDocument() ? "document" : "assumption";
    String who =
        names.getOrDefault(signed.recorder(), shell.texts().word("process", signed.recorder()));
    String when = shell.language().full(Days.of(signed.at()));
    return new Why.Reading(
        same ? say(shell, proposed.cites()) : other(shell, proposed, signed),
        ReadingWords.value(shell, proposed.key(), signed.value()),
        shell.t("reading.signed", shell.t("reading.grade." + grade), when, who, signed.fact()));
  }

  /** A paper prints no value beside it, so what was signed instead stands in the sentence. */
  private static String other(Shell shell, Reading proposed, Layers.Signed signed) {
    return shell.t(
        "reading.other",
        ReadingWords.key(shell.texts(), proposed.key()),
        ReadingWords.value(shell, proposed.key(), signed.value()));
  }
}
