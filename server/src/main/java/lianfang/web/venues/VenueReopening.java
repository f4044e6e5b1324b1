package lianfang.web.venues;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lianfang.access.Permission;
import lianfang.casework.venue.Venue;
import lianfang.casework.venue.VenueKind;
import lianfang.enterprise.FirmCases;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 恢复开放: how far the applications of a venue have come, and the way to file one. */
@Component
class VenueReopening {

  private static final String TYPE = "venue-reopening";

  private final FirmCases cases;

  VenueReopening(FirmCases cases) {
    this.cases = cases;
  }

  /** The applications of a venue; empty where venues of its kind never close. */
  Optional<Block> block(Shell shell, CurrentUser user, Venue venue, VenueKind kind) {
    List<FirmCases.About> all =
        cases.of(venue.id()).stream().filter(one -> one.type().id().equals(TYPE)).toList();
    if (kind.reopening().isEmpty() && all.isEmpty()) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    for (FirmCases.About one : all) {
      String to = shell.link(CaseWords.path(one.id()));
      String says =
          one.type().state(one.state()).map(state -> Said.of(shell, state.says())).orElse("");
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(CaseWords.state(shell, one.type(), one.state()), says, to),
                  Cell.of(CaseWords.due(shell, one.due(), shell.console().now())),
                  Cell.minor(CaseWords.moment(shell, one.filedAt())))));
    }
    String state = shell.t(venue.state().equals("closed") ? "venue.shut" : "venue.isopen");
    return Optional.of(
        new Block(
            shell.t("venue.reopen", state),
            null,
            next(shell, user, venue, kind, all),
            List.of(
                Listing.Column.of(shell.t("case.state")),
                Listing.Column.of(shell.t("case.list.due")),
                Listing.Column.minor(shell.t("venue.reopen.filed"))),
            rows,
            shell.t("venue.reopen.none")));
  }

  /** What follows: whoever wants to open applies once, and what is open its organ may close. */
  private static @Nullable Link next(
      Shell shell, CurrentUser user, Venue venue, VenueKind kind, List<FirmCases.About> all) {
    if (kind.reopening().isEmpty() || shell.console().elsewhere()) {
      return null;
    }
    boolean closes = user.may(Permission.ORDER_CLOSURE) && user.scope().contains(venue.area());
    if (VenueClosingDesk.isOpen(venue) && closes) {
      return new Link(
          shell.t("venue.close"), shell.link(VenuesDesk.PAGE + "/" + venue.id() + "/close"));
    }
    // A venue that was registered while it was closed is written as open, and applies all the same.
    boolean runs = all.stream().anyMatch(one -> !one.ended());
    return runs
        ? null
        : new Link(
            shell.t("venue.reopen.file"),
            shell.link("/cases/new/" + TYPE, "about", venue.id().toString(), "in", venue.area()));
  }
}
