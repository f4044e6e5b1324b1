package lianfang.web.casetype;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import lianfang.casework.time.Span;
import lianfang.casework.time.WorkingCalendar;
import lianfang.fact.playbook.PlaybookRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** 时限: says when a deadline in working time is over. */
@Command(
    name = "deadline",
    description = {
      "时限 When working time is over, by playbook/calendars (Asia/Shanghai); a year without a",
      "calendar is refused and not guessed."
    },
    mixinStandardHelpOptions = true)
public final class DeadlineWord implements Callable<Integer> {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  /** More than any calendar knows. */
  private static final long MOST = 10_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TIME",
      description = "起算时间 When it begins, such as 2020-01-23T16:00.")
  private String from = "";

  @ArgGroup(multiplicity = "1")
  private Length length = new Length();

  /** How long it is. */
  static final class Length {

    @Option(names = "--working-hours", paramLabel = "N", description = "工作小时 So many of them.")
    private @Nullable Long hours;

    @Option(names = "--working-days", paramLabel = "N", description = "工作日 So many of them.")
    private @Nullable Long days;
  }

  @Override
  public Integer call() {
    Long hours = length.hours;
    Long days = length.days;
    Span span =
        hours != null
            ? span(Span.Unit.WORKING_HOURS, hours)
            : span(Span.Unit.WORKING_DAYS, days == null ? 0 : days);
    Instant due = WorkingCalendar.load(calendars()).plus(instant(), span);
    spec.commandLine().getOut().println(MINUTE.format(due.atZone(ZONE)));
    return 0;
  }

  private Span span(Span.Unit unit, long amount) {
    if (amount < 1 || amount > MOST) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--" + unit.word() + " " + amount + " is no length: write 1 to " + MOST);
    }
    return Span.of(unit, amount);
  }

  private Instant instant() {
    try {
      return from.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
          ? OffsetDateTime.parse(from).toInstant()
          : LocalDateTime.parse(from).atZone(ZONE).toInstant();
    } catch (DateTimeException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "'" + from + "' is no time; write it as 2020-01-23T16:00", e);
    }
  }

  private static Path calendars() {
    String given = System.getProperty("lianfang.playbook");
    if (given != null) {
      return Path.of(given).resolve("calendars");
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path calendars = at.resolve("playbook/calendars");
      if (Files.isDirectory(calendars)) {
        return calendars;
      }
    }
    throw new PlaybookRefused(
        Path.of("playbook/calendars"), "the folder is not above; start with ./lianfang");
  }
}
