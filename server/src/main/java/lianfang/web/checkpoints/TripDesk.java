package lianfang.web.checkpoints;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.gate.checkpoint.Trip;
import lianfang.gate.checkpoint.Trips;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.ListPage;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Figure;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.record.RecordPage;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Lists vehicles on their way, those that are late first, and takes what became of one. */
@Controller
class TripDesk {

  static final String PAGE = CheckpointsDesk.PAGE + "/trips";

  private static final int ROWS = 300;
  static final String LATE = "late";
  private static final String WAY = "way";
  private static final List<String> STATES = List.of(LATE, WAY, "over");

  private final ScopedTransactions transactions;
  private final Trips trips;
  private final Subjects subjects;

  TripDesk(ScopedTransactions transactions, Trips trips, Subjects subjects) {
    this.transactions = transactions;
    this.trips = trips;
    this.subjects = subjects;
  }

  @GetMapping(PAGE)
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell)).show();
  }

  @GetMapping(PAGE + "/{id}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> one(shell, user, find(id))).show();
  }

  @PostMapping(PAGE + "/{id}/end")
  ModelAndView end(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String outcome,
      @AuthenticationPrincipal CurrentUser user) {
    MailDesk.requireOffice(user);
    if (!Trip.OUTCOMES.contains(outcome)) {
      String back = shell.link(PAGE + "/" + id, MailDesk.MISSING, "outcome");
      return new ModelAndView("redirect:" + back);
    }
    transactions.in(
        user.prefixes(), () -> trips.end(find(id).id(), outcome, user.recorder().account()));
    return new ModelAndView("redirect:" + shell.link(PAGE));
  }

  private Trip find(UUID id) {
    return trips.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String state(Trip trip, Instant now) {
    return trip.isLate(now) ? LATE : trip.isOnTheWay(now) ? WAY : "over";
  }

  private ListPage page(Shell shell) {
    Instant now = shell.console().now();
    String chosen = shell.query().getOrDefault("state", "");
    List<Trip> all = trips.list(shell.ground().code(), ROWS);
    List<Row> rows = new ArrayList<>();
    for (Trip trip : all) {
      if (!STATES.contains(chosen) || chosen.equals(state(trip, now))) {
        rows.add(row(shell, trip, now));
      }
    }
    long listed = all.stream().filter(trip -> trip.isLate(now)).count();
    long late = Math.max(listed, trips.late(shell.ground().code(), now));
    long way = all.stream().filter(trip -> trip.isOnTheWay(now)).count();
    Head head =
        new Head(
            shell.t("trip.title"),
            late > 0
                ? shell.t("trip.says.act", shell.ground().name(), late)
                : shell.t("trip.says", shell.ground().name()),
            List.of(
                figure(shell, late, LATE, late > 0 ? "act" : "calm"),
                figure(shell, way - listed, WAY, "plain")),
            new Link(shell.t("door.checkpoints"), shell.link(CheckpointsDesk.PAGE)));
    List<Listing.Column> columns =
        List.of(
            Listing.Column.of(shell.t("trip.vehicle")),
            Listing.Column.of(shell.t("checkpoint.state")),
            Listing.Column.of(shell.t("trip.to")),
            Listing.Column.of(shell.t("trip.due")),
            Listing.Column.minor(shell.t("trip.from")));
    Filter states =
        Filter.ofWords(shell, "state", shell.t("checkpoint.state"), "trip.state", STATES);
    return MailList.list(shell, head, columns, List.of(states), rows, "trip.none");
  }

  private static Figure figure(Shell shell, long count, String state, String tone) {
    return new Figure(
        shell.language().number(count),
        shell.texts().word("trip.state", state),
        null,
        shell.here("state", state),
        tone);
  }

  private Row row(Shell shell, Trip trip, Instant now) {
    String to = shell.link(PAGE + "/" + trip.id());
    Instant due = trip.due();
    return new Row(
        to,
        List.of(
            Cell.named(trip.vehicle(), shell.texts().word("gate.trip", trip.kind()), to),
            Cell.tag(tone(trip, now), ended(shell, trip, now)),
            Cell.of(subjects.village(shell, trip.to())),
            Cell.of(due == null ? "–" : CheckpointBlocks.moment(shell, due)),
            Cell.minor(trip.from())));
  }

  private static String tone(Trip trip, Instant now) {
    return trip.isLate(now) ? "act" : trip.isOnTheWay(now) ? "tag" : "good";
  }

  private static String ended(Shell shell, Trip trip, Instant now) {
    String outcome = trip.outcome();
    return trip.isOnTheWay(now) || outcome == null
        ? shell.texts().word("trip.state", state(trip, now))
        : shell.texts().word("trip.outcome", outcome);
  }

  private MailPage one(Shell shell, CurrentUser user, Trip trip) {
    Instant now = shell.console().now();
    Instant due = trip.due();
    List<RecordPage.Line> lines = new ArrayList<>();
    lines.add(line(shell, "trip.kind", shell.texts().word("gate.trip", trip.kind())));
    lines.add(line(shell, "trip.from", trip.from()));
    lines.add(line(shell, "trip.told", CheckpointBlocks.moment(shell, trip.told())));
    lines.add(line(shell, "trip.to", subjects.village(shell, trip.to())));
    if (!trip.route().isEmpty()) {
      lines.add(line(shell, "trip.route", trip.route()));
    }
    lines.add(line(shell, "trip.due", due == null ? "–" : CheckpointBlocks.moment(shell, due)));
    lines.add(line(shell, "checkpoint.state", ended(shell, trip, now)));
    boolean office = user.may(Permission.ORDER_CLOSURE) || user.may(Permission.DO_DUTY);
    boolean may = office && trip.endedAt() == null && !shell.console().elsewhere();
    Head head =
        new Head(
            trip.vehicle(),
            shell.t(trip.isLate(now) ? "trip.one.late" : "trip.one"),
            List.of(),
            new Link(shell.t("trip.title"), shell.link(PAGE)));
    return new MailPage(
        shell,
        head,
        lines,
        false,
        may ? PAGE + "/" + trip.id() + "/end" : null,
        List.of(outcome(shell)),
        shell.t("trip.end"),
        null,
        Map.of());
  }

  private static RecordPage.Line line(Shell shell, String label, @Nullable String value) {
    return new RecordPage.Line(shell.texts().of(label), value == null ? "–" : value);
  }

  private static Field outcome(Shell shell) {
    List<Field.Option> options =
        Trip.OUTCOMES.stream()
            .sorted()
            .map(word -> new Field.Option(word, shell.texts().word("trip.outcome", word)))
            .toList();
    return Field.choice("outcome", shell.t("trip.outcome"), "", options)
        .error(MailDesk.missing(shell))
        .need();
  }
}
