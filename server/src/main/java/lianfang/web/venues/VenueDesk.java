package lianfang.web.venues;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import lianfang.access.Permission;
import lianfang.casework.Checklist;
import lianfang.casework.venue.CheckState;
import lianfang.casework.venue.PriceWatch;
import lianfang.casework.venue.Quote;
import lianfang.casework.venue.Venue;
import lianfang.casework.venue.VenueCheck;
import lianfang.casework.venue.VenueKind;
import lianfang.casework.venue.VenueRules;
import lianfang.casework.venue.Venues;
import lianfang.fact.Days;
import lianfang.instance.ScopedTransactions;
import lianfang.web.list.FormPage;
import lianfang.web.list.ListPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
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

/** 一个场所: its checks of today, prices and stocks, and visitors turned away. */
@Controller
class VenueDesk {

  static final String ONE = VenuesDesk.PAGE + "/{id:[0-9a-f-]{36}}";
  private static final int ROWS = 500;
  private static final int CHECKS = 30;
  private static final Duration MONTH = Duration.ofDays(30);

  private final ScopedTransactions transactions;
  private final Venues venues;
  private final VenueActs acts;
  private final VenueReopening reopening;

  VenueDesk(
      ScopedTransactions transactions, Venues venues, VenueActs acts, VenueReopening reopening) {
    this.transactions = transactions;
    this.venues = venues;
    this.acts = acts;
    this.reopening = reopening;
  }

  static CheckState state(
      VenueKind.Check check, List<VenueCheck> checks, LocalDate day, Instant now) {
    Optional<Boolean> passed =
        checks.stream()
            .filter(one -> one.list().equals(check.list()))
            .findFirst()
            .map(VenueCheck::passed);
    return CheckState.of(check, day, passed, now);
  }

  @GetMapping(ONE)
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell, user, find(id), null)).show();
  }

  @GetMapping(ONE + "/check/{list}")
  ModelAndView blank(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String list,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    Venue venue = transactions.in(user.prefixes(), () -> find(id));
    boolean known = kind(venue).checks().stream().anyMatch(check -> check.list().equals(list));
    if (!known) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return checkForm(shell, venue, acts.checklist(list)).show();
  }

  @PostMapping(ONE + "/check/{list}")
  ModelAndView check(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String list,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    return act(shell, user, id, venue -> acts.check(user, venue, list, form));
  }

  @PostMapping(ONE)
  ModelAndView tell(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    return act(
        shell,
        user,
        id,
        venue -> {
          if (!form.getOrDefault("price", "").isBlank()) {
            acts.quote(user, venue, form);
          }
          String rank = form.getOrDefault("rank", "");
          if (!rank.isBlank()) {
            acts.refuseVisitor(user, venue, rank);
          }
        });
  }

  private ModelAndView act(Shell shell, CurrentUser user, UUID id, Consumer<Venue> what) {
    Venue venue = transactions.in(user.prefixes(), () -> find(id));
    try {
      transactions.in(
          user.prefixes(),
          () -> {
            what.accept(venue);
            return true;
          });
      return new ModelAndView("redirect:" + shell.link(VenuesDesk.PAGE + "/" + id));
    } catch (VenueRefused refused) {
      String not = shell.t("venue.wrong." + refused.field());
      return transactions.in(user.prefixes(), () -> page(shell, user, venue, not)).show();
    }
  }

  private Venue find(UUID id) {
    return venues.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private VenueKind kind(Venue venue) {
    return venues.rules().kind(venue.kind()).orElseThrow();
  }

  private FormPage page(Shell shell, CurrentUser user, Venue venue, @Nullable String refusal) {
    VenueKind kind = kind(venue);
    List<Field> fields = new ArrayList<>();
    boolean may = user.may(Permission.DO_DUTY);
    if (kind.goods() && may) {
      List<Field.Option> goods =
          venues.rules().goods().stream()
              .map(good ->
                  new Field.Option(
                      good.id(),
                      VenuesDesk.said(shell, good.name())
                          + " · "
                          + VenuesDesk.said(shell, good.unit())))
              .toList();
      fields.add(
          new Field("good", "select", shell.t("venue.good"), null, "", null, goods, null, false));
      fields.add(Field.of("price", "decimal", shell.t("venue.price"), ""));
      fields.add(Field.of("days", "decimal", shell.t("venue.days"), ""));
    }
    if (kind.closed() && may) {
      List<Field.Option> ranks =
          VenueActs.RANKS.stream()
              .map(rank -> new Field.Option(rank, shell.texts().word("venue.rank", rank)))
              .toList();
      fields.add(
          Field.choice("rank", shell.t("venue.rank"), "", ranks).hint(shell.t("venue.rank.hint")));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(today(shell, user, venue, kind));
    reopening.block(shell, user, venue, kind).ifPresent(blocks::add);
    blocks.add(history(shell, venue));
    return new FormPage(
        shell,
        head(shell, venue, kind),
        VenuesDesk.PAGE + "/" + venue.id(),
        List.of(),
        fields,
        Map.of(),
        shell.t("venue.keep"),
        refusal,
        blocks);
  }

  private Head head(Shell shell, Venue venue, VenueKind kind) {
    long refused =
        venues.refused(venue.id(), shell.console().now().minus(MONTH)).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    String says =
        kind.closed()
            ? shell.t("venue.closed.says", VenuesDesk.said(shell, kind.name()), refused)
            : VenuesDesk.said(shell, kind.name());
    return new Head(
        venue.called(),
        says,
        List.of(),
        new Link(shell.t("door.venues"), shell.link(VenuesDesk.PAGE)));
  }

  private Block today(Shell shell, CurrentUser user, Venue venue, VenueKind kind) {
    Instant now = shell.console().now();
    LocalDate day = Days.of(now);
    List<VenueCheck> checks =
        venues.checks(List.of(venue.id()), day).getOrDefault(venue.id(), List.of());
    List<Row> rows = new ArrayList<>();
    for (VenueKind.Check check : kind.checks()) {
      boolean may = user.may(Permission.DO_DUTY);
      String at = VenuesDesk.PAGE + "/" + venue.id() + "/check/" + check.list();
      String to = may ? shell.link(at) : null;
      String title = VenuesDesk.said(shell, acts.checklist(check.list()).title());
      rows.add(
          new Row(
              to,
              List.of(
                  new Cell(to == null ? "text" : "subject", title, when(shell, check), to, false),
                  VenuesDesk.cell(shell, state(check, checks, day, now), ""))));
    }
    return new Block(
        shell.t("venue.today"),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("venue.list")), Listing.Column.of(shell.t("venue.checks"))),
        rows,
        shell.t("venue.no.checks"));
  }

  private static String when(Shell shell, VenueKind.Check check) {
    return check.by() == null ? shell.t("venue.each") : shell.t("venue.by", check.by());
  }

  private Block history(Shell shell, Venue venue) {
    List<Row> rows = new ArrayList<>();
    for (VenueCheck one : venues.history(venue.id(), CHECKS)) {
      Checklist list = acts.checklist(one.list());
      List<String> failed =
          list.items().stream()
              .filter(item -> one.failed().contains(item.id()))
              .map(item -> VenuesDesk.said(shell, item.wording()))
              .toList();
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.language().moment(LocalDateTime.ofInstant(one.at(), Days.ZONE))),
                  Cell.of(VenuesDesk.said(shell, list.title())),
                  Cell.of(
                      failed.isEmpty()
                          ? shell.texts().word("venue.state", "done")
                          : String.join(shell.t("logic.comma"), failed)))));
    }
    return new Block(
        shell.t("venue.history"),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("hotline.since")),
            Listing.Column.of(shell.t("venue.list")),
            Listing.Column.of(shell.t("venue.failed"))),
        rows,
        shell.t("venue.no.history"));
  }

  private FormPage checkForm(Shell shell, Venue venue, Checklist list) {
    List<Field> fields = new ArrayList<>();
    for (Checklist.Item item : list.items()) {
      String name = "item-" + item.id();
      String label = VenuesDesk.said(shell, item.wording());
      Field field =
          switch (item.kind()) {
            case YES_NO ->
                Field.choice(
                    name,
                    label,
                    "",
                    List.of(
                        new Field.Option("true", shell.t("venue.yes")),
                        new Field.Option("false", shell.t("venue.no"))));
            case NUMBER -> Field.of(name, "decimal", label, "");
            case TEXT -> Field.of(name, "lines", label, "");
          };
      fields.add(
          item.cites().map(cite -> field.hint(VenuesDesk.said(shell, cite.says()))).orElse(field));
    }
    return new FormPage(
        shell,
        new Head(
            VenuesDesk.said(shell, list.title()),
            shell.t("venue.check.says", venue.called()),
            List.of(),
            new Link(venue.called(), shell.link(VenuesDesk.PAGE + "/" + venue.id()))),
        VenuesDesk.PAGE + "/" + venue.id() + "/check/" + list.id(),
        List.of(),
        fields,
        Map.of(),
        shell.t("venue.check.keep"),
        null,
        List.of());
  }

  @GetMapping(VenuesDesk.PAGE + "/prices")
  ModelAndView prices(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> pricePage(shell)).show();
  }

  private ListPage pricePage(Shell shell) {
    List<Row> rows = new ArrayList<>();
    int alerts = 0;
    for (Quote quote : venues.quotes(shell.ground().code(), ROWS)) {
      VenueRules.Good good = venues.rules().good(quote.good()).orElse(null);
      Venue venue = venues.find(quote.venue()).orElse(null);
      if (good != null && venue != null) {
        boolean jumped = PriceWatch.jumped(good, quote.before(), quote.price());
        boolean scarce = PriceWatch.scarce(good, quote.days());
        alerts += jumped || scarce ? 1 : 0;
        rows.add(row(shell, quote, good, venue));
      }
    }
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of(shell.t("venue.good")),
                Listing.Column.of(shell.t("venue.called")),
                Listing.Column.number(shell.t("venue.price")),
                Listing.Column.of(shell.t("venue.alert")),
                Listing.Column.minor(shell.t("hotline.since"))),
            List.of(),
            shell.t("venue.quotes", rows.size()),
            null,
            null,
            List.of(),
            rows.isEmpty()
                ? new Empty(shell.t("venue.no.quotes"), shell.t("venue.no.quotes.says"), null)
                : null);
    Head head =
        new Head(
            shell.t("venue.prices"),
            shell.t("venue.prices.says", alerts),
            List.of(),
            new Link(shell.t("door.venues"), shell.link(VenuesDesk.PAGE)));
    return new ListPage(shell, head, List.of(), listing, rows, false);
  }

  private static Row row(Shell shell, Quote quote, VenueRules.Good good, Venue venue) {
    List<String> alerts = new ArrayList<>();
    if (PriceWatch.jumped(good, quote.before(), quote.price())) {
      alerts.add(
          shell.t("venue.jumped", PriceWatch.change(quote.before().orElseThrow(), quote.price())));
    }
    if (PriceWatch.scarce(good, quote.days())) {
      alerts.add(shell.t("venue.scarce", quote.days().orElseThrow()));
    }
    return new Row(
        shell.link(VenuesDesk.PAGE + "/" + venue.id()),
        List.of(
            Cell.of(VenuesDesk.said(shell, good.name())),
            Cell.said(venue.called()),
            Cell.number(quote.price().toPlainString(), null),
            alerts.isEmpty()
                ? Cell.of("–")
                : Cell.tag("act", String.join(shell.t("logic.comma"), alerts)),
            Cell.minor(shell.language().moment(LocalDateTime.ofInstant(quote.at(), Days.ZONE)))));
  }
}
