package lianfang.web.firms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lianfang.enterprise.FirmCounts;
import lianfang.enterprise.FirmFollowUps;
import lianfang.enterprise.FirmQuery;
import lianfang.enterprise.FirmScope;
import lianfang.enterprise.FirmState;
import lianfang.enterprise.Share;
import lianfang.enterprise.SupportPolicies;
import lianfang.enterprise.Timetable;
import lianfang.enterprise.Timetables;
import lianfang.situation.ObjectClasses;
import lianfang.situation.scheme.ClassScheme;
import lianfang.web.cases.Said;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The tables of the way back to work: by area, scope, industry and class, late, not inspected. */
@Component
@Lazy
class FirmBlocks {

  private static final int COUNTY = 6;
  private static final int FIRST = 10;
  private static final int HASH = 12;

  private final FirmCounts counts;
  private final Timetables timetables;
  private final ObjectClasses classes;
  private final Subjects subjects;
  private final FirmWords words;
  private final FirmListsDesk lists;

  FirmBlocks(
      FirmCounts counts,
      Timetables timetables,
      ObjectClasses classes,
      Subjects subjects,
      FirmWords words,
      FirmListsDesk lists) {
    this.counts = counts;
    this.timetables = timetables;
    this.classes = classes;
    this.subjects = subjects;
    this.words = words;
    this.lists = lists;
  }

  private static List<Listing.Column> columns(Shell shell, String first) {
    return List.of(
        Listing.Column.of(first),
        Listing.Column.number(shell.t("firms.whole")),
        Listing.Column.number(shell.t("firms.atwork")),
        new Listing.Column(shell.t("firms.neverstopped"), true, true),
        new Listing.Column(shell.t("firms.applied"), true, true),
        Listing.Column.number(shell.t("firms.share")));
  }

  /**
   * A line of which each number leads to the firms that it counts.
   *
   * @param counted what the list asks for; empty where no address can ask for just these
   */
  private static Row row(Shell shell, String name, FirmCounts.Group group, List<String> counted) {
    Share share = group.atWork();
    @Nullable String whole = list(shell, counted, "");
    return new Row(
        whole,
        List.of(
            whole == null ? Cell.of(name) : Cell.subject(name, null, whole),
            number(shell, group.whole(), whole),
            number(shell, share.part(), list(shell, counted, "work")),
            of(shell, group, FirmState.NEVER_STOPPED, counted),
            of(shell, group, FirmState.APPLIED, counted),
            Cell.number(FirmWords.percent(shell, share), null)));
  }

  private static Cell of(
      Shell shell, FirmCounts.Group group, FirmState state, List<String> counted) {
    return number(shell, group.in(state), list(shell, counted, state.word())).asMinor();
  }

  private static Cell number(Shell shell, long count, @Nullable String href) {
    return Cell.number(shell.language().number(count), count == 0 ? null : href);
  }

  private static @Nullable String list(Shell shell, List<String> counted, String state) {
    if (counted.isEmpty()) {
      return null;
    }
    List<String> words = new ArrayList<>(counted);
    words.addAll(List.of("state", state));
    return shell.link(FirmsDesk.LIST, words.toArray(String[]::new));
  }

  /** The scope as an address names it. */
  private static String scope(FirmScope scope) {
    return scope == FirmScope.ALL ? "" : scope.word();
  }

  Block areas(Shell shell, FirmScope scope) {
    String area = shell.ground().code();
    boolean townships = area.length() >= COUNTY;
    FirmCounts.By by = townships ? FirmCounts.By.TOWNSHIP : FirmCounts.By.COUNTY;
    List<Row> rows = new ArrayList<>();
    for (FirmCounts.Group one : counts.groups(area, scope, by, shell.console().on())) {
      boolean above = one.key().equals(area);
      String name = above ? shell.t("firms.tiles.rest") : subjects.name(shell, one.key());
      List<String> counted = above ? List.of() : List.of("area", one.key(), "scope", scope(scope));
      rows.add(row(shell, name, one, counted));
    }
    return new Block(
        shell.t(townships ? "firms.bytownship" : "firms.bycounty"),
        footer(shell, scope),
        null,
        columns(shell, shell.t("firms.area")),
        rows,
        shell.t("firms.block.none"));
  }

  private static String footer(Shell shell, FirmScope scope) {
    return shell.t(
        "firms.footer",
        shell.texts().word("firm.scope", scope.word()),
        shell.language().full(shell.console().on()));
  }

  Block scopes(Shell shell) {
    List<Row> rows = new ArrayList<>();
    for (FirmScope scope : FirmScope.values()) {
      FirmCounts.Group group = counts.at(shell.ground().code(), scope, shell.console().on());
      String name = shell.texts().word("firm.scope", scope.word());
      rows.add(row(shell, name, group, List.of("scope", scope(scope))));
    }
    return new Block(
            shell.t("firms.byscope"),
            shell.t("firms.byscope.footer", shell.language().full(shell.console().on())),
            null,
            columns(shell, shell.t("firms.scope")),
            rows,
            "")
        .stacked();
  }

  Block sections(Shell shell, FirmScope scope) {
    List<Row> rows = new ArrayList<>();
    for (FirmCounts.Group one :
        counts.groups(shell.ground().code(), scope, FirmCounts.By.SECTION, shell.console().on())) {
      boolean known = !one.key().isEmpty();
      List<String> counted =
          known ? List.of("industry", one.key(), "scope", scope(scope)) : List.of();
      rows.add(row(shell, words.industry(shell, one.key()), one, counted));
    }
    return new Block(
        shell.t("firms.byindustry"),
        footer(shell, scope),
        null,
        columns(shell, shell.t("firms.industry")),
        rows,
        shell.t("firms.block.none"));
  }

  Block classes(Shell shell, FirmScope scope) {
    LocalDate day = shell.console().on();
    String area = shell.ground().code();
    List<Row> rows = new ArrayList<>();
    for (ClassScheme scheme : classes.schemes()) {
      if (!scheme.kinds().contains("firm") || !scheme.holds(area, day)) {
        continue;
      }
      for (FirmCounts.Group one : counts.byClass(area, scope, scheme.id(), day)) {
        String name =
            scheme
                .find(one.key())
                .map(found -> Said.of(shell, scheme.title()) + " · " + Said.of(shell, found.name()))
                .orElse(Said.of(shell, scheme.title()) + " · " + shell.t("firms.noclass"));
        String only = one.key().isEmpty() ? FirmQuery.NO_CLASS : one.key();
        rows.add(
            row(
                shell,
                name,
                one,
                List.of("scheme", scheme.id(), "class", only, "scope", scope(scope))));
      }
    }
    return new Block(
        shell.t("firms.byclass"),
        footer(shell, scope),
        new Link(shell.t("firms.classes"), shell.link("/situation/classes")),
        columns(shell, shell.t("firms.class")),
        rows,
        shell.t("firms.byclass.none"));
  }

  /** The first of the late applications; all of them are a list of their own. */
  Block late(Shell shell, int all) {
    return new Block(
            shell.t("firms.late.title", all),
            shell.t("firms.late.footer"),
            whole(shell, FirmListsDesk.LATE, all),
            FirmListsDesk.lateColumns(shell),
            first(lists.late(shell, FIRST)),
            shell.t("firms.late.none"))
        .stacked();
  }

  /** 双责任制: the first of the firms to which nobody came since they opened. */
  Block missed(Shell shell, List<Row> missed) {
    return new Block(
            shell.t("firms.not-inspected.title", missed.size()),
            shell.t("firms.not-inspected.footer", FirmFollowUps.DAYS),
            whole(shell, FirmListsDesk.MISSED, missed.size()),
            FirmListsDesk.missedColumns(shell),
            first(missed),
            shell.t("firms.not-inspected.none"))
        .stacked();
  }

  private static @Nullable Link whole(Shell shell, String path, int all) {
    return all == 0 ? null : new Link(shell.t("firms.wholelist", all), shell.link(path));
  }

  private static List<Row> first(List<Row> rows) {
    return rows.subList(0, Math.min(FIRST, rows.size()));
  }

  Block policies(Shell shell) {
    String area = shell.ground().code();
    Map<String, Long> taken = counts.takeUp(area, shell.console().on());
    List<Row> rows = new ArrayList<>();
    for (SupportPolicies document : words.policies(area)) {
      for (SupportPolicies.Policy one : document.policies()) {
        String title = shell.language() == Language.ZH ? document.titleZh() : document.titleEn();
        String text = shell.language() == Language.ZH ? one.textZh() : one.textEn();
        String href =
            taken.containsKey(one.id())
                ? shell.link(FirmListsDesk.POLICY, "policy", one.id())
                : null;
        String name = shell.t("firms.policy.number", title, one.number());
        rows.add(
            new Row(
                href,
                List.of(
                    href == null ? Cell.of(name) : Cell.subject(name, null, href),
                    text == null ? Cell.tag("tag", shell.t("firms.policy.unknown")) : Cell.of(text),
                    Cell.number(shell.language().number(taken.getOrDefault(one.id(), 0L)), null))));
      }
    }
    return new Block(
        shell.t("firms.policies"),
        shell.t("firms.policies.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("firms.policy")),
            Listing.Column.of(shell.t("firms.policy.text")),
            Listing.Column.number(shell.t("firms.policy.taken"))),
        rows,
        shell.t("firms.policies.none"));
  }

  /** The timetable that holds, and how many came before it. */
  Block timetable(Shell shell, String area) {
    Optional<Timetables.Published> holding = timetables.holding(area);
    List<Row> rows = new ArrayList<>();
    for (Timetable.Line line : holding.map(one -> one.timetable().lines()).orElse(List.of())) {
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(words.industry(shell, line.industry())),
                  Cell.of(shell.language().full(line.from())),
                  Cell.of(line.condition().isEmpty() ? "—" : line.condition()))));
    }
    return new Block(
        shell.t("firms.timetable"),
        holding
            .map(one ->
                shell.t(
                    "firms.timetable.footer",
                    one.timetable().organ(),
                    one.timetable().cites(),
                    FirmWords.moment(shell, one.at()),
                    one.hash().substring(0, 12),
                    timetables.of(one.timetable().area()).size()))
            .orElse(null),
        new Link(shell.t("firms.public"), shell.link("/resumption")),
        List.of(
            Listing.Column.of(shell.t("firms.industry")),
            Listing.Column.of(shell.t("firms.timetable.from")),
            Listing.Column.of(shell.t("firms.timetable.condition"))),
        rows,
        shell.t("firms.timetable.none"));
  }

  /** 沿革: all timetables of the area, each with the one whose place it took; none was changed. */
  Block lineage(Shell shell, String area) {
    List<Row> rows = new ArrayList<>();
    for (Timetables.Published one : timetables.of(area)) {
      String replaces = one.replaces();
      String lines =
          one.timetable().lines().stream()
              .map(line -> line.industry() + " " + shell.language().day(line.from()))
              .collect(Collectors.joining(" · "));
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(one.hash().substring(0, HASH)),
                  Cell.of(replaces == null ? "—" : replaces.substring(0, HASH)),
                  Cell.of(FirmWords.moment(shell, one.at())),
                  Cell.said(one.timetable().organ()),
                  Cell.of(lines),
                  Cell.said(one.timetable().cites()).asMinor())));
    }
    return new Block(
            shell.t("firms.lineage"),
            shell.t("firms.lineage.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("firms.lineage.number")),
                Listing.Column.of(shell.t("firms.lineage.replaces")),
                Listing.Column.of(shell.t("firms.lineage.at")),
                Listing.Column.of(shell.t("grades.organ")),
                Listing.Column.of(shell.t("firms.timetable")),
                Listing.Column.minor(shell.t("firms.cites"))),
            rows,
            shell.t("firms.timetable.none"))
        .stacked();
  }
}
