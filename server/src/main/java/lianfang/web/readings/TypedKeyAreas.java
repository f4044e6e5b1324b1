package lianfang.web.readings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lianfang.rulebook.ReadingCheck;
import lianfang.web.register.AreaChoice;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * 重点地区名单: areas by their names with the days on which they count, 湖北省@2020-01-23, as a form shows
 * and takes them; what is kept has their codes.
 */
final class TypedKeyAreas {

  private static final Pattern BETWEEN = Pattern.compile("[,，、;；\\r\\n]+");
  private static final Pattern ONE =
      Pattern.compile("(.+?)\\s*[@＠]\\s*([^.\\s]\\S*?)(?:\\.\\.\\s*(\\S*))?");

  private final AreaChoice choice;

  TypedKeyAreas(AreaChoice choice) {
    this.choice = choice;
  }

  /**
   * What was typed.
   *
   * @param value as it is kept; what was typed where it is wrong
   * @param wrong what is wrong and the remedy, in words; null where nothing is
   */
  record Answer(String value, @Nullable String wrong) {}

  Answer read(Shell shell, String typed) {
    List<String> areas = new ArrayList<>();
    for (String part : BETWEEN.split(typed)) {
      if (part.isBlank()) {
        continue;
      }
      Matcher one = ONE.matcher(part.strip());
      if (!one.matches()) {
        return new Answer(typed, shell.t("reading.wrong.areas", part.strip()));
      }
      AreaChoice.Answer where = choice.one(shell, one.group(1));
      if (where.wrong() != null) {
        return new Answer(typed, where.wrong());
      }
      String last = one.group(3) == null ? "" : one.group(3);
      Optional<LocalDate> from = day(shell, one.group(2));
      Optional<LocalDate> until = day(shell, last);
      if (from.isEmpty() || until.isEmpty() && !last.isEmpty()) {
        return new Answer(typed, shell.t("reading.wrong.areas", part.strip()));
      }
      if (until.isPresent() && until.get().isBefore(from.get())) {
        return new Answer(typed, shell.t("reading.wrong.area.ends", part.strip()));
      }
      areas.add(where.code() + "@" + from.get() + until.map(day -> ".." + day).orElse(""));
    }
    return areas.isEmpty()
        ? new Answer(typed, shell.t("reading.wrong.areas.none"))
        : new Answer(String.join(",", areas), null);
  }

  private static Optional<LocalDate> day(Shell shell, String typed) {
    return TypedDay.read(typed, shell.console().today());
  }

  /** As it is written into the field; what nobody can read stays as it is. */
  String written(Shell shell, String value) {
    List<ReadingCheck.DatedArea> areas = ReadingCheck.keyAreas(value);
    return areas.isEmpty()
        ? value
        : areas.stream()
            .map(one ->
                choice.written(shell, one.code())
                    + "@"
                    + one.from()
                    + (one.until() == null ? "" : ".." + one.until()))
            .collect(Collectors.joining(shell.t("list.and")));
  }
}
