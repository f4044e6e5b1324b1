package lianfang.rulebook.simulation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lianfang.fact.Days;
import lianfang.rulebook.Edition;
import lianfang.rulebook.Editions;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.edition.ReadingValues;
import lianfang.rulebook.notice.Notice;
import org.springframework.stereotype.Component;

/**
 * 提问检查: what a simulation can be asked for. Page, API and command line ask here, so that none of
 * them takes what another one refuses.
 */
@Component
public class QuestionCheck {

  /** How many days a question may lie ahead; the year is mistyped more often than it is meant. */
  static final int AHEAD_MAX = 366;

  private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("u年M月d日", Locale.CHINESE);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final Editions editions;
  private final HoldingEditions holding;
  private final ReadingValues values;
  private final Clock clock;

  QuestionCheck(Editions editions, HoldingEditions holding, ReadingValues values, Clock clock) {
    this.editions = editions;
    this.holding = holding;
    this.values = values;
    this.clock = clock;
  }

  /**
   * Refuses a question with all that is wrong with it.
   *
   * @param notices the candidates
   * @throws QuestionRefused where anything is
   */
  void require(List<Notice> notices, Simulations.Request asked) {
    List<QuestionFault> faults = new ArrayList<>();
    nothing(notices.size(), asked.readings().keySet())
        .ifPresent(says -> faults.add(new QuestionFault("editions", says)));
    area(asked.area()).ifPresent(says -> faults.add(new QuestionFault("area", says)));
    asOf(notices, asked.asOf()).ifPresent(says -> faults.add(new QuestionFault("asOf", says)));
    horizon(asked.horizon()).ifPresent(says -> faults.add(new QuestionFault("horizon", says)));
    new TreeMap<>(asked.readings())
        .forEach((name, value) ->
            reading(notices, asked.asOf(), name, value)
                .ifPresent(says -> faults.add(new QuestionFault(name, says))));
    if (!faults.isEmpty()) {
      throw new QuestionRefused(faults);
    }
  }

  /** Whether nothing at all is asked. */
  public static Optional<Phrase> nothing(int notices, Collection<String> readings) {
    return notices > 0 || !readings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Phrase(
                "还没有写明推演什么：请指定通知的版本，或写一项口径。",
                "Nothing is asked yet: give an edition of a notice, or a reading."));
  }

  private static Optional<Phrase> area(String area) {
    return area.isEmpty() || area.matches("[1-8][0-9]{1,11}")
        ? Optional.empty()
        : Optional.of(
            new Phrase(
                "“%s”不是区划代码：请写 2 到 12 位的代码，如 410922。".formatted(area),
                "\"%s\" is no area: give 2 to 12 digits of a division code, such as 410922."
                    .formatted(area)));
  }

  /** What is wrong with the day on which the rules are asked. */
  public Optional<Phrase> asOf(List<Notice> notices, LocalDate asOf) {
    Optional<LocalDate> first = first(notices);
    if (first.isPresent() && asOf.isBefore(first.get())) {
      return Optional.of(
          new Phrase(
              "%s 还没有任何通知生效，没有可比较的：最早的通知自 %s 起生效，请写这一天或以后的日期。"
                  .formatted(ZH.format(asOf), ZH.format(first.get())),
              ("On %s no notice held yet, so there is nothing to compare: the first one holds from"
                      + " %s; give that day or a later one.")
                  .formatted(EN.format(asOf), EN.format(first.get()))));
    }
    return asOf.isAfter(Days.of(clock.instant()).plusDays(AHEAD_MAX))
        ? Optional.of(
            new Phrase(
                "%s 在 %d 天以后：请核对年份和日期。".formatted(ZH.format(asOf), AHEAD_MAX),
                "%s is more than %d days ahead: check the year and the day."
                    .formatted(EN.format(asOf), AHEAD_MAX)))
        : Optional.empty();
  }

  /** The first day on which any rule held or is proposed to hold; before it nothing is asked. */
  private Optional<LocalDate> first(List<Notice> notices) {
    Stream<LocalDate> held = holding.rules().editions().stream().map(Edition::from);
    return Stream.concat(held, notices.stream().map(Notice::from)).min(LocalDate::compareTo);
  }

  /** What is wrong with the number of days that follow. */
  public static Optional<Phrase> horizon(int days) {
    return days >= 0 && days <= Inputs.HORIZON_MAX
        ? Optional.empty()
        : Optional.of(noDays(String.valueOf(days)));
  }

  /** That a text is no number of days. */
  public static Phrase noDays(String text) {
    return new Phrase(
        "“%s”不是天数：请填 0 到 %d 的整数。".formatted(text, Inputs.HORIZON_MAX),
        "\"%s\" is no number of days: give a whole number from 0 to %d."
            .formatted(text, Inputs.HORIZON_MAX));
  }

  /**
   * What is wrong with a reading to be assumed.
   *
   * @param notices the candidates; of others the edition that holds on the day is read
   * @param name {@code notice/key}, or {@code notice/key@area}
   */
  public Optional<Phrase> reading(List<Notice> notices, LocalDate asOf, String name, String value) {
    int slash = name.indexOf('/');
    if (slash < 1 || slash == name.length() - 1) {
      return Optional.of(
          new Phrase(
              "“%s”不是口径：应写作 通知/口径=取值。".formatted(name),
              "\"%s\" is no reading: write NOTICE/KEY=VALUE.".formatted(name)));
    }
    String notice = name.substring(0, slash);
    String key = name.substring(slash + 1).replaceAll("@.*", "");
    Optional<Notice> read = read(notices, notice, asOf);
    if (read.isEmpty()) {
      return Optional.of(
          new Phrase(
              "这一天没有“%s”的版本生效，也没有一并推演。".formatted(notice),
              "No edition of \"%s\" is simulated or holds on that day.".formatted(notice)));
    }
    return read.get().readings().stream().noneMatch(one -> one.key().equals(key))
        ? Optional.of(
            new Phrase(
                "%s 没有“%s”这项口径：请查看它的口径页。".formatted(notice, key),
                "\"%s\" is no reading of %s: look it up on the page of its readings."
                    .formatted(key, notice)))
        : values.problem(key, value);
  }

  /** The edition whose reading is assumed: the one that is simulated, else the one in force. */
  private Optional<Notice> read(List<Notice> notices, String notice, LocalDate asOf) {
    return notices.stream()
        .filter(one -> one.id().equals(notice))
        .findFirst()
        .or(() ->
            holding.on(asOf).stream()
                .filter(one -> one.notice().equals(notice))
                .findFirst()
                .flatMap(one -> editions.find(one.edition())));
  }
}
