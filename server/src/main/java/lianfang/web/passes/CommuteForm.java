package lianfang.web.passes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.gate.Allowance;
import lianfang.web.part.Field;
import lianfang.web.register.AreaChoice;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 通勤申请表: its fields, what is wrong in each with the remedy, and what was asked for. */
@Component
class CommuteForm {

  /** The days that are ticked before anybody has chosen, Monday 1. */
  static final List<String> WORKDAYS = List.of("1", "2", "3", "4", "5");

  private static final int COUNTY = 6;
  private static final int WEEK = 7;

  private final AreaChoice choice;

  CommuteForm(AreaChoice choice) {
    this.choice = choice;
  }

  /**
   * What was typed, read.
   *
   * @param wrong by field, what is wrong; empty where it can be asked for
   */
  record Read(Map<String, String> wrong, Allowance.Commute times, LocalDate until) {}

  Read read(Shell shell, String home, Map<String, String> typed, List<String> days) {
    Map<String, String> wrong = new HashMap<>();
    AreaChoice.Answer work = choice.one(shell, text(typed, "work"));
    if (work.wrong() != null) {
      wrong.put("work", work.wrong());
    } else if (work.code().length() < COUNTY) {
      wrong.put("work", shell.t("commute.wrong.work", choice.written(shell, work.code())));
    }
    int bits = 0;
    for (String day : days) {
      bits |= day.matches("[1-7]") ? 1 << Integer.parseInt(day) - 1 : 0;
    }
    if (bits == 0) {
      wrong.put("days", shell.t("commute.wrong.days"));
    }
    int from = time(shell, typed, "from", wrong);
    int to = time(shell, typed, "to", wrong);
    if (from == to && from >= 0) {
      wrong.put("to", shell.t("commute.wrong.same"));
    }
    LocalDate today = shell.console().today();
    Optional<LocalDate> until =
        TypedDay.read(text(typed, "until"), today).filter(day -> !day.isBefore(today));
    if (until.isEmpty()) {
      wrong.put("until", shell.t("commute.wrong.until", shell.language().day(today)));
    }
    long area = wrong.containsKey("work") ? 0 : Long.parseLong(work.code());
    return new Read(
        Map.copyOf(wrong),
        new Allowance.Commute(Long.parseLong(home), area, bits, from, to),
        until.orElse(today));
  }

  private static int time(
      Shell shell, Map<String, String> typed, String name, Map<String, String> wrong) {
    int minute = PassWords.minute(text(typed, name));
    if (minute < 0) {
      wrong.put(name, shell.t("commute.wrong.time"));
    }
    return minute;
  }

  private static String text(Map<String, String> typed, String name) {
    return typed.getOrDefault(name, "").strip();
  }

  /** The fields with what was typed and what is wrong in it. */
  static List<Field> fields(
      Shell shell, Map<String, String> typed, List<String> days, Map<String, String> wrong) {
    List<Field.Option> week = new ArrayList<>();
    for (int day = 1; day <= WEEK; day++) {
      week.add(new Field.Option(String.valueOf(day), shell.texts().word("weekday", "" + day)));
    }
    List<Field> fields =
        List.of(
            AreaChoice.field("work", shell.t("commute.work"), text(typed, "work"))
                .hint(shell.t("commute.work.hint")),
            Field.checks("days", shell.t("commute.days"), days, week),
            Field.of("from", "text", shell.t("commute.from"), typed.getOrDefault("from", "07:00"))
                .hint(shell.t("commute.time.hint")),
            Field.of("to", "text", shell.t("commute.to"), typed.getOrDefault("to", "20:00")),
            Field.of("until", "day", shell.t("commute.until"), text(typed, "until"))
                .hint(shell.t("register.returned.hint")));
    return fields.stream().map(one -> one.need().error(wrong.get(one.name()))).toList();
  }
}
