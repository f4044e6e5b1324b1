package lianfang.web.desks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Actor;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.DeskPlace;
import lianfang.casework.Seats;
import lianfang.casework.desk.SeatPlan;
import lianfang.fact.Days;
import lianfang.fact.Recorder;
import lianfang.web.command.InstanceCommand;
import lianfang.web.shell.Language;
import lianfang.web.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Seats of desks from the command line, for whoever runs the machine; each change is audited. */
@Command(
    name = "desk",
    description = "办理台 Seat somebody at a desk, end a seat, or list the seats.",
    mixinStandardHelpOptions = true,
    subcommands = {DeskWord.Seat.class, DeskWord.End.class, DeskWord.Listing.class})
public final class DeskWord implements Runnable {

  private static final int REASON_LEAST = 2;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: desk seat, end or list");
  }

  private static CaseRecorder operator() {
    Recorder all = new Recorder(Actor.operator().account(), Scope.everything());
    return CaseRecorder.person(all, Set.of());
  }

  /** A word that changes seats and says why. */
  abstract static class Change extends InstanceCommand {

    @Option(
        names = "--why",
        required = true,
        paramLabel = "REASON",
        description = "依据或原因 On what basis or for which reason; it goes into the audit.")
    private String why = "";

    @Override
    protected final int run(ApplicationContext instance) {
      Optional<String> refusal =
          why.strip().length() < REASON_LEAST
              ? Optional.of("seat.wrong.why")
              : change(instance, why.strip());
      refusal.ifPresent(key ->
          err()
              .println(
                  "lianfang: "
                      + Texts.in(Language.ZH).of(key)
                      + " "
                      + Texts.in(Language.EN).of(key)));
      return refusal.isPresent() ? 1 : 0;
    }

    /** Does it; otherwise the key of the sentence that says why not. */
    abstract Optional<String> change(ApplicationContext instance, String reason);
  }

  /** Seats an account. */
  @Command(
      name = "seat",
      description = "安排坐席 Seat an account at a desk and print the id of the seat.",
      mixinStandardHelpOptions = true)
  static final class Seat extends Change {

    @Parameters(
        index = "0",
        paramLabel = "DESK",
        description = "办理台 Id of a desk with seats in playbook/desks.yaml.")
    private String desk = "";

    @Parameters(
        index = "1",
        paramLabel = "AREA",
        description = "区划 Division code of the city or county in which the desk stands.")
    private String area = "";

    @Parameters(index = "2", paramLabel = "LOGIN", description = "账号 Login.")
    private String login = "";

    @Option(names = "--from", paramLabel = "DAY", description = "起始日 First day; today if left out.")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DAY", description = "最后一日 Last day.")
    private @Nullable LocalDate until;

    @Option(
        names = "--team",
        paramLabel = "TEAM",
        description = "小组 Team, where a case asks for it.")
    private @Nullable String team;

    @Option(
        names = "--unit",
        paramLabel = "UNIT",
        description =
            "所在单位 Id of the bureau in playbook/desks.yaml from which they come; they never see what"
                + " is reported of it.")
    private @Nullable String unit;

    @Override
    Optional<String> change(ApplicationContext instance, String reason) {
      Seating seating = instance.getBean(Seating.class);
      DeskPlace place = new DeskPlace(desk, area);
      Optional<Account> whom = seating.account(login);
      if (!seating.fits(place)) {
        return Optional.of("seat.wrong.level");
      }
      if (whom.isEmpty()) {
        return Optional.of("seat.wrong.login");
      }
      LocalDate first =
          Objects.requireNonNullElseGet(
              from, () -> Days.of(instance.getBean(Clock.class).instant()));
      if (until != null && until.isBefore(first)) {
        return Optional.of("seat.wrong.days");
      }
      Account account = whom.orElseThrow();
      Seats.Seat seat =
          new Seats.Seat(account.id().toString(), place, first, until, team, null, unit);
      Optional<String> against = seating.against(account, seat);
      if (against.isEmpty()) {
        out().println(seating.give(operator(), Actor.operator(), seat, reason));
      }
      return against;
    }
  }

  /** Ends a seat. */
  @Command(
      name = "end",
      description = "结束坐席 End a seat today or after a day; yesterday was then its last.",
      mixinStandardHelpOptions = true)
  static final class End extends Change {

    @Parameters(
        index = "0",
        paramLabel = "SEAT",
        description = "坐席编号 Id of the seat, as the list prints it.")
    private UUID seat = new UUID(0, 0);

    @Option(
        names = "--last",
        paramLabel = "DAY",
        description = "最后一日 Last day, today or later; it ends at once if left out.")
    private @Nullable LocalDate last;

    @Override
    Optional<String> change(ApplicationContext instance, String reason) {
      Optional<SeatPlan.Kept> kept = instance.getBean(SeatPlan.class).find(seat);
      if (kept.isEmpty()) {
        return Optional.of("seat.wrong.seat");
      }
      LocalDate today = Days.of(instance.getBean(Clock.class).instant());
      LocalDate least = Seating.least(kept.orElseThrow(), today);
      LocalDate day = Objects.requireNonNullElse(last, least);
      if (day.isBefore(least)) {
        return Optional.of("seat.wrong.days");
      }
      instance
          .getBean(Seating.class)
          .end(operator(), Actor.operator(), kept.orElseThrow(), day, reason);
      return Optional.empty();
    }
  }

  /** Lists seats as CSV. */
  @Command(
      name = "list",
      description = "列出坐席 List the seats of a day and those that begin later as CSV.",
      mixinStandardHelpOptions = true)
  static final class Listing extends InstanceCommand {

    @Option(
        names = "--area",
        paramLabel = "CODE",
        description = "区划 Only below this division code.")
    private String area = "";

    @Option(names = "--on", paramLabel = "DAY", description = "日期 The day; today if left out.")
    private @Nullable LocalDate on;

    @Override
    protected int run(ApplicationContext instance) {
      Map<String, String> logins =
          instance.getBean(Accounts.class).list().stream()
              .collect(Collectors.toMap(one -> one.id().toString(), Account::login));
      LocalDate day =
          Objects.requireNonNullElseGet(on, () -> Days.of(instance.getBean(Clock.class).instant()));
      out().println("seat,desk,area,login,from,until,team,unit");
      for (SeatPlan.Kept kept : instance.getBean(SeatPlan.class).on(day)) {
        Seats.Seat seat = kept.seat();
        LocalDate until = seat.until();
        if (seat.place().area().startsWith(area)) {
          out()
              .println(
                  String.join(
                      ",",
                      kept.fact().toString(),
                      seat.place().desk(),
                      seat.place().area(),
                      logins.getOrDefault(seat.account(), ""),
                      seat.from().toString(),
                      until == null ? "" : until.toString(),
                      Objects.requireNonNullElse(seat.team(), ""),
                      Objects.requireNonNullElse(seat.unit(), "")));
        }
      }
      return 0;
    }
  }
}
