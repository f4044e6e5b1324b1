package lianfang.web.simulations;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import lianfang.rulebook.shortage.Capacity;
import lianfang.rulebook.shortage.Workload;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Load;
import lianfang.web.part.Columns;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/** 逐日图: what each day asks for, and on which days that is more than there is. */
final class SimulationCharts {

  /** What is drawn, in order. */
  static final List<String> WORDS =
      List.of("central", "home", "closures", "disinfections", "visits", "hours");

  private final Shell shell;
  private final Kept.Figures figures;

  SimulationCharts(Shell shell, Kept.Figures figures) {
    this.shell = shell;
    this.figures = figures;
  }

  /** How much a day asks for under the draft. */
  long after(String word, DayFigures day) {
    return word.equals("hours") ? figures.hoursAfter(day) : day.after(load(word));
  }

  /** How much a day asks for by the rules in force. */
  long before(String word, DayFigures day) {
    return word.equals("hours") ? figures.hoursBefore(day) : day.before(load(word));
  }

  private static Load load(String word) {
    return Load.valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }

  /** How much there is of it a day; -1 where nothing limits it or no fact says. */
  long limit(String word) {
    Capacity capacity = figures.capacity();
    if (word.equals("central")) {
      return capacity.sites() == 0 ? -1 : capacity.beds();
    }
    Workload work = figures.work();
    if (word.equals("hours") && work != null) {
      return capacity.hours(work) > 0 ? capacity.hours(work) : -1;
    }
    Long teams = capacity.disinfections();
    return word.equals("disinfections") && teams != null ? teams : -1;
  }

  /** The day that asks for the most, the first of equal ones. */
  DayFigures fullest(ToLongFunction<DayFigures> number) {
    DayFigures most = figures.days().getFirst();
    for (DayFigures day : figures.days()) {
      most = number.applyAsLong(day) > number.applyAsLong(most) ? day : most;
    }
    return most;
  }

  List<Columns> all() {
    List<Columns> charts = new ArrayList<>();
    for (String word : WORDS) {
      if (figures.days().stream().anyMatch(day -> before(word, day) + after(word, day) > 0)) {
        charts.add(chart(word));
      }
    }
    return charts;
  }

  private Columns chart(String word) {
    long limit = limit(word);
    List<Columns.Bar> bars = new ArrayList<>();
    for (DayFigures day : figures.days()) {
      long value = after(word, day);
      long held = before(word, day);
      boolean over = limit >= 0 && value > limit;
      String text = both(held, value);
      bars.add(
          new Columns.Bar(
              shell.language().brief(day.date()),
              value,
              over ? shell.t("simulation.over", text, value - limit) : text,
              over,
              held == value ? -1 : held));
    }
    DayFigures most = fullest(day -> after(word, day));
    String title =
        shell.t(
            "simulation.chart." + word,
            after(word, most),
            shell.language().brief(most.date()),
            before(word, fullest(day -> before(word, day))));
    String says = shell.t("simulation.chart." + word + ".says");
    if (bars.stream().anyMatch(bar -> bar.beside() >= 0)) {
      says += " " + shell.t("simulation.chart.line");
    }
    if (limit >= 0) {
      Workload work = figures.work();
      int each = work == null ? 0 : work.workerHours();
      says += " " + shell.t("simulation.chart." + word + ".limit", limit, each);
    }
    return new Columns(title, says, bars, shell.language().number(after(word, most)));
  }

  /** "12 → 9", or the number alone where both are the same. */
  String both(long before, long after) {
    String now = shell.language().number(after);
    return before == after ? now : shell.language().number(before) + " → " + now;
  }

  /** What is short, and what cannot be compared because no fact says what there is. */
  List<SimulationPage.Told> told() {
    List<SimulationPage.Told> told = new ArrayList<>();
    told.add(
        capacity("central", new Link(shell.t("simulation.sites"), shell.link("/areas/capacity"))));
    if (figures.work() != null) {
      told.add(capacity("hours", null));
    }
    return told;
  }

  private SimulationPage.Told capacity(String word, @Nullable Link link) {
    DayFigures most = fullest(day -> after(word, day));
    String day = shell.language().day(most.date());
    long value = after(word, most);
    long limit = limit(word);
    String key = "simulation.capacity." + word;
    if (limit < 0) {
      return new SimulationPage.Told(shell.t(key + ".unknown", day, value), "", null);
    }
    if (value > limit) {
      String text = shell.t(key + ".short", day, value, limit, value - limit);
      return new SimulationPage.Told(text, "warn", link);
    }
    return new SimulationPage.Told(shell.t(key, day, value, limit), "", null);
  }
}
