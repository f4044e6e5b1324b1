package lianfang.web.situation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.HeldReadings;
import lianfang.situation.Cut;
import lianfang.situation.Cuts;
import lianfang.situation.ScreeningReport;
import lianfang.situation.ScreeningReports;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Columns;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the screening report of a day: each figure leads to its persons, and it can be frozen. */
@Controller
class ScreeningDesk {

  private static final int DAYS = 14;
  private static final int SHOWN = 300;

  /** What the head shows; the deaths of a day stand in the table of days. */
  private static final Set<String> IN_HEAD =
      Set.of("incomers", "underControl", "entered", "febrile", "released");

  private static final Map<String, ScreeningReports.Figure> WHO =
      Map.of(
          "incomers", ScreeningReports.Figure.INCOMERS,
          "underControl", ScreeningReports.Figure.UNDER_CONTROL,
          "entered", ScreeningReports.Figure.ENTERED,
          "febrile", ScreeningReports.Figure.FEBRILE,
          "released", ScreeningReports.Figure.RELEASED,
          "died", ScreeningReports.Figure.DIED);

  private final ScopedTransactions transactions;
  private final ScreeningReports reports;
  private final Cuts cuts;
  private final Subjects subjects;
  private final Accounts accounts;

  ScreeningDesk(
      ScopedTransactions transactions,
      ScreeningReports reports,
      Cuts cuts,
      Subjects subjects,
      Accounts accounts) {
    this.transactions = transactions;
    this.reports = reports;
    this.cuts = cuts;
    this.subjects = subjects;
    this.accounts = accounts;
  }

  @GetMapping("/situation/screening")
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell, user)).show();
  }

  @PostMapping("/situation/screening")
  ModelAndView freeze(
      Shell shell,
      @RequestParam String area,
      @RequestParam LocalDate day,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.PUBLISH_BULLETIN);
    user.requireArea(area);
    transactions.in(user.prefixes(), () -> cuts.freeze(reports.report(day, area), user.recorder()));
    return new ModelAndView(
        "redirect:" + shell.link("/situation/screening", "area", area, "on", day.toString()));
  }

  private ScreeningPage page(Shell shell, CurrentUser user) {
    String area = shell.ground().code();
    LocalDate on = shell.console().on();
    Instant knownAt = shell.console().knownAt();
    String asked = shell.query().getOrDefault("who", "");
    String who = WHO.containsKey(asked) ? asked : "incomers";
    ScreeningReports.@Nullable Screened recalled =
        knownAt == null ? null : reports.recalled(on, area, DAYS, knownAt);
    List<ScreeningReport.Counts> trend =
        recalled == null ? reports.trend(on, area, DAYS) : recalled.trend();
    ScreeningReport.Counts day = trend.getLast();
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("incomers", day.incomers());
    counts.put("underControl", day.underControl());
    counts.put("entered", day.entered());
    counts.put("febrile", day.febrile());
    counts.put("released", day.released());
    counts.put("died", day.died());
    List<Figure> figures = new ArrayList<>();
    counts.forEach((word, people) -> {
      if (IN_HEAD.contains(word)) {
        figures.add(
            new Figure(
                shell.language().number(people),
                shell.texts().word("screening", word),
                null,
                shell.toPersons("/people") == null ? null : shell.here("who", word) + "#persons",
                word.equals("febrile") && people > 0 ? "act" : "plain"));
      }
    });
    Head head =
        new Head(
            shell.t("screening.title", shell.language().full(on)),
            shell.t(
                "screening.says",
                shell.ground().name(),
                day.incomers(),
                day.underControl(),
                day.febrile()),
            figures,
            new Link(shell.t("door.situation"), shell.link("/situation")));
    boolean names = user.may(Permission.SEE_PERSONS);
    List<Block> blocks = new ArrayList<>();
    blocks.add(trend(shell, trend, fever(shell, area)));
    if (names) {
      List<UUID> people =
          recalled == null
              ? reports.persons(figure(who), on, area, SHOWN)
              : chosen(recalled.report(), who);
      blocks.add(persons(shell, who, people, counts.getOrDefault(who, 0)));
    }
    blocks.add(frozen(shell, cuts.of("screening", area, on)));
    return new ScreeningPage(
        shell, head, chart(shell, trend), blocks, user.may(Permission.PUBLISH_BULLETIN), names);
  }

  private static ScreeningReports.Figure figure(String who) {
    return WHO.getOrDefault(who, ScreeningReports.Figure.INCOMERS);
  }

  private static List<UUID> chosen(ScreeningReport report, String who) {
    return switch (figure(who)) {
      case INCOMERS -> report.incomers();
      case UNDER_CONTROL -> report.underControl();
      case ENTERED -> report.entered();
      case FEBRILE -> report.febrile();
      case RELEASED -> report.released();
      case DIED -> report.died();
    };
  }

  /** From which temperature on fever is counted here, or that nobody has signed it. */
  private String fever(Shell shell, String area) {
    return reports.fever().stream()
        .filter(held -> area.startsWith(held.area()) || held.area().startsWith(area))
        .map(HeldReadings.Held::value)
        .min(String::compareTo)
        .map(value -> shell.t("screening.fever", value))
        .orElseGet(() -> shell.t("screening.fever.unsigned"));
  }

  private static Columns chart(Shell shell, List<ScreeningReport.Counts> trend) {
    List<Columns.Bar> bars = new ArrayList<>();
    for (ScreeningReport.Counts day : trend) {
      bars.add(
          new Columns.Bar(
              shell.language().brief(day.day()),
              day.underControl(),
              shell.language().number(day.underControl()),
              day.day().equals(shell.console().on())));
    }
    int first = trend.isEmpty() ? 0 : trend.getFirst().underControl();
    int last = trend.isEmpty() ? 0 : trend.getLast().underControl();
    return new Columns(
        shell.t("screening.trend", trend.size(), first, last),
        shell.t("screening.trend.footer", shell.ground().name()),
        bars,
        "");
  }

  private static Block trend(Shell shell, List<ScreeningReport.Counts> trend, String fever) {
    List<Row> rows = new ArrayList<>();
    for (ScreeningReport.Counts day : trend.reversed()) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.language().brief(day.day())),
                  number(shell, day, "incomers", day.incomers()),
                  number(shell, day, "underControl", day.underControl()),
                  number(shell, day, "entered", day.entered()),
                  number(shell, day, "febrile", day.febrile()),
                  number(shell, day, "released", day.released()),
                  number(shell, day, "died", day.died()))));
    }
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("date")));
    for (String word :
        List.of("incomers", "underControl", "entered", "febrile", "released", "died")) {
      columns.add(Listing.Column.number(shell.texts().word("screening", word)));
    }
    return new Block(
            shell.t("screening.days", rows.size()),
            shell.t("screening.days.footer") + " " + fever,
            null,
            columns,
            rows,
            shell.t("bulletin.none"))
        .stacked();
  }

  /** A number of one day leads to its persons on that day. */
  private static Cell number(Shell shell, ScreeningReport.Counts day, String who, int value) {
    String to = shell.toPersons("/situation/screening", "on", day.day().toString(), "who", who);
    boolean none = value == 0 || to == null;
    return Cell.number(shell.language().number(value), none ? null : to + "#persons");
  }

  private static Cell number(Shell shell, int value) {
    return Cell.number(shell.language().number(value), null);
  }

  private Block persons(Shell shell, String who, List<UUID> people, int all) {
    List<UUID> shown = people.subList(0, Math.min(SHOWN, people.size()));
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, shown.stream().map(Subject::person).toList());
    List<Row> rows = new ArrayList<>();
    for (UUID id : shown) {
      Subjects.Called name = called.getOrDefault(id, Subjects.unknown(id));
      String to = shell.link("/people/" + id);
      rows.add(new Row(to, List.of(Cell.named(name.name(), name.reference(), to))));
    }
    return new Block(
        shell.t("screening.persons", shell.texts().word("screening", who), all),
        rows.size() < all ? shell.t("screening.more", rows.size()) : null,
        null,
        List.of(Listing.Column.of(shell.t("people.who"))),
        rows,
        shell.t("screening.nobody"));
  }

  private Block frozen(Shell shell, List<Cut> frozen) {
    Map<String, String> names =
        accounts.displayNames(frozen.stream().map(Cut::recorder).distinct().toList());
    List<Row> rows = new ArrayList<>();
    for (Cut cut : frozen) {
      ScreeningReport.Counts counts = Cuts.screening(cut).counts();
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(
                      shell.language().moment(cut.knownAt().atZone(Days.ZONE).toLocalDateTime())),
                  Cell.of(names.getOrDefault(cut.recorder(), cut.recorder())),
                  number(shell, counts.incomers()),
                  number(shell, counts.underControl()),
                  number(shell, counts.febrile()),
                  number(shell, counts.released()))));
    }
    return new Block(
        shell.t("screening.frozen", rows.size()),
        shell.t("screening.frozen.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("facts.recorded")),
            Listing.Column.of(shell.t("facts.recorder")),
            Listing.Column.number(shell.texts().word("screening", "incomers")),
            Listing.Column.number(shell.texts().word("screening", "underControl")),
            Listing.Column.number(shell.texts().word("screening", "febrile")),
            Listing.Column.number(shell.texts().word("screening", "released"))),
        rows,
        shell.t("screening.frozen.none"));
  }
}
